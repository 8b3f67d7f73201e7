"""Decides what is public of a subject at this moment, in a shape that two moments can be compared by.

Nothing is noted when something happens: what a follower was told last is compared with what is public when the mail is
made. So nothing is told that is not public any more, and nothing is lost that nobody thought of telling.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from centres.hours.closing import in_force
from centres.hours.evaluate import in_baghdad
from centres.models import CentreHoursException, CentrePage, ServicePage
from portal.models import BasePage

from ..models import AwarenessMaterialPage, PressReleasePage
from .subjects import Subject

# A new shape of what is known gets a new number: followers are then told nothing of the difference.
SHAPE: Final = 1
# Of releases and materials so many are kept in mind, the newest.
MOST_TEXTS: Final = 60


@dataclass(frozen=True)
class Known:
    """What is public of a subject: ``state`` can be stored, the pages are there to be named."""

    state: dict[str, Any]
    centres: dict[str, Any] = field(default_factory=dict)
    services: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, Any] = field(default_factory=dict)


def known_of(subject: Subject, language: str, now: datetime) -> Known:
    """Return what readers of the language can know of the subject; the statements do not grow with what there is."""
    centres = _centres(subject, language)
    services = _services(centres, language)
    texts = _texts(subject, language)
    shut = _shut(centres.values(), now)
    days = _days(centres.values())
    state = {
        "shape": SHAPE,
        "centres": {
            key: {
                "shut": shut.get(centre.pk),
                "hours": _digest(centre.opening_hours, days.get(centre.pk, [])),
                "phones": _digest(_numbers(centre.phones)),
            }
            for key, centre in centres.items()
        },
        "services": {key: _of_service(service, centres.values()) for key, service in services.items()},
        "texts": list(texts),
    }
    return Known(state, centres, services, texts)


def _centres(subject: Subject, language: str) -> dict[str, Any]:
    if subject.centres is None:
        return {}
    found = CentrePage.objects.public(language).filter(subject.centres).order_by("path").distinct()
    return {str(centre.translation_key): centre for centre in found}


def _services(centres: dict[str, Any], language: str) -> dict[str, Any]:
    """Return the services at the centres that may be named in a mail: never one of a sensitive kind."""
    if not centres:
        return {}
    pks = [centre.pk for centre in centres.values()]
    found = ServicePage.objects.public(language).filter(centres__centre__in=pks).exclude(kind__is_sensitive=True)
    return {str(service.translation_key): service for service in found.distinct().prefetch_related("centres")}


def _texts(subject: Subject, language: str) -> dict[str, Any]:
    asked: list[tuple[type[BasePage], Any]] = [(PressReleasePage, subject.releases)]
    asked += [(AwarenessMaterialPage, subject.materials)] if subject.materials is not None else []
    found: dict[str, Any] = {}
    for model, condition in asked:
        pages = model.objects.public_in(language).filter(condition).order_by("-first_published_at", "-path")
        found |= {str(page.translation_key): page for page in pages.distinct()[:MOST_TEXTS]}
    return found


def _shut(centres: Iterable[Any], now: datetime) -> dict[int, list[Any]]:
    """Return of each centre that is closed at once until when it is, by key."""
    rows = in_force(in_baghdad(now).date()).filter(
        centre__in=[centre.pk for centre in centres], service=None, begins_at__lte=now
    )
    return {row.centre_id: [row.pk, str(row.reopens_on or "")] for row in rows.order_by("begins_at", "pk")}  # type: ignore[misc]


def _days(centres: Iterable[Any]) -> dict[int, list[list[str]]]:
    found: dict[int, list[list[str]]] = {}
    rows = CentreHoursException.objects.filter(page__in=[centre.pk for centre in centres]).order_by("first_day", "pk")
    for row in rows:
        found.setdefault(row.page_id, []).append([str(row.first_day), str(row.last_day or ""), row.opening_hours])
    return found


def _of_service(service: Any, centres: Iterable[Any]) -> dict[str, str]:
    pks = {centre.pk for centre in centres}
    rows = sorted((row for row in service.centres.all() if row.centre_id in pks), key=lambda row: str(row.uuid))
    return {
        "hours": _digest([[str(row.uuid), row.opening_hours] for row in rows]),
        "phones": _digest(_numbers(service.phones), [[str(row.uuid), _numbers(row.phones)] for row in rows]),
    }


def _numbers(stream: Any) -> list[list[str]]:
    return [[block.value["number"], block.value["kind"]] for block in stream or () if block.block_type == "phone"]


def _digest(*values: Any) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:16]
