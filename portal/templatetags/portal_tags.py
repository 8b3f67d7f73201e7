"""What templates ask for: dates and numbers in the reader's language, addresses of page sets, plain paragraphs."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html

from .. import dates, languages, letters
from ..isolating import with_phones_in_order
from ..labels import label as label_of
from ..pictograms import strokes
from ..roles import ADMIN_ACCESS

register = template.Library()


@register.filter
def spoken_date(day: date | None, language: str | None = None) -> str:
    """Write ``20 September 2019`` or ``٢٠ أيلول ٢٠١٩``."""
    return dates.say_date(day, language or languages.current()) if day else ""


@register.filter
def weekday_date(day: date | None, language: str | None = None) -> str:
    """Write a date with its day of the week."""
    language = language or languages.current()
    pattern = "EEEE d MMMM y"
    return dates.say_date(day, language, pattern) if day else ""


@register.filter
def spoken_moment(moment: datetime | None, language: str | None = None) -> str:
    """Write date and time of day, in Baghdad time."""
    return dates.say_moment(moment, language or languages.current()) if moment else ""


@register.filter
def number(value: int | float | Decimal, language: str | None = None) -> str:
    """Write a number with the language's digits and separators."""
    return dates.say_number(value, language or languages.current())


@register.filter
def digits(text: str, language: str | None = None) -> str:
    """Write the digits of a text as the language does."""
    return dates.digits(str(text), language or languages.current())


@register.filter(is_safe=True)
def message(text: str, language: str | None = None) -> str:
    """Write the numbers of a message as the language does; phones, names and codes stay."""
    return dates.digits_of_message(str(text), language or languages.current())


@register.filter
def size(octets: int, language: str | None = None) -> str:
    """Write a file's size."""
    return dates.say_size(octets, language or languages.current())


@register.filter
def label(labels: Any, language: str | None = None) -> str:
    """Return a controlled list's label in the active language; takes the entry or its labels."""
    return label_of(getattr(labels, "labels", labels), language)


@register.filter
def address(page: Any, language: str) -> str:
    """Return the address of a page set for readers of the language."""
    return str(page.address_in(language))


@register.filter
def address_for(page: Any, person: Any) -> str:
    """Return where somebody changes the page: the admin, or the desk for those who may not enter the admin."""
    desk = "" if enters_admin(person) else page.desk_path(languages.current())
    return desk or reverse("wagtailadmin_pages:edit", args=[page.pk])


@register.filter
def letter_title(page: Any) -> str:
    """Return what a letter calls a page."""
    return letters.title_in_letter(page)


@register.filter
def may_be_named(page: Any) -> bool:
    """Say whether a letter may tell of a page more than where to read it after sign-in."""
    return letters.may_be_named(page)


@register.filter
def enters_admin(person: Any) -> bool:
    """Say whether somebody may enter the admin; a partner's people may not."""
    return bool(person.has_perm(ADMIN_ACCESS))


@register.filter
def lines(text: str) -> list[str]:
    """Return the lines of a text that hold something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


@register.filter
def formatted(text: str) -> SafeString:
    """Return stored rich text as HTML, its internal links resolved (it was cleaned when it was saved)."""
    return with_phones_in_order(SafeString(expand_db_html(text or "")))


@register.filter
def phones_in_order(text: RichText) -> SafeString:
    """Return the rich text of a block as HTML, in which phones are read from left to right."""
    return with_phones_in_order(SafeString(text))


@register.filter
def dir_of(language: str) -> str:
    """Return the direction of a language."""
    return languages.direction(language)


@register.filter
def own_name(language: str) -> str:
    """Return what speakers call the language."""
    return languages.own_name(language)


@register.simple_tag
def pictogram(shape: str) -> SafeString:
    """Return the strokes of a pictogram; a plain shape where the name is none of ours."""
    return mark_safe(strokes(str(shape or "")))  # noqa: S308
