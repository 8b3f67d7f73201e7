"""A prepared statement: put together once, it says what the same statement says that is put together anew."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.db import connection
from django.db.models import CharField, ExpressionWrapper, IntegerField, QuerySet, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from centres.models import CentrePage
from portal.prepared import Given, places_for, prepared
from tests.centres import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
made: list[int] = []


@prepared
def public_centres(language: str, count: int) -> QuerySet[Any]:
    made.append(count)
    return CentrePage.objects.public(language).filter(slug__in=Given("slugs", CharField(), count)).order_by("slug")


@prepared
def centres_with_their_kinds(language: str) -> QuerySet[Any]:
    asked = Given("slug", CharField())
    rows = CentrePage.objects.public(language).filter(slug=asked).annotate(asked=ExpressionWrapper(asked, CharField()))
    return rows.prefetch_related("kinds")


@prepared
def none_of_them() -> QuerySet[Any]:
    return CentrePage.objects.public("ar").filter(pk__in=[], slug=Given("slug", CharField()))


@prepared
def asked_too_early() -> QuerySet[Any, Any]:
    return CentrePage.objects.filter(locale=Locale.objects.get(language_code="ar"))


@prepared
def codes_of_the_settings() -> QuerySet[Any, Any]:
    codes = [code for code, _name in site_settings.LANGUAGES]
    return Locale.objects.filter(language_code__in=codes, pk__gte=Given("first", IntegerField())).values_list(
        "language_code", flat=True
    )


@prepared
def locales(count: int) -> QuerySet[Any, Any]:
    codes = Given("codes", CharField(), count)
    first = Locale.objects.order_by().filter(pk__gte=Given("first", IntegerField())).values_list("language_code")
    return Locale.objects.order_by().filter(language_code__in=codes).values_list("language_code").union(first)


def centre(slug: str, **facts: Any) -> Any:
    return factories.centre(slug, factories.labels(f"مركز {slug}", f"Centre {slug}"), **facts)


def slugs(*asked: str, language: str = "en") -> list[str]:
    return [each.slug for each in public_centres(language, places_for(asked)).ask(slugs=list(asked))]


def test_it_is_put_together_once_and_asked_for_other_values_each_time() -> None:
    for slug in ("a", "b", "c"):
        centre(slug)
    made.clear()
    assert slugs("a", "b") == ["a", "b"]
    assert slugs("c", "b") == ["b", "c"]
    assert len(made) <= 1


def test_fewer_values_than_places_bring_no_row_twice() -> None:
    for slug in ("a", "b", "c"):
        centre(slug)
    assert places_for(["a", "b", "c"]) == 4
    assert slugs("c", "a", "b") == ["a", "b", "c"]


def test_what_was_withdrawn_or_has_expired_since_is_left_out() -> None:
    one, other = centre("a"), centre("b")
    assert slugs("a", "b") == ["a", "b"]
    one.unpublish()
    CentrePage.objects.filter(pk=other.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert slugs("a", "b") == []


def test_the_moment_is_that_of_each_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    later = timezone.now() + timedelta(hours=1)
    CentrePage.objects.filter(pk=centre("a").pk).update(expire_at=later)
    assert slugs("a") == ["a"]
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert slugs("a") == []


def test_rows_have_their_words_and_relations_and_cost_two_statements() -> None:
    centre("a", place=factories.place())
    slugs("a", language="ar")
    with CaptureQueriesContext(connection) as captured:
        (row,) = public_centres("ar", 1).ask(slugs=["a"])
        assert (row.words.title, row.place.key, row.not_confirmed_since) == ("مركز a", "jalawla", None)
    assert len(captured) <= 2


def test_rows_are_those_of_the_same_queryset_put_together_anew() -> None:
    """Fails where Django comes to fetch models in a way that a prepared statement does not know."""
    centre("a", place=factories.place(), kinds=[factories.kind("legal"), factories.kind("health")])
    anew = CentrePage.objects.public("ar").filter(slug="a").annotate(asked=Value("a")).prefetch_related("kinds")
    statement = centres_with_their_kinds("ar")
    with CaptureQueriesContext(connection) as ours:
        (row,) = statement.ask(slug="a")
        kinds = {kind.key for kind in row.kinds.all()}
    with CaptureQueriesContext(connection) as plain:
        (other,) = anew
        assert {kind.key for kind in other.kinds.all()} == kinds == {"legal", "health"}
    assert len(ours) == len(plain)
    private = {"_state", "_prefetched_objects_cache", "_words", "_cluster_related_objects"}
    assert {name: each for name, each in vars(row).items() if name not in private} == {
        name: each for name, each in vars(other).items() if name not in private
    }
    assert set(vars(row)) == set(vars(other))
    assert row._state.fields_cache.keys() == other._state.fields_cache.keys()


def test_a_statement_is_asked_twice_at_once_without_mixing_its_rows() -> None:
    centre("a")
    centre("b")
    statement = centres_with_their_kinds("ar")
    first, second = statement.ask(slug="a"), statement.ask(slug="b")
    assert [[each.slug for each in rows] for rows in (first, second)] == [["a"], ["b"]]


def test_what_nothing_can_fulfil_costs_no_statement() -> None:
    with CaptureQueriesContext(connection) as captured:
        assert none_of_them().ask(slug="a") == []
    assert not captured


@pytest.mark.parametrize("asked", [[], ["a", "b", "c"]], ids=["none", "too many"])
def test_other_numbers_of_values_than_there_are_places_for_are_refused(asked: list[str]) -> None:
    with pytest.raises(ValueError, match="2 places of slugs"):
        public_centres("en", 2).ask(slugs=asked)


def test_a_value_that_is_forgotten_is_refused() -> None:
    with pytest.raises(KeyError, match="slug"):
        centres_with_their_kinds("ar").ask()


def test_a_statement_that_depends_on_what_the_database_says_now_is_refused() -> None:
    with pytest.raises(RuntimeError, match="depends on what the database says"):
        asked_too_early()


def test_settings_that_change_in_a_test_are_read_again(settings: Any) -> None:
    assert set(codes_of_the_settings().ask(first=0)) == {"ar", "en"}
    settings.LANGUAGES = [("ar", "العربية")]
    assert codes_of_the_settings().ask(first=0) == ["ar"]


def test_parts_that_are_joined_have_their_values_each() -> None:
    everywhere = set(Locale.objects.values_list("language_code", flat=True))
    assert {code for (code,) in locales(1).ask(codes=["ar"], first=10_000)} == {"ar"}
    assert {code for (code,) in locales(1).ask(codes=["ar"], first=0)} == everywhere


def test_another_thread_asks_through_a_connection_of_its_own() -> None:
    locales(1).ask(codes=["ar"], first=10_000)
    found: list[Any] = []

    def ask() -> None:
        try:
            with CaptureQueriesContext(connection) as captured:
                found.append(locales(1).ask(codes=["ar"], first=10_000))
            found.append(len(captured))
        finally:
            connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [[("ar",)], 1]
