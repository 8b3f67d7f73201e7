"""The system checks find nothing in this project, and find each fault when it is made."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import checks as django_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import models
from django.db.models import Model
from django.test.utils import isolate_apps

from centres.models import CentreOrganisation, CentrePage, PartnerPage
from portal import checks, page_types
from tests.centres import factories


class Form(Model):
    """Stands for a page type in what the checks ask of one."""

    word_fields: tuple[str, ...] = ()
    fact_fields: tuple[str, ...] = ()
    translatable_fields: tuple[Any, ...] = ()
    template = "base.html"

    class Meta:
        abstract = True


class Named:
    """A field that wagtail-localize would translate."""

    def __init__(self, name: str) -> None:
        self.field_name = name


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return a function that lets the checks look at one page type alone."""

    def look_at(model: Any) -> None:
        monkeypatch.setattr(page_types, "page_types", lambda: [model])

    with isolate_apps("portal"):
        yield look_at


def thing(**values: Any) -> Any:
    """Return a new page type with these attributes."""
    meta = type("Meta", (), {"app_label": "portal"})
    return type("Thing", (Form,), {"__module__": "portal.models", "Meta": meta, **values})


def ids(found: list[Any]) -> set[str]:
    """Return the ids of what a check found."""
    return {message.id for message in found}


def test_the_project_has_no_fault() -> None:
    assert [message for message in django_checks.run_checks() if message.level >= django_checks.WARNING] == []


def test_a_field_that_is_neither_fact_nor_words_is_found(only: Any) -> None:
    only(thing(phone=models.CharField(max_length=9)))
    assert ids(checks.every_field_is_fact_or_words(None)) == {"portal.E001"}


def test_a_field_that_is_both_is_found(only: Any) -> None:
    only(thing(phone=models.CharField(max_length=9, blank=True), word_fields=("phone",), fact_fields=("phone",)))
    assert "portal.E002" in ids(checks.every_field_is_fact_or_words(None))


def test_a_name_of_no_field_is_found(only: Any) -> None:
    only(thing(fact_fields=("phone",)))
    assert "portal.E003" in ids(checks.every_field_is_fact_or_words(None))


def test_a_fact_that_would_be_translated_is_found(only: Any) -> None:
    only(
        thing(
            phone=models.CharField(max_length=9, blank=True),
            fact_fields=("phone",),
            translatable_fields=(Named("phone"),),
        )
    )
    assert ids(checks.every_field_is_fact_or_words(None)) == {"portal.E004"}


def test_a_fact_that_cannot_be_blank_is_found(only: Any) -> None:
    only(thing(phone=models.CharField(max_length=9), fact_fields=("phone",)))
    assert ids(checks.facts_may_be_blank(None)) == {"portal.E005"}


def test_a_missing_template_is_found(only: Any) -> None:
    only(thing(template="portal/nowhere.html"))
    assert ids(checks.page_types_have_templates(None)) == {"portal.E007"}


@pytest.mark.django_db
@pytest.mark.parametrize("fact", ["column", "rows", "many"])
def test_a_translation_that_holds_a_fact_is_found(fact: str) -> None:
    translation = CentrePage.objects.get(source=factories.centre())
    assert checks.no_translation_holds_a_fact(None, databases=["default"]) == []
    if fact == "column":
        CentrePage.objects.filter(pk=translation.pk).update(ordinal=6)
    elif fact == "rows":
        CentreOrganisation.objects.create(page=translation, role="runs", partner=factories.partner())
    else:
        CentrePage.kinds.through.objects.create(centrepage_id=translation.pk, kind=factories.kind())
    found = checks.no_translation_holds_a_fact(None, databases=["default"])
    assert ids(found) == {"portal.E006"}
    assert str(translation.pk) in found[0].msg


@pytest.mark.django_db
def test_the_database_is_looked_at_only_when_it_is_asked_for(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert checks.no_translation_holds_a_fact(None) == []


@pytest.mark.django_db
def test_the_command_looks_at_the_database() -> None:
    translation = PartnerPage.objects.get(source=factories.partner())
    PartnerPage.objects.filter(pk=translation.pk).update(acronym="OWN")
    with pytest.raises(SystemCheckError, match="E006"):
        call_command("check", databases=["default"])
