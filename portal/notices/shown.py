"""Decides which urgent notices are up, and which of them stand on a page."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from ..labels import label
from ..models.urgent_notices import NoticeState, Severity, UrgentNotice, Where

# What a page may be about: (one of ``Where``, the row's key).
Subject = tuple[str, Any]
EVERYWHERE: Final[Subject] = (Where.EVERYWHERE, None)
HOME: Final[Subject] = (Where.HOME, None)
# Every process asks anew after this time; the one in which a notice is decided asks at once.
SECONDS_KEPT: Final = 3
ORDER: Final = {severity: place for place, severity in enumerate(Severity.values)}


@dataclass(frozen=True)
class ShownNotice:
    """A notice in the reader's language, as the component ``urgent-notice`` shows it."""

    severity: str
    severity_name: str
    title: str
    text: str
    ends_at: datetime


_kept: tuple[float, list[UrgentNotice]] = (0.0, [])


def approved() -> QuerySet[UrgentNotice]:
    """Return the approved notices that are not over, also those whose time has not come."""
    return UrgentNotice.objects.filter(state=NoticeState.APPROVED, ends_at__gt=timezone.now())


def notices_on(language: str, subjects: Iterable[Subject] = ()) -> list[ShownNotice]:
    """Return the notices that are up on a page about these subjects, the most severe first."""
    about = {EVERYWHERE, *subjects}
    rows = [notice for notice in _approved_now() if notice.is_up and notice.subject in about]
    return [shown(notice, language) for notice in sorted(rows, key=_order)]


def shown(notice: UrgentNotice, language: str) -> ShownNotice:
    """Return one notice in the words of a language; that language has to be active."""
    return ShownNotice(
        notice.severity,
        str(Severity(notice.severity).label),
        label(notice.title, language),
        label(notice.text, language),
        notice.ends_at,
    )


def forget() -> None:
    """Ask the database for the next page, now and again when the running transaction is stored."""
    drop_kept()
    transaction.on_commit(drop_kept)


def drop_kept() -> None:
    """Forget what this process was told last."""
    _keep(0.0, [])


def _approved_now() -> list[UrgentNotice]:
    """Return the approved notices: one statement, and none within three seconds of the last one.

    A page of an error may have no database: it comes without notices.
    """
    until, rows = _kept
    now = time.monotonic()
    if now < until:
        return rows
    try:
        rows = list(approved())
    except DatabaseError:
        return []
    _keep(now + SECONDS_KEPT, rows)
    return rows


def _keep(until: float, rows: list[UrgentNotice]) -> None:
    global _kept
    _kept = (until, rows)


def _order(notice: UrgentNotice) -> tuple[int, int]:
    return (ORDER.get(notice.severity, len(ORDER)), -notice.pk)
