"""Decides what a page of a centre or a service tells machines in the words of schema.org: public facts alone.

Of a hidden address that is the governorate, as everywhere; of a service that is read in private it is nothing.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from portal.addresses import absolute
from portal.labels import label

from .blocks import PhoneValue
from .hours.layers import Hours
from .hours.parse import read_week
from .hours.week import DAY_CODES, DAY_MINUTES, Day, DayKind, Slot
from .reach import phones_in
from .states import is_ended, is_suspended
from .whereabouts import point_of

# How far ahead days with other hours are told, and at how many centres a service is.
DAYS_TOLD: Final = 14
CENTRES_TOLD: Final = 5
WEEKDAYS: Final = dict(
    zip(DAY_CODES, ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"), strict=True)
)
# What would end the element that the text stands in, or begin another one.
ESCAPED: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
LAST_MINUTE: Final = DAY_MINUTES - 1
Data = dict[str, Any]


def centre_data(centre: Any, hours: Hours, today: date) -> SafeString:
    """Return the element about a centre, a source row from the gate, in the active language."""
    about = {
        **_place(centre),
        "description": centre.words.search_description,
        "telephone": _numbers(phones_in(centre.phones)),
        "openingHoursSpecification": _week(hours),
        "specialOpeningHoursSpecification": _other_days(hours, today),
    }
    return _element(about)


def service_data(
    service: Any, partner: Any, at: Sequence[tuple[Any, Any, Hours]], audiences: Sequence[Any], today: date
) -> SafeString | str:
    """Return the element about a service; ``at`` has centre, row and hours of each place it is offered at.

    Nothing where it cannot be had today: machines keep what they read for long.
    """
    if service.is_private_reading or is_suspended(service, today) or is_ended(service, today):
        return ""
    provider = {"@type": "Organization", "name": partner.words.title, "url": _address(partner)} if partner else None
    about = {
        "@type": "Service",
        "name": service.words.title,
        "url": _address(service),
        "description": service.words.search_description,
        "serviceType": label(service.kind.labels) if service.kind else "",
        "provider": provider,
        "audience": [{"@type": "Audience", "audienceType": str(audience)} for audience in audiences],
        "availableChannel": [_channel(service, *each, today) for each in at[:CENTRES_TOLD]],
    }
    return _element(about)


def _channel(service: Any, centre: Any, row: Any, hours: Hours, today: date) -> Data:
    phones = phones_in(row.phones) or phones_in(service.phones) or phones_in(centre.phones)
    contacts = [{"@type": "ContactPoint", "telephone": number} for number in _numbers(phones)]
    times = [*_week(hours), *_other_days(hours, today)]
    told = {"serviceLocation": _place(centre), "servicePhone": contacts, "hoursAvailable": times}
    return _stated({"@type": "ServiceChannel", **told})


def _place(centre: Any) -> Data:
    """Return what is told of a centre wherever it is named; where nobody is led to it is no place."""
    told = not centre.address_hidden and not centre.is_mobile
    point = point_of(centre)
    address = {
        "@type": "PostalAddress",
        "addressCountry": "IQ",
        "addressRegion": label(centre.governorate.labels) if centre.governorate else "",
        "addressLocality": label(centre.place.labels) if told and centre.place else "",
    }
    place = {
        "@type": "CivicStructure" if told else "Organization",
        "name": centre.words.title,
        "url": _address(centre),
        "address": _stated(address),
        "geo": {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]} if point else None,
    }
    return _stated(place)


def _week(hours: Hours) -> list[Data]:
    """Return the slots of the ordinary week, days with the same slot together."""
    week = read_week(hours.value)
    days: dict[Slot, list[str]] = {}
    for code, day in zip(DAY_CODES, week or (), strict=False):
        for slot in day.slots:
            days.setdefault(slot, []).append(f"https://schema.org/{WEEKDAYS[code]}")
    return [{"@type": "OpeningHoursSpecification", "dayOfWeek": names, **_times(slot)} for slot, names in days.items()]


def _other_days(hours: Hours, today: date) -> list[Data]:
    """Return the days ahead that are not as the week says, those in a row that are alike together."""
    runs: list[tuple[date, date, Day]] = []
    for day in (today + timedelta(number) for number in range(DAYS_TOLD)):
        here = hours.on(day)
        if here.rule is None or here.day.kind not in (DayKind.OPEN, DayKind.CLOSED):
            continue
        if runs and runs[-1][1] == day - timedelta(1) and runs[-1][2] == here.day:
            runs[-1] = runs[-1][0], day, here.day
        else:
            runs.append((day, day, here.day))
    return [told for run in runs for told in _special(*run)]


def _special(first: date, last: date, day: Day) -> Iterator[Data]:
    dates = {"validFrom": first.isoformat(), "validThrough": last.isoformat()}
    # Nothing between midnight and midnight: that is how schema.org says closed.
    for slot in day.slots or (Slot(0, 0),):
        yield {"@type": "OpeningHoursSpecification", **dates, **_times(slot)}


def _times(slot: Slot) -> Data:
    end = LAST_MINUTE if slot.end == DAY_MINUTES else slot.end % DAY_MINUTES
    return {"opens": _clock(slot.start), "closes": _clock(end)}


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _numbers(phones: Sequence[PhoneValue]) -> list[str]:
    return [phone["number"] for phone in phones if phone.takes_calls]


def _address(page: Any) -> str:
    return absolute(page.words.public_path)


def _stated(told: Data) -> Data:
    """Leave out what is not known."""
    return {name: each for name, each in told.items() if each not in (None, "", [])}


def _element(about: Data) -> SafeString:
    text = json.dumps({"@context": "https://schema.org", **_stated(about)}, ensure_ascii=False, separators=(",", ":"))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text.translate(ESCAPED)))  # noqa: S308
