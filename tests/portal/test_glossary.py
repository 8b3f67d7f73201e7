"""Tests of the glossary: what is shipped, what editors keep, and how terms are found in a text."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from portal import glossary
from portal.glossary import loading
from portal.glossary.matching import Finder
from portal.models import GlossaryEntry, ShippedGlossaryEntry
from portal.spellings import TermsFormField

LEAST_SHIPPED = 300


def test_a_form_takes_a_box_for_each_language_with_one_spelling_a_line() -> None:
    typed = TermsFormField().clean(["محامٍ\n\n  محامي \nمحامٍ", "lawyer\r\nattorney"])
    assert typed == {"ar": ["محامٍ", "محامي"], "en": ["lawyer", "attorney"]}


def test_a_language_without_a_spelling_is_absent() -> None:
    assert TermsFormField(required=False).clean(["", "lawyer"]) == {"en": ["lawyer"]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask a LAWYER, or legal aid.", ["LAWYER", "legal aid"]),
        ("two lawyers' offices", ["lawyers'"[:-1]]),
        ("illegal aids", []),
        ("والمشورة القانونيه مجاناً", ["والمشورة القانونيه"]),
        ("المُحامي", ["المُحامي"]),
        ("", []),
    ],
)
def test_terms_are_found_in_any_usual_spelling(text: str, found: list[str]) -> None:
    finder = Finder([("lawyer", 1), ("legal aid", 2), ("legal", 3), ("المشورة القانونية", 4), ("محامي", 5)])
    stretches = [text[start:end] for (start, end), value in finder.find(text) if value != 3]
    assert stretches == found


def test_the_longest_term_counts() -> None:
    finder = Finder([("legal", 1), ("legal aid", 2)])
    assert [value for _span, value in finder.find("legal aid legal")] == [2, 1]


def test_the_shipped_glossary_says_enough_in_both_languages() -> None:
    rows = list(loading.shipped())
    assert len(rows) >= LEAST_SHIPPED
    assert all(row["key"] and row["terms"]["ar"] and row["terms"]["en"] for row in rows)
    assert len({row["key"] for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} <= set(GlossaryEntry.Kind.values)


@pytest.mark.django_db
def test_a_new_site_has_the_shipped_glossary() -> None:
    assert len(glossary.entries()) == len(list(loading.shipped()))
    found = {match.entry.key: match.text for match in glossary.matches("اسأل عن المشورة القانونية و JCMC", "ar")}
    assert found == {
        "legal-aid": "المشورة القانونية",
        "joint-coordination-and-monitoring-centre": "JCMC",
    }


@pytest.mark.django_db
def test_a_saved_entry_counts_at_once_and_a_deleted_one_no_more() -> None:
    entry = GlossaryEntry.objects.create(terms={"en": ["flood wall"], "ar": ["سدة"]})
    assert [match.entry.key for match in glossary.matches("The Flood Wall", "en")] == ["flood-wall"]
    entry.terms["en"] = ["dyke"]
    entry.save()
    assert [match.text for match in glossary.matches("a dyke", "en")] == ["dyke"]
    entry.delete()
    assert glossary.matches("a dyke", "en") == []


@pytest.mark.django_db
def test_loading_again_keeps_what_editors_changed_and_deleted() -> None:
    changed = GlossaryEntry.objects.get(key="legal-aid")
    changed.terms = {**changed.terms, "ar": ["عون قانوني"]}
    changed.save()
    GlossaryEntry.objects.get(key="ministry-of-planning").delete()
    counts = loading.load()
    assert (counts.created, counts.updated, counts.left) == (0, 0, 2)
    assert GlossaryEntry.objects.get(key="legal-aid").terms["ar"] == ["عون قانوني"]
    assert not GlossaryEntry.objects.filter(key="ministry-of-planning").exists()


@pytest.mark.django_db
def test_a_newer_release_updates_what_nobody_changed() -> None:
    old = {"key": "legal-aid", "kind": "term", "terms": {"en": ["legal aid"], "ar": ["عون"]}, "acronyms": []}
    GlossaryEntry.objects.filter(key="legal-aid").update(**{name: old[name] for name in ("kind", "terms", "acronyms")})
    ShippedGlossaryEntry.objects.filter(key="legal-aid").update(fingerprint=loading.fingerprint(old))
    assert loading.load().updated == 1
    assert "lawyer" not in GlossaryEntry.objects.get(key="legal-aid").terms["en"]
    assert len(GlossaryEntry.objects.get(key="legal-aid").terms["en"]) > 1


@pytest.mark.django_db
def test_setting_up_a_site_again_brings_nothing_back() -> None:
    GlossaryEntry.objects.all().delete()
    call_command("set_up_site", verbosity=0)
    assert not GlossaryEntry.objects.exists()


@pytest.mark.django_db
def test_an_entry_needs_a_spelling_or_an_acronym() -> None:
    with pytest.raises(ValidationError):
        GlossaryEntry(terms={"ar": []}).full_clean()
    GlossaryEntry(acronyms=["XYZ"], terms={}).full_clean()


@pytest.mark.django_db
def test_two_entries_of_one_name_have_two_keys() -> None:
    keys = {GlossaryEntry.objects.create(terms={"en": ["dyke"]}).key for _ in range(3)}
    assert keys == {"dyke", "dyke-2", "dyke-3"}
