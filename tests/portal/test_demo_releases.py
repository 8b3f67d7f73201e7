"""The demo press releases: the same numbers in both languages, weekdays that are true, and the facts as announced."""

import re
from collections import Counter
from datetime import date

import pytest

from portal.demo.releases import RELEASES, Release
from portal.demo.shapes import LANGUAGES, in_language
from tests.portal.demo_texts import ARABIC_DIGITS, texts

UNTRANSLATED = "baiji-opening"
TRANSLATED_RELEASES = tuple(release for release in RELEASES if release.key != UNTRANSLATED)

MULTIPLES = {"ألف": 1_000, "مليون": 1_000_000, "million": 1_000_000}
WEEKDAYS = {
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "ar": ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
           "تشرين الثاني", "كانون الأول"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip


def numbers(text: str) -> Counter[float]:
    """Return the numbers in a text of either language, with thousands and millions written out."""
    found: Counter[float] = Counter()
    pattern = rf"(\d[\d,]*(?:\.\d+)?)(?: ({'|'.join(MULTIPLES)}))?"
    for figure, multiple in re.findall(pattern, text.translate(ARABIC_DIGITS)):
        found[round(float(figure.replace(",", "")) * MULTIPLES.get(multiple, 1))] += 1
    return found


def release_numbers(release: Release, language: str) -> Counter[float]:
    return numbers(" ".join(texts(release, language)))


def test_only_the_release_on_baiji_waits_for_its_translation() -> None:
    assert [release.key for release in RELEASES if release.languages != LANGUAGES] == [UNTRANSLATED]
    waiting = next(release for release in RELEASES if release.key == UNTRANSLATED)
    assert waiting.languages == ("ar",)
    assert all(texts(block, "ar") and not texts(block, "en") for block in waiting.body)
    with pytest.raises(KeyError):
        in_language(waiting.body, "en")


def test_every_weekday_in_a_text_is_that_of_its_date() -> None:
    checked = 0
    for language in LANGUAGES:
        days, months = "|".join(WEEKDAYS[language]), "|".join(MONTHS[language])
        pattern = rf"({days}) (\d+) ({months}) (\d{{4}})"
        for text in (text for release in RELEASES for text in texts(release, language)):
            for weekday, day, month, year in re.findall(pattern, text.translate(ARABIC_DIGITS)):
                stated = date(int(year), MONTHS[language].index(month) + 1, int(day))
                assert WEEKDAYS[language][stated.weekday()] == weekday, text
                checked += 1
    assert checked == 4
    assert date(2019, 9, 19).strftime("%A") == "Thursday" and date(2018, 7, 25).strftime("%A") == "Wednesday"


@pytest.mark.parametrize("release", TRANSLATED_RELEASES, ids=lambda release: release.key)
def test_a_release_states_the_same_numbers_in_both_languages(release: Release) -> None:
    assert release_numbers(release, "ar") == release_numbers(release, "en")


def test_numbers_are_read_alike_in_both_languages() -> None:
    assert numbers("نحو ٣٫٥ مليون، و٢٢٠ ألف في ٢٠١٩") == numbers("3.5 million, 220,000 in 2019")
    assert numbers("٢٢٠ ألف") != numbers("22,000")


def test_the_jalawla_release_states_what_was_announced() -> None:
    release = next(release for release in RELEASES if release.key == "jalawla-opening")
    assert (release.issued, release.event) == (date(2019, 9, 20), date(2019, 9, 19))
    figures = [block.value for block in release.body if block.kind == "figure"]
    assert [figure["value"] for figure in figures] == ["3500000", "1500000", "220000"]
    for language in LANGUAGES:
        assert {3_500_000, 1_500_000, 220_000} <= set(release_numbers(release, language))
    assert "واستقبلت جلولاء والمنطقة المحيطة بها أكثر من ٢٢٠ ألف عائد" in " ".join(texts(release, "ar"))
    english = " ".join(texts(release, "en"))
    assert "town of Jalawla and the area around it have received more than 220,000 returnees" in english
    assert all(block.kind in {"paragraph", "heading", "list", "figure"} for block in release.body)


def test_releases_are_issued_on_or_after_the_event() -> None:
    assert all(release.event is None or release.event <= release.issued for release in RELEASES)
    issued = [release.issued for release in RELEASES]
    assert issued == sorted(issued, reverse=True)
