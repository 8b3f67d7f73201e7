"""A partner says on which days a service keeps other hours; a reviewer reads it, and nothing that was typed is lost."""

from datetime import timedelta

import pytest

from centres.desk.listings.stop_views import today
from centres.models import ServiceHoursException
from portal.workflow.decisions import approve
from tests.centres.listing_room import address_of, change, editor_of, own_service
from tests.portal.pages import fresh, visitor
from tests.portal.staff import moderator, signed_in, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NEW = "days-new-"


def in_days(number):
    return (today() + timedelta(days=number)).isoformat()


def draft_days(page):
    return list(fresh(page).get_latest_revision_as_object().hours_exceptions.all())


def test_a_closed_day_is_reviewed_and_public_once_accepted():
    page = own_service()
    _user, client = editor_of(page)
    day = {NEW + "first_day": in_days(9), NEW + "hours-kind": "closed", NEW + "reason": "training"}
    assert change(client, page, **day).headers["Location"] == "/ar/desk/"
    assert not fresh(page).hours_exceptions.exists()
    task = task_of(page)
    reader = moderator()
    assert "تدريب الموظفين" in signed_in(reader).get(f"/admin/review/{task.pk}/").content.decode()
    approve(task.pk, task.revision_id, reader)
    stored = fresh(page).hours_exceptions.get()
    assert (stored.opening_hours, stored.reason["en"], stored.centre) == ("Su-Sa off", "Staff training", None)
    assert "تدريب الموظفين" in visitor().get(page.public_path).content.decode()


def test_other_hours_at_one_centre_are_shown_again_changed_and_taken_away():
    page = own_service()
    centre = page.centres.get().centre
    _user, client = editor_of(page)
    hours = {NEW + "hours-kind": "open", NEW + "hours-from1": "10:00", NEW + "hours-to1": "12:00"}
    span = {NEW + "first_day": in_days(3), NEW + "last_day": in_days(5), NEW + "centre": str(centre.pk)}
    assert change(client, page, "keep", **hours, **span).status_code == 302
    [row] = draft_days(page)
    assert (row.centre_id, row.last_day.isoformat(), row.opening_hours) == (centre.pk, in_days(5), "Su-Sa 10:00-12:00")
    before = fresh(page).latest_revision_id
    change(client, page, "keep")
    assert fresh(page).latest_revision_id == before
    line = f"days-{row.uuid}-"
    change(client, page, "keep", **{line + "hours-to1": "13:00"})
    [changed] = draft_days(page)
    assert (changed.uuid, changed.opening_hours) == (row.uuid, "Su-Sa 10:00-13:00")
    change(client, page, "keep", **{line + "first_day": "", line + "last_day": ""})
    assert draft_days(page) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"first_day": "2020-01-01"}, "هذه الأيام مضت"),
        ({"last_day": in_days(3)}, "اذكروا من أي يوم"),
        ({"first_day": in_days(5), "last_day": in_days(3)}, "يسبق"),
        ({"first_day": in_days(3), "hours-kind": "open", "hours-from1": "25:00"}, "هذه الأيام"),
        ({"first_day": "غداً"}, "days-new-first_day"),
        ({"first_day": in_days(3), "centre": "77777"}, "٧٧٧٧٧"),
    ],
)
def test_what_cannot_be_meant_is_said_at_the_line_and_stays(typed, said):
    page = own_service()
    _user, client = editor_of(page)
    response = change(client, page, "keep", **{NEW + name: value for name, value in typed.items()})
    html = response.content.decode()
    assert response.status_code == 400 and said in html
    assert not fresh(page).has_unpublished_changes


def test_days_that_have_passed_are_kept_and_not_asked_for():
    page = own_service()
    old = ServiceHoursException.objects.create(page=page, first_day="2020-01-01", opening_hours="off")
    _user, client = editor_of(page)
    assert str(old.uuid) not in client.get(address_of(page)).content.decode()
    change(client, page, "keep", **{NEW + "first_day": in_days(2)})
    assert [row.uuid for row in draft_days(page)][0] == old.uuid


def test_the_week_of_a_centre_stands_open_only_where_something_was_changed():
    page = own_service()
    _user, client = editor_of(page)
    assert '<details class="disclosure">' in client.get(address_of(page)).content.decode()
    grid = f"at-{page.centres.get().uuid}-hours"
    html = change(client, page, "keep", **{f"{grid}-su-kind": "open"}).content.decode()
    assert 'class="disclosure" open' in html


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("typed", ["{0}/{1}/{2}", "{0}.{1}.{2}", "{2}-{1}-{0}"])
def test_a_typed_day_is_read_with_the_day_before_the_month(language, typed):
    page = own_service()
    _user, client = editor_of(page)
    year = today().year + 1
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    day = typed.format("01", "02", str(year)).translate(arabic if language == "ar" else {})
    change(client, page, "keep", **{NEW + "first_day": day, NEW + "hours-kind": "closed"})
    assert [row.first_day.isoformat() for row in draft_days(page)] == [f"{year}-02-01"]
