"""What was approved is offered again, beside the words of the glossary, and a machine's words are marked and unapproved."""

import pytest

from portal.models import RememberedText, SegmentMark
from portal.translation.memory import suggestions
from portal.translation.segments.reading import State
from tests.portal.pages import said
from tests.portal.staff import moderator, officer, person, signed_in, task_of
from tests.portal.translations import (
    ENGLISH,
    address,
    draft,
    form,
    fresh,
    segment,
    source_release,
    started,
    translated,
    write,
)

pytestmark = pytest.mark.django_db


def upper(texts, source, target):
    """Stand for a machine."""
    return [f"{target}: {text}" for text in texts]


def broken(texts, source, target):
    """Stand for a machine that fails."""
    raise RuntimeError("no answer")


def short(texts, source, target):
    """Stand for a machine that forgets something."""
    return texts[1:]


def spoiling(texts, source, target):
    """Stand for a machine that spoils marks and adds HTML."""
    return [text.replace("{1}", "{1").replace("{/1}", "") if "{1}" in text else f"<p>{text}</p>" for text in texts]


@pytest.fixture
def machine(settings):
    """Return a function that switches a machine on."""

    def switch_on(function):
        settings.MACHINE_TRANSLATION = f"{__name__}.{function.__name__}"

    return switch_on


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    """Let the setting name functions of this module, wherever pytest has put it."""
    import sys

    monkeypatch.setitem(sys.modules, __name__, sys.modules.get(__name__) or __import__(__name__))


def test_an_approved_translation_is_remembered_and_a_draft_is_not():
    user = officer()
    page = started(source_release(), user)
    write(page, ENGLISH, user)
    assert not RememberedText.objects.filter(source="خدمات جديدة").exists()
    fresh(page).latest_revision.publish()
    kept = RememberedText.objects.get(source="خدمات جديدة")
    assert (kept.source_language, kept.target_language, kept.target) == ("ar", "en", "New services")
    count = RememberedText.objects.count()
    fresh(page).latest_revision.publish()
    assert RememberedText.objects.count() == count


@pytest.mark.parametrize(
    ("text", "source", "target", "first", "percent"),
    [
        ("خدمات جديدة", "ar", "en", "New services", 100),
        ("New services", "en", "ar", "خدمات جديدة", 100),
        ("خدمات جديدة أخرى", "ar", "en", "New services", 81),
        ("افتُتح {1}المركز{/1} في {2}خانقين{/2}.", "ar", "en", ENGLISH["body.p1#0"], 86),
    ],
)
def test_the_same_and_the_nearly_same_are_offered_in_both_directions(text, source, target, first, percent):
    translated(source_release(), ENGLISH, officer())
    offer = suggestions([text], source, target)[text][0]
    assert offer.target == first
    assert abs(offer.percent - percent) <= 5


def test_what_is_not_alike_is_not_offered():
    translated(source_release(), ENGLISH, officer())
    assert suggestions(["الوثائق المدنية في الموصل"], "ar", "en") == {}


def test_offers_stand_beside_the_segment():
    user = officer()
    translated(source_release(), ENGLISH, user)
    page = started(source_release(slug="آخر"), user)
    response = signed_in(user).get(address(page))
    row = next(row for row in response.context["rows"] if row.segment.key == "body.h1")
    assert [(one.target, one.percent) for one in row.suggestions] == [("New services", 100)]
    assert 'data-fill="New services"' in response.content.decode()


def test_the_glossarys_words_stand_beside_the_segment():
    from portal.models import GlossaryEntry

    GlossaryEntry.objects.create(terms={"ar": ["خط تجريبي"], "en": ["trial line"]}, note="Not “test line”.")
    user = officer()
    page = started(source_release(title="افتتاح خط تجريبي"), user)
    response = signed_in(user).get(address(page))
    row = next(row for row in response.context["rows"] if row.segment.key == "title")
    assert [(one.source, one.target) for one in row.terms if one.target == "trial line"] == [
        ("خط تجريبي", "trial line")
    ]


def test_offers_for_a_long_page_come_soon_from_a_large_memory():
    from time import perf_counter

    from portal.models import RememberedText as Row

    rows = [
        Row(source_language="ar", target_language="en", source=f"جملة رقم {n} عن الخدمات في المركز {n % 97}",
            target=f"Sentence {n}", digest=f"{n:064x}")
        for n in range(20_000)
    ]  # fmt: skip
    Row.objects.bulk_create(rows, batch_size=2000)
    began = perf_counter()
    found = suggestions([f"جملة رقم {n} عن الخدمات في المدينة {n}" for n in range(30)], "ar", "en")
    assert found
    assert perf_counter() - began < 3


def test_without_the_setting_no_machine_is_offered_or_runs():
    user = officer()
    page = started(source_release(), user)
    assert 'value="machine"' not in signed_in(user).get(address(page)).content.decode()
    response = signed_in(user).post(address(page), form(page, "machine"))
    assert response.status_code == 400
    assert "switched off" in said(response)


def test_what_a_machine_wrote_is_a_marked_draft_until_a_person_stands_for_it(machine):
    machine(upper)
    user = person("translator", "Translators: en")
    client = signed_in(user)
    page = started(source_release(), user)
    client.post(address(page), form(page, "machine", title="A centre opens"))
    assert segment(page, "title").state == State.DONE
    assert segment(page, "body.h1").written == "en: خدمات جديدة"
    assert segment(page, "body.h1").state == State.MACHINE
    client.post(address(page), form(page, **{"body.h1": "New services"}))
    assert segment(page, "body.h1").state == State.DONE
    summary = segment(page, "summary").written
    client.post(address(page), form(page, summary=summary) | {"ok:summary": "1"})
    assert segment(page, "summary").state == State.DONE


def test_submitting_names_what_nobody_confirmed_and_the_moderator_sees_it(machine):
    machine(upper)
    user = person("translator", "Translators: en")
    client = signed_in(user)
    page = started(source_release(), user)
    client.post(address(page), form(page, "machine", title="A centre opens"))
    response = client.post(address(page), form(page, "submit"), follow=True)
    assert "confirmed by nobody" in said(response)
    assert "Heading" in said(response)
    assert not fresh(page).live
    html = signed_in(moderator()).get(f"/admin/review/{task_of(page).pk}/").content.decode()
    assert "by machine, not confirmed" in html


@pytest.mark.parametrize("function", [broken, short])
def test_a_machine_that_fails_is_a_message_and_loses_nothing(machine, function):
    machine(function)
    user = officer()
    page = started(source_release(), user)
    response = signed_in(user).post(address(page), form(page, "machine", title="A centre opens"))
    assert response.status_code == 400
    assert "did not answer" in said(response)
    assert draft(page).title == "A centre opens"


def test_what_a_machine_spoiled_is_not_taken(machine):
    machine(spoiling)
    user = officer()
    page = started(source_release(), user)
    signed_in(user).post(address(page), form(page, "machine"))
    assert segment(page, "body.p1#0").state == State.MISSING
    assert segment(page, "body.h1").state == State.MISSING
    assert not SegmentMark.objects.exists()
