"""What the admin's own pages say of translations before something is done."""

from typing import Any

from django import template

from ..translation import consequences

register = template.Library()


@register.filter
def what_unpublishing_does(page: Any) -> list[str]:
    """Return what unpublishing the page does to its translations."""
    return consequences.unpublishing(page)


@register.filter
def whom_privacy_concerns(page: Any) -> list[str]:
    """Return for which languages a restriction of the page holds."""
    return consequences.privacy(page) if page else []
