"""The phone decides as the portal does: folding, distance, direction, order and state, tried in Chromium on the same cases."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from playwright.sync_api import Browser, Page

from centres.finder.asking import Asked
from centres.finder.distances import rounded
from centres.finder.entries import Entries, Entry
from centres.finder.origins import SAYS_NOTHING, origin_of
from centres.finder.ranking import Candidate, ranked
from centres.hours.layers import Hours
from centres.hours.library import BAGHDAD
from centres.hours.say import state_words
from centres.offline.directory import place_rows
from centres.offline.timetables import Timetables
from centres.places.gazetteer import shipped
from centres.places.nearest import DIRECTIONS, direction, distance_km
from search.name_matching import folded

PROJECT = Path(__file__).resolve().parent.parent.parent.parent
MODULES = {
    "device.js": PROJECT / "centres/static/centres/finder/device.js",
    "folding.js": PROJECT / "search/static/search/folding.js",
}
ODD_NAMES = [
    "جَلَوْلاء", "گەرمیان", "پێنجوێن", "Qa’im", "Al-Ka'im", "Café ÉCOLE", "Straße", "٢٠١٩", "۱۲۳", "families' aid",
    "والرصدJCMC", "ـــبغداد", "ال", "ʿAna", "x" * 80, "a_b", "½", "ئاكرێ", "مؤسسة", "\u0000", "",
]  # fmt: skip
# What people type without a network, and what the phone has to take some of it for.
MEANT = {
    "ديالى جلولاء": "Jalawla",
    "Diyala, Jalawla": "Jalawla",
    "ناحية جلولاء": "Jalawla",
    "Al Mawsil": "Mosul",
    "الموصل، نينوى، العراق": "Mosul",
    "نينوى الموصل": "Mosul",
    "شاري خانەقین": "Khanaqin",
    "Anbar Ramadi": "Ramadi",
    "مخيم حسن شام": "Hasansham",
    "Domiz 1": "Sumel",
    "حي الشهداء الفلوجة": "Fallujah",
    "الحدباء": "Mosul",
    "سبايكر": "Tikrit",
    "بردرش": "Bardarash",
    "Jalola": "Jalawla",
}
NOT_KNOWN = ["Atlantis", " ", "؟", "x" * 60, "12345", "al", "near", "الجديدة", "a " * 30]
TYPED = [
    *MEANT, *NOT_KNOWN, "جلولا", "Jalawla, Diyala", "جلولاء ديالى", "Jalaw", "near Mosul", "حي الموصل الجديدة",
    "قضاء خانقين", "Khanaqin city", "Diyala", "محافظة ديالى", "Jalawla, Basra", "جلولاء خانقين", "ال موصل", "El Mosul",
    "قضاء ال بيجي", "بيجي صلاح الدين", "Salah al-Din Baiji", "Mosul West", "Right side of Mosul", "Mosul Tahrir",
    "التحرير الموصل", "Hasan Sham camp", "الأنبار الرمادي", "الثورة بغداد", "دوميز كركوك", "Erbil", "Baghdad",
    "Atlantis, Diyala", "Mosul - Nineveh", "سلمان باك", "سلمان", "ديالى", "بعقوبة ديالى", "كركوك / الحويجة", "Khanakin",
    "حي البكر الموصل", "سنجار المجمع", "مجمع خانصور", "Telafer", "قرب سوق الحويجة", "Tikrit Iraq", "رمادي",
]  # fmt: skip


@pytest.fixture
def phone(browser: Browser) -> Any:
    page = browser.new_page()

    def answer(route: Any) -> None:
        name = route.request.url.rpartition("/")[2]
        body = MODULES[name].read_text(encoding="utf-8") if name in MODULES else "<!doctype html><title>x</title>"
        kind = "text/javascript" if name in MODULES else "text/html"
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    page.route("http://phone.test/**", answer)
    page.goto("http://phone.test/")
    yield page
    page.close()


def on(phone: Page, module: str, expression: str, value: Any) -> Any:
    """Return what the expression makes of the value, with the module as ``it``."""
    return phone.evaluate(f"async value => {{ const it = await import('/{module}'); return {expression}; }}", value)


def test_every_name_of_the_gazetteer_is_folded_alike(phone: Page) -> None:
    rows = [*shipped("places"), *shipped("governorates")]
    names = [*ODD_NAMES, *(name for row in rows for name in (*row["names"].values(), *row["spellings"]))]
    assert len(names) > 1000
    assert on(phone, "folding.js", "value.map(it.fold)", names) == [folded(name) for name in names]


def all_entries() -> Entries:
    """Return the places and governorates as the portal reads them, in its order."""
    regions = {row["id"]: number for number, row in enumerate(shipped("governorates"))}
    towns = {row["id"]: number for number, row in enumerate(sorted(shipped("places"), key=lambda row: row["id"]))}

    def entry(which: str, row: Any, pk: int, **links: Any) -> Entry:
        point = row["latitude"], row["longitude"]
        return Entry(which, row["id"], pk, row["names"], tuple(row["spellings"]), point=point, **links)

    places = [
        entry(
            "place", row, towns[row["id"]], lies_in=regions[row["governorate"]], belongs_to=towns.get(row["district"])
        )
        for row in sorted(shipped("places"), key=lambda row: row["id"])
    ]
    return Entries([entry("governorate", row, regions[row["id"]]) for row in shipped("governorates")], [], [], places)


def test_the_phone_takes_what_people_type_for_the_place_that_the_portal_takes_it_for(phone: Page) -> None:
    entries = all_entries()
    with translation.override("en"):
        data = {"places": list(place_rows(entries)), "nothing": SAYS_NOTHING}
        asked = [(typed, origin_of(Asked(place=typed), entries)) for typed in TYPED]
    said = {typed: None if found.is_unknown else [found.name, found.is_guess] for typed, found in asked}
    fold = "(await import('/folding.js')).fold"
    expression = f"await Promise.all(value[1].map(async typed => it.placeOf(value[0], typed, {fold})))"
    rows = dict(zip(TYPED, on(phone, "device.js", expression, [data, TYPED]), strict=True))
    assert {typed: row and [row[0], row[2]] for typed, row in rows.items()} == said
    names = {typed: row[0] for typed, row in rows.items() if row}
    assert [typed for typed in TYPED if typed not in names] == NOT_KNOWN
    assert {typed: names.get(typed) for typed in MEANT} == MEANT


def test_distances_and_directions_are_the_same(phone: Page) -> None:
    points = [(row["latitude"], row["longitude"]) for row in shipped("places")[:60]]
    pairs = [(one, other) for one in points for other in points if one != other]
    found = on(phone, "device.js", "value.map(([a, b]) => [it.distance(a, b), it.direction(a, b)])", pairs)
    for (one, other), (kilometres, way) in zip(pairs, found, strict=True):
        assert kilometres == pytest.approx(distance_km(one, other), abs=1e-6)
        assert DIRECTIONS[way] == direction(one, other)
        assert rounded(kilometres) == rounded(distance_km(one, other))


def test_the_nearest_on_the_phone_are_the_nearest_of_the_portal(phone: Page) -> None:
    points = [[row["latitude"], row["longitude"]] for row in shipped("places")]
    centres = [["", "", "", point, "", "", "", 0, [], [], [], [], ""] for point in points]
    data = {"kinds": [], "audiences": [], "services": [], "centres": centres}
    for origin in points[::40]:
        expression = "it.find(value[0], {}, value[1]).map(found => value[0].centres.indexOf(found.centre))"
        order = ranked([Candidate(number, tuple(point)) for number, point in enumerate(points)], tuple(origin))
        assert on(phone, "device.js", expression, [data, origin]) == [each.candidate.pk for each in order]


@pytest.mark.parametrize(
    "hours",
    [
        "Su-Th 08:30-14:00",
        'Su-Th unknown "call"; Fr,Sa off',
        "Mo-Su 00:00-24:00",
        "Mo-Su 20:00-02:00",
        "Su 09:00-12:00,13:00-17:00; We 10:00-11:00",
        'Su 09:00-12:00; Mo-Th unknown "call"',
        "",
    ],
)
def test_the_state_on_the_phone_is_that_of_the_portal(phone: Page, hours: str) -> None:
    made = datetime(2026, 3, 10, 7, 0, tzinfo=BAGHDAD)
    with translation.override("en"):
        times = Timetables(made, "en")
        times.number_of(Hours(of_centre=hours))
        told = {"times": times.rows, "clock": times.clock(), "days": times.days(), "base": times.base}
    words = {
        "open": "Open now", "closes": "Open now, closes %(time)s", "closed": "Closed now",
        "opens": "Closed now, opens %(when)s", "opensLater": "Closed today, opens %(when)s", "call": "Call for hours",
        "tomorrow": "tomorrow", "dayAndTime": "%(day)s %(time)s",
    }  # fmt: skip
    data = told | {"words": words}
    moments = [made + timedelta(minutes=37 * step) for step in range(160)]
    stamps = [int(moment.timestamp() * 1000) for moment in moments]
    found = on(
        phone, "device.js", "value[1].map(now => it.state(value[0], 0, now))", [json.loads(json.dumps(data)), stamps]
    )
    for moment, said in zip(moments, found, strict=True):
        state = state_words(Hours(of_centre=hours).state(moment), "en", moment)
        assert (said["kind"], said["words"]) == (state.kind, state.words), moment


def test_a_closed_centre_that_is_listed_as_open_on_the_phone_is_so_for_the_services_that_are(phone: Page) -> None:
    shut, always = ["", "", [], [], []], ["", "", [], [0, 14 * 1440], []]
    centre = ["", "", "", None, "", "", "", 0, [], [], [], [], ""]
    services = [["open", "", 0, [], [[0, 1, ""]]], ["shut", "", 0, [], [[0, -1, ""]]]]
    words = {"open": "Open now", "closes": "", "closed": ""}
    data = {"kinds": [["legal", ""]], "audiences": [], "services": services, "centres": [centre], "words": words}
    data |= {"times": [shut, always], "base": 0, "days": [""] * 14, "clock": {}}
    expression = "it.find(value, {open: 'now'}, null, 3600000).map(each => each.services.map(([one]) => one[0]))"
    assert on(phone, "device.js", expression, data) == [["open"]]
