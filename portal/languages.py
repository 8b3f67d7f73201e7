"""Decides which languages readers have, their direction, and which one an address or a reader asks for."""

from functools import lru_cache
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.models import Locale

RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "fa"})


def codes() -> list[str]:
    """Return the codes of the languages of the public pages, the default one first."""
    return [code for code, _name in settings.LANGUAGES]


def others(language: str) -> list[str]:
    """Return the codes of the languages that are not ``language``."""
    return [code for code in codes() if code != language]


def direction(language: str) -> str:
    """Return ``rtl`` or ``ltr``."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def own_name(language: str) -> str:
    """Return what speakers of the language call it."""
    return str(dict(settings.LANGUAGES).get(language, language))


def current() -> str:
    """Return the code of the active language, or the default where another one is active."""
    active = (translation.get_language() or "").split("-")[0]
    return active if active in codes() else settings.LANGUAGE_CODE


def of_path(path: str) -> str | None:
    """Return the language an address names in its first part, or None."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in codes() else None


def preferred(cookie: str | None, accept: str) -> str:
    """Return the reader's language from the cookie, then from an Accept-Language header, then the default."""
    if cookie in codes():
        return str(cookie)
    for wanted, _weight in parse_accept_lang_header(accept.lower()):
        if wanted.split("-")[0] in codes():
            return wanted.split("-")[0]
    return settings.LANGUAGE_CODE


@lru_cache(maxsize=32)
def code_of_locale(locale_id: int) -> str:
    """Return the language code of a locale row; the answer is kept until a locale is saved or deleted."""
    return Locale.objects.values_list("language_code", flat=True).get(pk=locale_id)


@lru_cache(maxsize=32)
def locale_id_of(language: str) -> int | None:
    """Return the key of the locale row of a language, or None before the tree is set up."""
    return Locale.objects.filter(language_code=language).values_list("pk", flat=True).first()


def forget_locales() -> None:
    """Drop what is kept about locale rows."""
    code_of_locale.cache_clear()
    locale_id_of.cache_clear()
