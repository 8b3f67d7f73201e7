"""Decides whose translations a member of staff sees: of the pages, and into the languages, that they have rights on."""

from typing import Any

from django.db.models import Q
from wagtail.models import GroupPagePermission, Page

from .. import languages

RIGHTS = ("add_page", "change_page", "publish_page")


def scopes(user: Any, rights: tuple[str, ...] = RIGHTS) -> dict[str, Q]:
    """Return, by language, which sources the user sees there; a language without any is absent (two statements)."""
    if not user.is_active:
        return {}
    if user.is_superuser:
        return {code: Q() for code in languages.codes()}
    granted = GroupPagePermission.objects.filter(group__user=user, permission__codename__in=rights)
    roots = Page.objects.filter(pk__in=granted.values("page")).values_list("depth", "locale_id", "translation_key")
    families: dict[str, set[Any]] = {}
    everywhere = False
    for depth, locale_id, key in roots:
        everywhere |= depth == 1
        families.setdefault(languages.code_of_locale(locale_id), set()).add(key)
    if everywhere:
        return {code: Q() for code in languages.codes()}
    return {code: _below(families[code]) for code in languages.codes() if code in families}


def _below(keys: set[Any]) -> Q:
    found = Q(pk__in=[])
    for path in Page.objects.filter(translation_key__in=keys).values_list("path", flat=True):
        found |= Q(path__startswith=path)
    return found
