"""Connects what the newsroom does when pages are begun; each receiver calls a named function."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import init_new_page

from .models import PressReleasePage
from .release_start import start_release


@receiver(init_new_page)
def on_new_page(page: Any, parent: Any, **kwargs: Any) -> None:
    """Begin a new release with the standing parts; the hook before has noted which on the same parent."""
    if isinstance(page, PressReleasePage):
        start_release(page, getattr(parent, "chosen_template", None))
