"""The fact check on names: each place, centre, organisation and acronym, left out or changed, in both languages."""

from itertools import pairwise

import pytest

from centres.fact_names import shipped_names
from centres.models import CentrePage
from portal.fact_check.known_names import known_names
from portal.fact_check.lexicon import Lexicon
from portal.fact_check.registry import glossary_names, stored_lexicon
from portal.fact_check.report import check_pair

PLACES = [name for name in shipped_names() if name.arabic and name.english]
BODIES = [
    name for name in known_names() if name.key.startswith("body:") and not name.is_quiet and name.key != "body:iom"
]
LEXICON = Lexicon(shipped_names())
# Words before which a place could stand too, and names that sound like a word of the sentence.
DOUBTFUL_ALONE = {"الوفاء", "الدورة", "المنصور", "الملتقى", "الرياض", "الحضر", "بلد"}
HEARD = {"Salah al-Din", "Zawiya", "Aziziya"}
# A district and its governorate have one name.
LIES_THERE = {"حلبجة", "الإسحاقي"}


def said(arabic="", english="", lexicon=LEXICON):
    """Return the kinds found where each language speaks of what it is given, or of no place at all."""
    ours = f"وزّع الفريق 300 سلة غذائية في {arabic}." if arabic else "وزّع الفريق 300 سلة غذائية."
    theirs = (
        f"The team handed out 300 food baskets in {english}." if english else "The team handed out 300 food baskets."
    )
    return {finding.kind for finding in check_pair(ours, theirs, lexicon)}


@pytest.mark.parametrize("place", PLACES, ids=[place.key for place in PLACES])
def test_a_place_that_both_languages_name_is_no_finding_and_one_alone_is(place):
    arabic, english = place.arabic[0], place.english[0]
    assert said(arabic, english) == set()
    # الفاو is an organisation too.
    expected = {"organisation"} if arabic == "الفاو" else {"place"}
    assert said(arabic) == (set() if arabic in DOUBTFUL_ALONE else expected)
    assert said(english=english) == (set() if english in HEARD else {"place"})


@pytest.mark.parametrize(("place", "other"), pairwise(PLACES), ids=[place.key for place in PLACES[1:]])
def test_a_place_that_stands_for_another_is_found(place, other):
    if LIES_THERE & {place.arabic[0], other.arabic[0]} or place.inside == other.key or other.inside == place.key:
        return
    assert said(place.arabic[0], other.english[0])
    assert said(other.arabic[0], place.english[0])


@pytest.mark.parametrize(("body", "other"), pairwise(BODIES), ids=[body.key for body in BODIES[1:]])
def test_an_organisation_left_out_or_changed_is_found(body, other):
    arabic, english = (f"نفّذت {body.arabic[0]} المشروع.", f"{body.english[0]} carried out the project.")
    assert not check_pair(arabic, english, LEXICON)
    for ours, theirs in (
        (arabic, "The project was carried out."),
        ("نُفّذ العمل في موعده.", english),
        (arabic, f"{other.english[0]} carried out the project."),
        (f"نفّذت {other.arabic[0]} المشروع.", english),
    ):
        assert {finding.kind for finding in check_pair(ours, theirs, LEXICON)} == {"organisation"}


@pytest.mark.usefixtures("demo")
def test_a_centre_of_the_demo_left_out_or_changed_is_found():
    lexicon = stored_lexicon()
    titles = {}
    for key, language, title in CentrePage.objects.values_list("translation_key", "locale__language_code", "title"):
        titles.setdefault(key, {})[language] = title
    centres = [(one["ar"], one["en"]) for one in titles.values() if {"ar", "en"} <= one.keys()]
    assert len(centres) > 2
    for (arabic, english), (_other_arabic, other_english) in pairwise(centres):
        assert said(arabic, english, lexicon) == set()
        assert said(arabic, other_english, lexicon)
        assert said(arabic, lexicon=lexicon)
        assert said(english=english, lexicon=lexicon)


GLOSSARY = [
    ("hlp", "term", {"en": ["housing, land and property"], "ar": ["السكن والأراضي والممتلكات"]}, ["HLP"]),
    ("mhpss", "term", {"en": ["psychosocial support"], "ar": ["الدعم النفسي والاجتماعي"]}, ["MHPSS"]),
]


@pytest.mark.parametrize(
    ("arabic", "english", "kinds"),
    [
        ("قدّم الفريق خدمات السكن والأراضي والممتلكات.", "The team offered HLP services.", set()),
        ("قدّم الفريق خدمات السكن والأراضي والممتلكات.", "The team offered services for housing, land and property.", set()),
        ("قدّم الفريق خدمات الدعم النفسي والاجتماعي.", "The team offered HLP services.", {"term"}),
        ("قدّم الفريق خدمات MHPSS.", "The team offered services for housing, land and property.", {"term"}),
        ("قدّم الفريق خدمات MHPSS.", "The team offered HLP services.", {"term"}),
        ("قدّم الفريق خدمات MHPSS.", "The team offered psychosocial support.", set()),
    ],
)  # fmt: skip
def test_an_acronym_is_the_term_it_stands_for_and_no_other(arabic, english, kinds):
    lexicon = Lexicon([*shipped_names(), *glossary_names(GLOSSARY)])
    assert {finding.kind for finding in check_pair(arabic, english, lexicon)} == kinds
