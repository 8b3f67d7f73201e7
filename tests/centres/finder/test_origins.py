"""A place is found in any spelling and either script, and an unknown one leads on."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from centres.finder.asking import Asked
from centres.finder.entries import Entries, read_entries
from centres.finder.origins import Origin, origin_of
from centres.models import Place
from centres.places import gazetteer
from tests.centres import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries() -> Entries:
    gazetteer.load()
    return all_entries()


def all_entries() -> Entries:
    return read_entries("en", date(2026, 1, 1), with_places=True)


def origin(entries: Entries, **asked: str) -> Origin:
    with translation.override("en"):
        return origin_of(Asked(**asked), entries)


# What people type, and the place that is meant.
SPELLED = {
    "Jalawla": "Jalawla jalula جلولاء جلولا جلولة Jelawla Jaloula",
    "Mosul": "موصل الموصل Mosul Mawsil Al-Mawsil Moussul مۆسڵ",
    "Baiji": "بيجى Bayji Bayjee",
    "Fallujah": "الفلوجه FALLUJAH Al-Fallujah Fallouja",
    "Kirkuk": "Karkouk کەرکوک كركوك",
    "Sulaymaniyah": "Suli Silêmanî Sulaymania سلێمانی",
    "Baghdad": "Bexda الكرخ Rusafa",
    "Shirqat": "الشرگاط Ash-Shirqat As-Sherqat",
}
IN_SEVERAL_WORDS = {
    "Jalawla": ("ناحية جلولاء", "Jalawla, Diyala", "جلولاء ديالى", "ديالى جلولاء", "جلولاء خانقين", "Jalawla Iraq"),
    "Khanaqin": ("near Khanaqin", "قضاء خانقين", "خانه قين", "شاری خانەقین"),
    "Mosul": ("Al Mawsil", "El Mosul", "ال موصل", "نينوى الموصل", "الموصل، نينوى، العراق", "Mosul Nineveh"),
    "Baiji": ("قضاء ال بيجي", "بيجي صلاح الدين", "Salah al-Din Baiji", "Baiji, Salah al-Din, Iraq"),
    "West Mosul": ("Mosul West", "الموصل الأيمن", "Right side of Mosul"),
    "Tahrir, Mosul": ("Mosul Tahrir", "التحرير الموصل"),
    "Hasansham": ("مخيم حسن شام", "Hasan Sham camp"),
    "Ramadi": ("Anbar Ramadi", "الأنبار الرمادي"),
}
# Quarters, camps and other names, in Arabic, Kurdish and Latin letters, of places that have a row, and of their towns.
BY_OTHER_NAMES = {
    "Mosul": "الحدباء Hadba",
    "Tikrit": "سبايكر Speicher",
    "Bardarash": "Bardarash بردرش بەردەڕەش",
    "West Mosul": "الزنجيلي Zanjili الدواسة",
    "East Mosul": "القوسيات",
    "Qayyara": "الجدعة Jad'ah Qayara الحود",
    "Hasansham": "الخازر Khazer",
    "Sumel": "دوميز Domiz Kabarto",
    "Zakho": "چەمشکۆ Chamishko",
    "Shikhan": "Essian",
    "Arbat": "عربت Ashti ئاشتی",
    "Al-Qaim": "الكرابلة كرابله",
    "Mada'in": "المدائن Madain",
    "Baghdad": "السيدية الغزالية Saidiya",
    "Sinuni": "دهولا Borek",
    "Nimrud": "السلامية",
}
OTHER_NAMES_OF_WORDS = {
    "Tikrit": ("قاعدة سبايكر",),
    "Qayyara": ("Jeddah 5 camp", "مخيم الجدعة"),
    "Sumel": ("Domiz 1", "مخيم دوميز ٢"),
    "Hasansham": ("Khazer M1", "Hasansham U3"),
    "West Mosul": ("حي التنك", "وادي حجر", "باب سنجار"),
    "Ramadi": ("حصيبة الشرقية",),
    "Mada'in": ("سلمان باك", "Salman Pak"),
    "Sulaiman Bek": ("سلمان بك",),
    "Baghdad": ("جسر ديالى",),
    "Sinjar": ("شاري شەنگال",),
}
# A quarter, a street or a landmark that has no row, before the town that it is in.
BEFORE_ITS_TOWN = {
    "Fallujah": ("حي الشهداء الفلوجة", "حي الجولان، الفلوجة"),
    "Ramadi": ("الملعب الرمادي", "حي التأميم الرمادي"),
    "Kirkuk": ("شورجة كركوك", "دوميز كركوك"),
    "Mosul": ("حي البكر الموصل", "سد الموصل"),
    "Baghdad": ("الثورة بغداد", "العامرية بغداد"),
    "Amiriyat al-Fallujah": ("سوق عامرية الفلوجة",),
    "Diyala": ("Atlantis, Diyala",),
}
ONE_LETTER_AWAY = {
    "Jalawla": "Jalola Jalowla",
    "Khanaqin": "Khanakin",
    "Duhok": "Dahok",
    "Baghdad": "Bagdat",
    "Najaf": "Nejef",
}


def test_a_place_is_known_in_any_spelling(entries: Entries) -> None:
    typed = {
        name: [*SPELLED.get(name, "").split(), *IN_SEVERAL_WORDS.get(name, ())]
        for name in {*SPELLED, *IN_SEVERAL_WORDS}
    }
    found = {text: origin(entries, place=text) for texts in typed.values() for text in texts}
    known = {name: [text for text in texts if found[text].name == name] for name, texts in typed.items()}
    assert known == typed
    assert [text for text, each in found.items() if each.is_guess or each.is_unknown or each.point is None] == []


def test_quarters_camps_and_other_names_lead_to_their_place(entries: Entries) -> None:
    typed = {
        name: [*BY_OTHER_NAMES.get(name, "").split(), *OTHER_NAMES_OF_WORDS.get(name, ())]
        for name in {*BY_OTHER_NAMES, *OTHER_NAMES_OF_WORDS}
    }
    found = {text: origin(entries, place=text) for texts in typed.values() for text in texts}
    assert {name: [text for text in texts if found[text].name == name] for name, texts in typed.items()} == typed
    assert [text for text, each in found.items() if each.is_guess or each.is_unknown] == []


def test_what_is_not_known_before_the_name_of_a_town_leads_to_the_town_as_a_guess(entries: Entries) -> None:
    found = {text: origin(entries, place=text) for texts in BEFORE_ITS_TOWN.values() for text in texts}
    assert {name: [text for text in texts if found[text].name == name] for name, texts in BEFORE_ITS_TOWN.items()} == {
        name: [*texts] for name, texts in BEFORE_ITS_TOWN.items()
    }
    assert [text for text, each in found.items() if not each.is_guess] == []


def test_what_is_named_almost_so_in_the_town_or_so_elsewhere_may_have_been_meant(entries: Entries) -> None:
    assert "iq-khanaqin" in {each.key for each in origin(entries, place="Khanakin, Diyala").others}
    elsewhere = origin(entries, place="Jalawla, Basra")
    assert elsewhere.is_guess and elsewhere.name == "Basra"
    assert "iq-jalawla" in {each.key for each in elsewhere.others}


def test_the_closest_place_is_taken_and_said_to_be_a_guess(entries: Entries) -> None:
    typed = {text: name for name, texts in ONE_LETTER_AWAY.items() for text in texts.split()}
    found = {text: origin(entries, place=text) for text in typed}
    assert {text: each.name for text, each in found.items() if each.is_guess} == typed


def test_a_guess_names_what_may_have_been_meant_as_well(entries: Entries) -> None:
    found = origin(entries, place="Silemania")
    assert found.is_guess and found.name == "Sulaymaniyah"
    assert "iq-salman" in {each.key for each in found.others}


def test_a_word_of_several_names_leads_to_each_of_them(entries: Entries) -> None:
    assert "iq-mosul-al-jadeda" in {each.key for each in origin(entries, place="الجديدة").likely}


def test_a_place_in_another_governorate_than_was_typed_is_not_taken(entries: Entries) -> None:
    assert origin(entries, place="Jalawla, Basra").name != "Jalawla"


def test_an_unknown_place_is_said_to_be_unknown(entries: Entries) -> None:
    for typed in ("Atlantis", "زقزقة", "12345", "؟", "’", "al", "Al-", "near", "a " * 30):
        found = origin(entries, place=typed)
        assert found.is_unknown and found.point is None, typed


def test_a_governorate_narrows_and_has_a_middle(entries: Entries) -> None:
    for found in (origin(entries, place="محافظة ديالى"), origin(entries, governorate="diyala")):
        assert found.narrows is not None and found.narrows.key == "diyala"


def test_the_town_comes_before_the_district_and_the_district_before_the_governorate(entries: Entries) -> None:
    where = {"governorate": "diyala", "district": "iq-khanaqin", "town": "iq-jalawla"}
    assert origin(entries, **where).name == "Jalawla"
    assert origin(entries, **(where | {"town": ""})).name == "Khanaqin"
    assert origin(entries, **(where | {"town": "nowhere", "district": "nowhere"})).name == "Diyala"


def test_a_name_that_two_places_share_offers_the_other(entries: Entries) -> None:
    first = Place.objects.get(key="iq-jalawla")
    twin = factories.place("twin", "جلولاء", "Jalawla", within=factories.governorate("basra"))
    found = origin(all_entries(), place="Jalawla")
    assert {found.place.key if found.place else "", *(each.key for each in found.others)} == {first.key, twin.key}
