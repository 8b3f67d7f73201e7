"""Decides who may start a translation, and makes the drafts it needs: never an alias, never live."""

from typing import Any

from wagtail.models import Locale, Page


def nearest_parent(page: Any, locale: Locale) -> Page | None:
    """Return the translation of the closest ancestor that exists in the language."""
    keys = page.get_ancestors().order_by().values("translation_key")
    return Page.objects.filter(translation_key__in=keys, locale=locale).order_by("-depth").first()


def may_translate(user: Any, page: Any, locale: Locale) -> bool:
    """Say whether the user may add the translation of the page: the right to add below its parent in that language."""
    if not user.is_active or not hasattr(page, "fact_fields") or page.locale_id == locale.pk:
        return False
    parent = nearest_parent(page, locale)
    return parent is not None and parent.permissions_for_user(user).can_add_subpage()


def ensure_parents(page: Any, locale: Locale, user: Any = None) -> None:
    """Make a draft translation of every missing ancestor, from the top down."""
    for ancestor in page.get_ancestors().filter(depth__gt=2).order_by("depth"):
        if not Page.objects.filter(translation_key=ancestor.translation_key, locale=locale).exists():
            start_translation(ancestor.specific, locale, user)


def start_translation(page: Any, locale: Locale, user: Any = None) -> Any:
    """Return a new draft translation of the page, with the source's words to write over and no facts."""
    ensure_parents(page, locale, user)
    draft = page.copy_for_translation(locale)
    if user is not None:
        type(draft).objects.filter(pk=draft.pk).update(owner=user)
        draft.owner = user
    return draft
