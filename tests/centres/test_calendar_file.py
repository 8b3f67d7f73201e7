"""The calendar file of a centre, read back by a reader that knows nothing of its writer."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone, translation

from centres.hours.evaluate import Cause
from centres.hours.ics import Calendar, Event, calendar_file, events_of
from centres.hours.layers import DatedRule, Hours, Shut
from centres.models import Closure, HoursPreset
from tests.centres.factories import centre, labels
from tests.portal.pages import visitor

SUNDAY = date(2026, 11, 22)
MADE = datetime(2026, 11, 22, tzinfo=UTC)


def read(text: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return the properties of the calendar and of its events; fail at what RFC 5545 forbids."""
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    of_calendar: dict[str, str] = {}
    events: list[dict[str, str]] = []
    target = of_calendar
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, value = re.fullmatch(r"([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)", line).groups()  # type: ignore[union-attr]
        if line == "BEGIN:VEVENT":
            target = {}
            events.append(target)
        elif line == "END:VEVENT":
            target = of_calendar
        else:
            target[name] = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
    return of_calendar, events


def written(hours: Hours, name: str = "Jalawla centre", language: str = "en") -> list[dict[str, str]]:
    """Return the events of a centre as they are read back."""
    with translation.override(language):
        events = list(events_of(hours, name, SUNDAY, uuid4()))
    return read(calendar_file(Calendar(name, "Jalawla, Diyala", "https://example.org/", language, MADE), events))[1]


def test_every_opening_is_an_event_at_its_time_in_greenwich() -> None:
    events = written(Hours("Su-Th 09:00-12:00,13:00-14:00; Sa 22:00-02:00"))
    assert [event["DTSTART"] for event in events[:2]] == ["20261122T060000Z", "20261122T100000Z"]
    night = next(event for event in events if event["DTSTART"] == "20261128T190000Z")
    assert night["DTEND"] == "20261128T230000Z"
    assert len({event["UID"] for event in events}) == len(events)
    assert events[0]["SUMMARY;LANGUAGE=en"] == "Open – Jalawla centre"


def test_closed_days_say_why_and_days_to_call_say_so() -> None:
    reason = labels("عيد", "Eid")
    preset = DatedRule(SUNDAY, SUNDAY, "off", Cause.HOLIDAY, reason, unconfirmed=True)
    shut = Shut(datetime(2026, 11, 24, 21, tzinfo=UTC), date(2026, 11, 26), labels("صيانة", "Repairs"))
    first, second, third = written(Hours('Su-Tu unknown "call"; We 09:00-14:00', closures=(shut,), presets=(preset,)))[
        :3
    ]
    assert first["DTSTART;VALUE=DATE"] == "20261122" and first["DTEND;VALUE=DATE"] == "20261123"
    assert "Eid" in first["SUMMARY;LANGUAGE=en"] and "To be confirmed" in first["SUMMARY;LANGUAGE=en"]
    assert second["SUMMARY;LANGUAGE=en"].startswith("Call for hours")
    assert third["SUMMARY;LANGUAGE=en"].startswith("Call for hours")


@pytest.mark.parametrize(
    "name", ["مركز جلولاء لخدمة العائدين والنازحين والمجتمع المضيف " * 3, 'A; "B", \\C\r\nBEGIN:VEVENT\x07']
)
def test_long_and_hostile_names_are_read_back_whole(name: str) -> None:
    event = Event("urn:x", name, SUNDAY, SUNDAY + timedelta(1))
    calendar, (read_back,) = read(calendar_file(Calendar(name, name, "https://example.org/", "ar", MADE), [event]))
    whole = name.replace("\r\n", "\n").replace("\x07", "")
    assert read_back["SUMMARY;LANGUAGE=ar"] == calendar["X-WR-CALNAME"] == read_back["LOCATION;LANGUAGE=ar"] == whole


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("ar", "مفتوح – مركز جلولاء"), ("en", "Open – Jalawla centre")])
def test_the_address_answers_in_its_language_and_may_be_kept_for_seconds(language: str, words: str) -> None:
    here = centre(opening_hours="Mo-Su 09:00-14:00")
    address = f"/{language}/hours/{here.short_path.rpartition('/')[2]}.ics"
    assert address in visitor().get(here.address_in(language)).content.decode()
    answer = visitor().get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8" and "max-age=10" in answer["Cache-Control"]
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
    _calendar, events = read(answer.content.decode())
    assert len(events) == 56 and {event[f"SUMMARY;LANGUAGE={language}"] for event in events} == {words}
    again = visitor().get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_a_centre_that_is_not_public_has_no_calendar() -> None:
    here = centre()
    address = f"/ar/hours/{here.short_path.rpartition('/')[2]}.ics"
    here.unpublish()
    assert visitor().get(address).status_code == 404
    assert visitor().get("/ar/hours/nothing.ics").status_code == 404


@pytest.mark.django_db
def test_closures_and_holidays_of_the_database_stand_in_the_file() -> None:
    here = centre(opening_hours="Mo-Su 09:00-14:00")
    today = timezone.localdate()
    HoursPreset.objects.create(
        names=labels("عيد", "Eid"), first_day=today + timedelta(20), last_day=today + timedelta(20)
    )
    Closure.objects.create(centre=here, reason=labels("صيانة", "Repairs"), reopens_on=today + timedelta(3))
    _calendar, events = read(visitor().get(f"/en/hours/{here.short_path.rpartition('/')[2]}.ics").content.decode())
    said: dict[Any, str] = {event.get("DTSTART;VALUE=DATE"): event["SUMMARY;LANGUAGE=en"] for event in events}
    assert said[f"{today + timedelta(20):%Y%m%d}"] == "Closed: Eid – Jalawla centre"
    assert said[f"{today + timedelta(2):%Y%m%d}"] == "Closed: Repairs – Jalawla centre"
    assert f"{today + timedelta(3):%Y%m%d}" not in said
