"""The shipped lists of governorates and places hold together."""

import re
from collections import Counter

import pytest

from centres.places.gazetteer import shipped
from centres.places.models import EAST, NORTH, SOUTH, WEST, Place
from centres.places.nearest import distance_km, nearest

GOVERNORATES = {row["id"]: row for row in shipped("governorates")}
PLACES = {row["id"]: row for row in shipped("places")}

ISO_CODES = {
    "IQ-AN", "IQ-AR", "IQ-BA", "IQ-BB", "IQ-BG", "IQ-DA", "IQ-DI", "IQ-DQ", "IQ-KA", "IQ-KI", "IQ-MA", "IQ-MU", "IQ-NA",
    "IQ-NI", "IQ-QA", "IQ-SD", "IQ-SU", "IQ-WA",
}  # fmt: skip

# What people from the areas of return type, and the place that is meant.
TYPED = [
    ("جلولا", "iq-jalawla"), ("Jalula", "iq-jalawla"), ("گوڵاڵە", "iq-jalawla"), ("Gulala", "iq-jalawla"),
    ("بيجي", "iq-baiji"), ("Bayji", "iq-baiji"), ("خانقين", "iq-khanaqin"), ("السعدية", "iq-saadiya"),
    ("المقدادية", "iq-muqdadiya"), ("قره تبة", "iq-qara-tapa"), ("مندلي", "iq-mandali"), ("كفري", "iq-kifri"),
    ("طوز خورماتو", "iq-tuz-khurmatu"), ("الحويجة", "iq-hawija"), ("الشرقاط", "iq-shirqat"), ("Sharqat", "iq-shirqat"),
    ("القيارة", "iq-qayyara"), ("حمام العليل", "iq-hammam-al-alil"), ("البعاج", "iq-baaj"), ("تلعفر", "iq-tal-afar"),
    ("تل عفر", "iq-tal-afar"), ("سنجار", "iq-sinjar"), ("شنكال", "iq-sinjar"), ("سنوني", "iq-sinuni"),
    ("ربيعة", "iq-rabia"), ("زمار", "iq-zummar"), ("تلكيف", "iq-tal-kayf"), ("الحمدانية", "iq-hamdaniya"),
    ("قره قوش", "iq-hamdaniya"), ("برطلة", "iq-bartella"), ("مخمور", "iq-makhmur"), ("الرمادي", "iq-ramadi"),
    ("هيت", "iq-heet"), ("حديثة", "iq-haditha"), ("عنة", "iq-ana"), ("راوة", "iq-rawa"), ("القائم", "iq-al-qaim"),
    ("الرطبة", "iq-rutba"), ("الكرمة", "iq-karma"), ("الحبانية", "iq-habbaniyah"), ("بلد", "iq-balad"),
    ("الدجيل", "iq-dujail"), ("سامراء", "iq-samarra"), ("الدور", "iq-dour"), ("يثرب", "iq-yathrib"),
    ("آمرلي", "iq-amerli"), ("الموصل الجديدة", "iq-mosul-al-jadeda"), ("حي التحرير", "iq-mosul-tahrir"),
    ("الفلوجة", "iq-fallujah"), ("بعقوبة", "iq-baquba"), ("الجانب الأيمن", "iq-mosul-west"),
    ("ئەربیل", "iq-erbil"), ("ئهربيل", "iq-erbil"),
]  # fmt: skip


def names_of(row):
    return [*row["names"].values(), *row["spellings"]]


def point_of(row):
    return row["latitude"], row["longitude"]


def test_there_are_eighteen_governorates_with_a_code_and_halabja_without():
    assert {row["code"] for row in GOVERNORATES.values()} == ISO_CODES | {""}
    assert [key for key, row in GOVERNORATES.items() if not row["code"]] == ["halabja"]
    assert len(GOVERNORATES) == 19


def test_no_p_code_is_shipped():
    assert {row["p_code"] for row in GOVERNORATES.values()} == {""}
    assert not any("p_code" in row for row in PLACES.values())


def test_every_governorate_has_one_capital():
    capitals = Counter(row["governorate"] for row in PLACES.values() if row["level"] == Place.Level.GOVERNORATE_CAPITAL)
    assert capitals == dict.fromkeys(GOVERNORATES, 1)


@pytest.mark.parametrize(("typed", "key"), TYPED)
def test_what_people_type_names_one_place(typed, key):
    assert [place for place, row in PLACES.items() if typed in names_of(row)] == [key]


def test_ids_and_geonames_numbers_stand_once():
    numbers = [row["geonames"] for row in PLACES.values() if row["geonames"]]
    assert len(PLACES) == len(shipped("places")) > 200
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"iq(-[a-z]+)+", key) for key in PLACES)


def test_no_two_places_share_a_name_or_spelling():
    owners = Counter(name.casefold() for row in PLACES.values() for name in names_of(row))
    assert [name for name, times in owners.items() if times > 1] == []


def test_names_are_clean_in_their_script():
    rows = [*PLACES.values(), *GOVERNORATES.values()]
    spellings = [spelling for row in rows for spelling in row["spellings"]]
    # Latin letters with at least one vowel, or Arabic letters: no diacritics and no machine's consonant skeletons.
    clean = re.compile(r"(?=.*[AEIOUYaeiouy])[A-Za-z' -]+|[\u0621-\u06d5\u0652 ]+")
    assert [row["id"] for row in rows if not re.fullmatch(r"[A-Za-z' ,-]+", row["names"]["en"])] == []
    assert [row["id"] for row in rows if not re.fullmatch(r"[\u0621-\u063a\u0641-\u064a ]+", row["names"]["ar"])] == []
    assert [spelling for spelling in spellings if not clean.fullmatch(spelling)] == []
    assert [spelling for spelling in spellings if spelling != " ".join(spelling.split())] == []


def test_every_place_lies_in_iraq_and_in_a_governorate():
    for row in PLACES.values():
        assert SOUTH < row["latitude"] < NORTH, row
        assert WEST < row["longitude"] < EAST, row
        assert row["level"] in Place.Level.values, row
        assert row["governorate"] in GOVERNORATES, row


def test_a_place_lies_near_the_capital_of_its_district():
    for row in PLACES.values():
        if row["district"]:
            capital = PLACES[row["district"]]
            assert capital["governorate"] == row["governorate"], row
            assert capital["level"] in {Place.Level.DISTRICT_CAPITAL, Place.Level.GOVERNORATE_CAPITAL}, row
            assert capital["district"] is None, row
            assert distance_km((row["latitude"], row["longitude"]), (capital["latitude"], capital["longitude"])) < 80, (
                row
            )


def test_neighbours_on_the_map_are_neighbours_in_the_list():
    class Spot:
        def __init__(self, row):
            self.key, self.point = row["id"], point_of(row)

    spots = {key: Spot(row) for key, row in PLACES.items()}
    around = {spot.key for _km, spot in nearest(spots["iq-jalawla"].point, spots.values(), 4)}
    assert {"iq-jalawla", "iq-saadiya", "iq-khanaqin"} <= around
    assert distance_km(spots["iq-mosul-tahrir"].point, spots["iq-mosul"].point) < 10
