"""Connects what the portal does when pages and locales change; each receiver calls a named function."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Revision
from wagtail.signals import copy_for_translation_done, page_published, page_unpublished, post_page_move

from . import languages
from .embargo import note_draft
from .mentions import tell_of_change
from .models import ControlledTerm, GlossaryEntry, ShortAddress, UrgentNotice
from .notices import shown
from .pictures_shown import make_renditions_of
from .previews.links import revoke_all
from .signals import spellings_changed
from .translation.currency import note_published
from .translation.embargo import follow_schedule
from .translation.lifecycle import follow_down, follow_move, follow_up
from .translation.memory import remember
from .translation.sources import adopt_translation
from .upkeep.noting import note_public, note_taken_down


@receiver(copy_for_translation_done)
def on_copy_for_translation(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """Name the source and drop the facts of a fresh translation."""
    adopt_translation(source_obj, target_obj)


@receiver(page_published)
def on_published(instance: Any, revision: Any, **kwargs: Any) -> None:
    """Give a page set its permanent address and keep its translation; Wagtail also says so when one is scheduled."""
    make_renditions_of(instance)
    note_published(revision, is_live=instance.live_revision_id == revision.pk)
    if instance.live:
        ShortAddress.of(instance.translation_key)
        revoke_all(instance)
        follow_up(instance)
        remember(instance)
        note_public(instance)
    else:
        follow_schedule(instance)


@receiver(page_unpublished)
def on_unpublished(instance: Any, **kwargs: Any) -> None:
    """Take the translations down with their source."""
    follow_down(instance)
    note_taken_down(instance)


@receiver(post_page_move)
def on_moved(instance: Any, parent_page_before: Any, parent_page_after: Any, **kwargs: Any) -> None:
    """Move the translations with their source."""
    follow_move(instance.specific, parent_page_before, parent_page_after)


@receiver(post_save)
def on_term_changed(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    """Tell of a new label of a controlled list."""
    if isinstance(instance, ControlledTerm) and not created:
        tell_of_change(instance)


@receiver([post_save, post_delete], sender=Locale)
def on_locale_changed(**kwargs: Any) -> None:
    """Forget what is kept of locale rows."""
    languages.forget_locales()


@receiver([post_save, post_delete], sender=GlossaryEntry)
def on_glossary_changed(sender: Any, **kwargs: Any) -> None:
    """Tell of other spellings."""
    spellings_changed.send(sender)


@receiver(post_save, sender=Revision)
def on_revision_saved(instance: Any, created: bool = False, **kwargs: Any) -> None:
    """Note which files a draft names: they are held back until it is public."""
    if created:
        note_draft(instance)


@receiver([post_save, post_delete], sender=UrgentNotice)
def on_notice_changed(**kwargs: Any) -> None:
    """Let the next page ask which notices are up."""
    shown.forget()
