"""A reviewer reads what differs, field by field: words, facts, blocks and inline rows, what went and what came."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory

from centres.models import CentreOrganisation
from portal.models import User
from portal.workflow.differences import differences
from tests.centres import factories
from tests.portal.pages import fresh, release
from tests.portal.staff import moderator, officer, signed_in, task_of

pytestmark = pytest.mark.django_db


def read(before: Any, after: Any) -> dict[str, tuple[str, str]]:
    """Return (what went, what came) by the field's label."""
    request = RequestFactory().get("/admin/")
    request.user = User.objects.filter(username="moderator").first() or moderator()
    found = {}
    for one in differences(before, after, request):
        html = BeautifulSoup(one.html, "html.parser")
        found[one.label] = tuple(
            " ".join(part.get_text(" ", strip=True) for part in html.select(names))
            for names in ("del, .deletion", "ins, .addition")
        )
    return found


def changed(page: Any, **values: Any) -> dict[str, tuple[str, str]]:
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return read(fresh(page), draft)


def test_words_that_changed_are_shown_with_what_stood_before() -> None:
    (gone, came), = changed(release(title="افتتاح مركز"), title="إغلاق مركز").values()  # fmt: skip
    assert "افتتاح" in gone and "إغلاق" in came


def test_a_fact_is_said_as_people_say_it() -> None:
    (gone, came), = changed(release(issued_on="2019-09-20"), issued_on=date(2019, 10, 1)).values()  # fmt: skip
    assert "أيلول" in gone and "تشرين الأول" in came


def test_a_block_that_changed_came_or_went() -> None:
    page = release(body=[("paragraph", "<p>عادت ٢٢٠ عائلة.</p>"), ("heading", "العنوان")])
    (gone, came), = changed(page, body=[("paragraph", "<p>عادت ٣٠٠ عائلة.</p>"), ("heading", "آخر")]).values()  # fmt: skip
    assert "٣٠٠" in came and "آخر" in came
    assert "٢٢٠" in gone and "العنوان" in gone


def test_a_phone_that_changed_is_shown() -> None:
    page = factories.centre()
    (gone, came), = changed(page, phones=factories.phones("+9647000000099")).values()  # fmt: skip
    assert "99" in came and "01" in gone


def test_an_inline_row_that_was_added_is_shown() -> None:
    page, partner = factories.centre(), factories.partner()
    draft = page.get_latest_revision_as_object()
    draft.organisations = [CentreOrganisation(partner=partner, role="delivers")]
    found = read(fresh(page), draft)
    assert len(found) == 1 and partner.title in " ".join(next(iter(found.values())))


def test_an_inline_row_that_went_or_changed_is_shown() -> None:
    page = factories.centre(roles=({"role": "runs", "partner": factories.partner()},))
    draft = fresh(page).get_latest_revision().as_object()
    draft.organisations = []
    assert "منظمة نموذجية" in " ".join(next(iter(read(fresh(page), draft).values())))
    draft = fresh(page).get_latest_revision().as_object()
    row = draft.organisations.all()[0]
    row.role = "delivers"
    draft.organisations = [row]
    (gone, came), = read(fresh(page), draft).values()  # fmt: skip
    assert gone and came and gone != came


def test_the_review_of_a_centre_whose_rows_changed_is_shown() -> None:
    page, author = factories.centre(), officer()
    draft = fresh(page).get_latest_revision().as_object()
    draft.organisations = [CentreOrganisation(partner=factories.partner(), role="delivers")]
    draft.save_revision(user=author)
    fresh(page).get_workflow().start(fresh(page), author)
    answer = signed_in(moderator()).get(f"/admin/review/{task_of(page).pk}/")
    assert answer.status_code == 200 and "منظمة نموذجية" in answer.content.decode()


def test_nothing_differs_where_nothing_changed() -> None:
    for page in (release(), factories.centre(roles=({"role": "runs", "partner": factories.partner()},))):
        assert changed(page) == {}
