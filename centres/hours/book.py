"""Answers what the hours of any set of centres and services are, from one statement for all of their layers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from wagtail.models import Page

from ..choices import PresetKind
from .evaluate import Cause, in_baghdad
from .layer_rows import OF_CENTRE, OF_SERVICE, LayerRow, layer_rows
from .layers import ONE_DAY, DatedRule, Hours, Shut

# A night that began the day before yesterday is over; nothing older says anything of today.
DAYS_BACK = 2
CLOSED_VALUE = "off"
CAUSES = {PresetKind.HOLIDAY.value: Cause.HOLIDAY, PresetKind.RAMADAN.value: Cause.RAMADAN}
# A holiday lies over a season that it falls into.
PRESET_ORDER = (Cause.HOLIDAY, Cause.RAMADAN)

# Whose page a row is moderated with.
OWNERS: dict[str, Callable[[LayerRow], int | None]] = {
    OF_CENTRE: lambda row: row.centre,
    OF_SERVICE: lambda row: row.service,
}

# A centre and a service; None stands for any.
About = tuple[int | None, int | None]


class HoursBook:
    """The hours of centres and services: ask it for one of those it was made for."""

    def __init__(self, rows: Iterable[LayerRow]) -> None:
        self._shut: dict[About, list[Shut]] = defaultdict(list)
        self._exceptions: dict[About, list[DatedRule]] = defaultdict(list)
        self._presets: dict[int | None, list[DatedRule]] = defaultdict(list)
        self._confirmed: dict[int, set[str]] = defaultdict(set)
        self._working: dict[int | None, set[str]] = defaultdict(set)
        for row in rows:
            self._read(row)

    @classmethod
    def of(
        cls, centres: Iterable[Any] | None, services: Iterable[Any] | None = (), *, now: datetime, mark: bool = True
    ) -> HoursBook:
        """Return the book of these pages (source rows; None stands for all) as it is known at a moment.

        One statement, whatever is asked for. Without ``mark`` it is not looked up which presets are confirmed. A page
        that was put together from a revision brings its dated exceptions along, as a preview has to show them.
        """
        since = in_baghdad(now).date() - DAYS_BACK * ONE_DAY
        of_centres, of_services = (None if pages is None else list(pages) for pages in (centres, services))
        rows = layer_rows(_keys(of_centres), _keys(of_services), since, mark)
        drafts = [page for page in (*(of_centres or ()), *(of_services or ())) if _is_draft(page)]
        keys = {page.pk for page in drafts}
        kept = [row for row in rows if OWNERS.get(row.which, _nobody)(row) not in keys]
        return cls([*(row for page in drafts for row in _rows_in_memory(page)), *kept])

    @property
    def has_closures(self) -> bool:
        """Say whether anything of what the book is about was closed at once."""
        return bool(self._shut)

    def centre(self, centre: Any) -> Hours:
        """Return the hours of a centre."""
        return self.hours(centre.pk, centre.opening_hours)

    def service(self, service: Any, centre: Any = None, own: str = "") -> Hours:
        """Return the hours of a service at a centre, where it states ``own`` ones; or of one that is at no centre."""
        if centre is None:
            return self.hours(None, "", own, service.pk, service.path)
        return self.hours(centre.pk, centre.opening_hours, own, service.pk, service.path)

    def hours(
        self, centre: int | None, of_centre: str, own: str = "", service: int | None = None, path: str = ""
    ) -> Hours:
        """Return the same from keys: the centre's and its week, and of a service its own week, key and tree path."""
        at_centre: About = (centre, None)
        own_layers: list[About] = [(centre, service), (None, service)] if centre else [(None, service)]
        about = [at_centre] if service is None else own_layers
        closures = [at_centre, *own_layers] if service is not None and centre else about
        of_the_centre = tuple(self._exceptions.get(at_centre, ())) if centre else ()
        return Hours(
            of_centre=of_centre,
            own=own,
            closures=tuple(shut for key in closures for shut in self._shut.get(key, ())),
            own_exceptions=tuple(rule for key in about for rule in self._exceptions.get(key, ())),
            centre_exceptions=() if service is None else of_the_centre,
            presets=tuple(self._presets_at(centre, path[: -Page.steplen])) if centre else (),
        )

    def _presets_at(self, centre: int, partner: str) -> list[DatedRule]:
        """Return the presets of a centre, each marked where nobody who can say so has confirmed it.

        For a service that is its partner, for a centre any organisation of the directory that works there.
        """
        asked = {partner} if partner else self._working.get(centre, set())
        found = [*self._presets.get(None, ()), *self._presets.get(centre, ())]
        marked = [
            replace(rule, unconfirmed=bool(asked) and not asked & self._confirmed.get(rule.number, set()))
            for rule in found
        ]
        return sorted(marked, key=lambda rule: (PRESET_ORDER.index(rule.cause), -rule.number))

    def _read(self, row: LayerRow) -> None:
        match row.which:
            case "closure":
                self._shut[row.centre, row.service].append(_shut(row))
            case "of centre" | "of service":
                self._exceptions[row.centre, row.service].append(_rule(row, Cause.EXCEPTION))
            case "preset":
                self._presets[row.centre].append(_rule(row, CAUSES[row.text]))
            case "confirmed":
                self._confirmed[row.number].add(row.text)
            case "working":
                self._working[row.centre].add(row.text)


def _nobody(row: LayerRow) -> None:
    return None


def _shut(row: LayerRow) -> Shut:
    """Return a closure; it holds from the beginning of the minute in which it was entered."""
    if row.begins is None:
        raise ValueError("A closure has a beginning.")
    begins = in_baghdad(row.begins).replace(second=0, microsecond=0)
    return Shut(begins, row.last, row.labels or {}, row.number)


def _rule(row: LayerRow, cause: Cause) -> DatedRule:
    if row.first is None or row.last is None:
        raise ValueError("Dated hours have a first and a last day.")
    return DatedRule(row.first, row.last, row.value or CLOSED_VALUE, cause, row.labels or {}, number=row.number)


def _keys(pages: list[Any] | None) -> list[int] | None:
    return None if pages is None else [page.pk for page in pages if page.pk is not None]


def _is_draft(page: Any) -> bool:
    """Say whether the page holds rows in memory: it was put together from a revision, or was never stored."""
    return page.pk is None or bool(page.__dict__.get("_cluster_related_objects"))


def _rows_in_memory(page: Any) -> list[LayerRow]:
    """Return the dated exceptions that a page brings along, the later ones first."""
    is_centre = hasattr(page, "opening_hours")
    rows = [
        LayerRow(
            OF_CENTRE if is_centre else OF_SERVICE,
            number,
            page.pk if is_centre else row.centre_id,
            None if is_centre else page.pk,
            row.first_day,
            row.last_day or row.first_day,
            None,
            row.opening_hours,
            row.reason,
            "",
        )
        for number, row in enumerate(page.hours_exceptions.all())
        if row.first_day
    ]
    return rows[::-1]
