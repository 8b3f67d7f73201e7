"""Decides what the home page offers: where there are centres, what they offer, and what is new."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from centres.hours.book import HoursBook
from centres.hours.changes import closure_words
from centres.models import CentrePage, Governorate, Kind, ServicePage
from news.models import AwarenessMaterialPage, PressReleasePage
from portal.dates import say_date
from portal.labels import label

CENTRES_SHOWN = 10
RELEASES_SHOWN = 3
MATERIALS_SHOWN = 2

# (name, address, note, language of the name when it is not the reader's)
Row = tuple[str, str, str, str]


def front_context(language: str) -> dict[str, Any]:
    """Return governorates, kinds, centres and the latest for readers of the language: at most eight statements.

    Governorates and kinds are (key, name), tiles (key, name, pictogram), centres and latest rows as
    ``components/rows.html`` shows them.
    """
    governorates, kinds = _choices(language)
    return {
        "notice_subjects": {("home", None)},
        "governorates": governorates,
        "kinds": [(key, name) for key, name, _icon in kinds],
        "tiles": kinds,
        "centres": _centres(language),
        "latest": [*_releases(language), *_materials(language)],
        "centres_path": f"/{language}/centres/",
    }


def _choices(language: str) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """Return the governorates that have centres and the kinds that are offered, fetched together as one statement.

    Sensitive kinds are not on the first page, where a tap would show an onlooker what is asked for.
    """
    centres = CentrePage.objects.public(language)
    services = ServicePage.objects.public(language)
    governorates = Governorate.objects.filter(Exists(centres.filter(governorate=OuterRef("pk"))))
    is_offered = Exists(services.filter(kind=OuterRef("pk"))) | Exists(centres.filter(kinds=OuterRef("pk")))
    kinds = Kind.objects.filter(is_offered, is_sensitive=False)
    rows = list(_terms(governorates, "governorate", "code").union(_terms(kinds, "kind", "icon"), all=True))
    rows.sort(key=lambda row: (row[1], row[2]))
    named = [(which, key, label(labels, language), more) for which, _order, key, labels, more in rows]
    return (
        [(key, name) for which, key, name, _code in named if which == "governorate"],
        [(key, name, icon) for which, key, name, icon in named if which == "kind"],
    )


def _terms(terms: QuerySet[Any], which: str, more: str) -> QuerySet[Any]:
    """Return (list, order, key, labels, one more column) of a controlled list, in the shape that a union needs."""
    named = terms.order_by().annotate(which=Value(which, output_field=CharField()))
    return named.values_list("which", "order", "key", "labels", more)


def _centres(language: str) -> list[Row]:
    """Return the first centres in the network's order; of a hidden address only the governorate is told."""
    pages = CentrePage.objects.public(language).select_related("place", "governorate")
    shown = list(pages.order_by("governorate__order", "ordinal", "path")[:CENTRES_SHOWN])
    now = timezone.now()
    book = HoursBook.of(shown, now=now)
    closed = {page.pk: closure_words(book.centre(page), language, now) for page in shown}
    return _rows(((page, _noted(_where(page, language), closed[page.pk])) for page in shown), language)


def _noted(where: str, closed: str) -> str:
    """Return where a centre is, and that it was closed at once."""
    return " | ".join(filter(None, (where, closed)))


def _where(page: CentrePage, language: str) -> str:
    names = [label(point.labels, language) for point in (page.place, page.governorate) if point is not None]
    if page.address_hidden:
        names = names[-1:] if page.governorate else []
    return _(", ").join(dict.fromkeys(names))


def _releases(language: str) -> list[Row]:
    pages = PressReleasePage.objects.public(language).order_by("-issued_on", "-path")[:RELEASES_SHOWN]
    return _rows(((page, _said(_("Press release"), page.issued_on, language)) for page in pages), language)


def _materials(language: str) -> list[Row]:
    pages = (
        AwarenessMaterialPage.objects.public(language).select_related("topic").order_by("-first_published_at", "-path")
    )
    return _rows(
        ((page, _said(_("Awareness material"), page.topic, language)) for page in pages[:MATERIALS_SHOWN]), language
    )


def _said(kind: str, more: Any, language: str) -> str:
    """Return the kind of page with its date or topic; no middle dot, which reads as a zero beside Arabic digits."""
    if more is None:
        return kind
    return f"{kind} | {label(more.labels, language) if hasattr(more, 'labels') else say_date(more, language)}"


def _rows(pages: Iterable[tuple[Any, str]], language: str) -> list[Row]:
    rows = []
    for page, note in pages:
        foreign = "" if page.words.language == language else page.words.language
        rows.append((page.words.title, page.address_in(language), note, foreign))
    return rows
