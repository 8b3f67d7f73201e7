"""What is taken along of a mobile team tells where it will be: the notice as page and PDF, and the calendar file."""

from __future__ import annotations

import io
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from pypdf import PdfReader

from centres.handouts.notice import MOST_STOPS, notices_at
from centres.hours.book import HoursBook
from centres.hours.library import BAGHDAD
from centres.models import Closure, MobileStop
from centres.team_stops import stop_events, stops_ahead, team_state
from portal.models import ShortAddress
from tests.centres import factories
from tests.centres.test_calendar_file import read
from tests.portal.pages import visitor

pytestmark = pytest.mark.django_db
# A Tuesday in November, at ten in the morning.
NOW = datetime(2026, 11, 24, 10, tzinfo=BAGHDAD)
EVERY_DAY = "Mo-Su 08:00-16:00"


def team(**facts: Any) -> Any:
    return factories.centre(
        "team", factories.labels("فريق جوال", "Sample team"), is_mobile=True, **{"opening_hours": EVERY_DAY} | facts
    )


def stop(page: Any, day: date, starts: time | None = time(9), ends: time | None = time(13)) -> Any:
    return MobileStop.objects.create(page=page, day=day, place=factories.place(), starts=starts, ends=ends)


def address(page: Any, language: str, form: str) -> str:
    return f"/{language}/" + form % ShortAddress.of(page.translation_key).short_id


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "ar",
            "الخميس ٢٦ تشرين الثاني في جلولاء، ٩ صباحاً – ١ ظهراً",
            "الثلاثاء ١ كانون الأول في جلولاء، اتصلوا لمعرفة الساعات",
        ),
        (
            "en",
            "Thursday 26 November in Jalawla, 9 am – 1 pm",
            "Tuesday 1 December in Jalawla; call for the hours",
        ),
    ],
)
def test_a_notice_says_day_place_and_hours_of_each_stop(language: str, first: str, second: str) -> None:
    page = team()
    stop(page, date(2026, 12, 1), None, None)
    stop(page, date(2026, 11, 26))
    stop(page, date(2026, 11, 23))
    (notice,) = notices_at(ShortAddress.of(page.translation_key).short_id, [language], NOW)
    assert [each.said for each in notice.stops] == [first, second]
    assert [each.machine for each in notice.stops] == ["2026-11-26", "2026-12-01"]


@pytest.mark.parametrize(("language", "heading"), [("ar", "محطات الفريق الجوال"), ("en", "Stops of the mobile team")])
def test_page_and_pdf_of_the_notice_tell_the_stops_and_that_there_are_more(language: str, heading: str) -> None:
    page, tomorrow = team(), timezone.localdate() + timedelta(days=1)
    for number in range(MOST_STOPS + 1):
        stop(page, tomorrow + timedelta(days=number))
    sheet = BeautifulSoup(visitor().get(address(page, language, "notice/%s/")).content, "html.parser").article
    assert sheet is not None and heading in [each.get_text() for each in sheet.find_all("h2")]
    said = [each.get_text() for each in sheet.select("li time")]
    assert len(said) == MOST_STOPS
    more = {"ar": "يوجد المزيد", "en": "There is more"}[language]
    assert more in sheet.get_text()
    paper = PdfReader(io.BytesIO(visitor().get(address(page, language, "notice/%s.pdf")).content)).pages
    (text,) = [unicodedata.normalize("NFKC", each.extract_text()) for each in paper]
    for number in range(MOST_STOPS):
        day = tomorrow + timedelta(days=number)
        assert language == "ar" or f"{day:%A} {day.day} {day:%B} in Jalawla, 9 am – 1 pm" in text
    if language == "ar":
        assert text.count("٩") >= MOST_STOPS


@pytest.mark.parametrize(
    ("language", "timed", "untimed", "where"),
    [
        ("ar", "في جلولاء – فريق جوال", "في جلولاء، اتصلوا لمعرفة الساعات – فريق جوال", "جلولاء، ديالى"),
        (
            "en",
            "In Jalawla – Sample team",
            "In Jalawla, call for the hours – Sample team",
            "Jalawla, Diyala",
        ),
    ],
)
def test_the_calendar_has_an_event_of_each_stop_in_place_of_the_hours_of_that_day(
    language: str, timed: str, untimed: str, where: str
) -> None:
    page, today = team(), timezone.localdate()
    first = stop(page, today + timedelta(days=3), time(9, 30), time(12))
    second = stop(page, today + timedelta(days=5), None, None)
    stop(page, today + timedelta(days=70))
    answer = visitor().get(address(page, language, "hours/%s.ics"))
    _calendar, events = read(answer.content.decode())
    told = {event["UID"]: event for event in events}
    assert len(told) == len(events) == 56
    # Baghdad is three hours ahead of Greenwich all year.
    there = told[first.uuid.urn]
    assert there["DTSTART"] == f"{first.day:%Y%m%d}T063000Z" and there["DTEND"] == f"{first.day:%Y%m%d}T090000Z"
    assert there[f"SUMMARY;LANGUAGE={language}"] == timed and there[f"LOCATION;LANGUAGE={language}"] == where
    all_day = told[second.uuid.urn]
    assert all_day["DTSTART;VALUE=DATE"] == f"{second.day:%Y%m%d}"
    assert all_day[f"SUMMARY;LANGUAGE={language}"] == untimed
    days = [event.get("DTSTART", event.get("DTSTART;VALUE=DATE", ""))[:8] for event in events]
    assert days.count(f"{first.day:%Y%m%d}") == days.count(f"{second.day:%Y%m%d}") == 1


def test_a_stop_of_today_is_told_until_it_ends_and_what_a_closure_falls_on_is_not() -> None:
    page = team()
    over, last = stop(page, NOW.date(), time(8), time(10)), stop(page, NOW.date(), time(9), time(15))
    later, after = stop(page, date(2026, 11, 26)), stop(page, date(2026, 11, 27))

    def told() -> list[Any]:
        stops = stops_ahead(page, HoursBook.of([page], now=NOW).centre(page), NOW)
        assert [each.identity for each in stop_events(stops, "Team", NOW)] == [each.uuid.urn for each in stops]
        return stops

    assert told() == [last, later, after] and over not in told()
    Closure.objects.create(centre=page, reopens_on=date(2026, 11, 27))
    Closure.objects.update(begins_at=NOW - timedelta(hours=1))
    assert told() == [after]


@pytest.mark.parametrize(
    ("day", "starts", "kind", "words"),
    [
        (0, time(9), "open", "Open now, closes 1 pm"),
        (0, time(11), "closed", "Closed now, opens 11 am"),
        (0, None, "call", "Call for hours"),
        (2, time(9), "closed", "Closed today, opens Thursday 9 am"),
        (1, None, "closed", "Closed today, opens tomorrow"),
    ],
)
def test_the_state_of_a_team_is_that_of_its_next_stop_and_a_closure_comes_first(
    day: int, starts: time | None, kind: str, words: str
) -> None:
    page = team(opening_hours="")
    stop(page, NOW.date() + timedelta(days=day), starts, time(13) if starts else None)
    stop(page, NOW.date() + timedelta(days=9))
    hours = HoursBook.of([page], now=NOW).centre(page)
    state = team_state(stops_ahead(page, hours, NOW), hours, "en", NOW)["state"]
    assert (state.kind, state.words) == (kind, words)
    Closure.objects.create(centre=page)
    Closure.objects.update(begins_at=NOW - timedelta(hours=1))
    shut = HoursBook.of([page], now=NOW).centre(page)
    assert team_state(stops_ahead(page, hours, NOW), shut, "en", NOW) == {}


def test_page_and_finder_say_the_state_of_a_team_alike() -> None:
    page, today = team(opening_hours="", kinds=(factories.kind(),)), timezone.localdate()
    stop(page, today + timedelta(days=3), time(0, 1), time(23, 59))
    client = visitor()
    said = client.get(page.address_in("en")).content.decode()
    for text in (said, *(client.get(f"/en/centres/{query}").content.decode() for query in ("", "?kind=legal"))):
        assert "Closed today, opens" in text and "Hours not stated</b>" not in text


def test_of_a_hidden_team_and_of_a_centre_that_stays_no_stop_is_told() -> None:
    hidden, staying = team(address_hidden=True), factories.centre()
    stop(hidden, timezone.localdate() + timedelta(days=1))
    stop(staying, timezone.localdate() + timedelta(days=1))
    for page in (hidden, staying):
        for form in ("notice/%s/", "hours/%s.ics"):
            said = visitor().get(address(page, "en", form)).content.decode()
            assert "In Jalawla" not in said and "Stops of" not in said
