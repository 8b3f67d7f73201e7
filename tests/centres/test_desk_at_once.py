"""Suspending and closing take effect at once without publishing a draft; opening again and other centres are decided."""

from datetime import timedelta

import pytest
from django.core import mail
from wagtail.models import PageLogEntry

from centres.desk.listings.at_once import STOP
from centres.desk.listings.stop_views import today
from centres.models import ServiceAtCentre
from portal.workflow.decisions import approve
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.centres.listing_room import address_of, change, editor_of, own_service, partner_of
from tests.portal.pages import fresh, visitor
from tests.portal.staff import moderator, officer, person, signed_in, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def stop(client, page, status="suspended", **values):
    return client.post(address_of(page, "stop/"), {"status": status, "reason": "المحامي في إجازة."} | values)


def test_visitors_see_a_suspension_at_once_and_none_of_the_draft():
    page = own_service()
    _user, client = editor_of(page)
    change(client, page, "keep", **{"words-ar-title": "عنوان لم يُقبل"})
    assert stop(client, page).headers["Location"] == "/ar/desk/"
    html = visitor().get(page.public_path).content.decode()
    assert "موقوفة مؤقتاً" in html and "عنوان لم يُقبل" not in html
    draft = fresh(page).get_latest_revision_as_object()
    assert (draft.title, draft.status) == ("عنوان لم يُقبل", "suspended")


def test_a_change_that_waits_stays_with_the_reviewer_and_keeps_the_suspension_when_accepted():
    page = own_service()
    _user, client = editor_of(page)
    change(client, page, **{"words-ar-title": "عنوان جديد"})
    stop(client, page, until=str(today() + timedelta(days=7)))
    task = task_of(page)
    assert task is not None
    approve(task.pk, task.revision_id, moderator())
    page = fresh(page)
    assert (page.title, page.status, page.status_until) == ("عنوان جديد", "suspended", today() + timedelta(days=7))


def test_iom_is_told_and_undoes_it_with_one_button(django_capture_on_commit_callbacks):
    page = own_service()
    user, client = editor_of(page)
    point, reader = officer("point"), moderator()
    centre = page.centres.get().centre
    type(centre).objects.filter(pk=centre.pk).update(focal_point=point)
    with django_capture_on_commit_callbacks(execute=True):
        stop(client, page, "closed")
    told = [address for letter in mail.outbox for address in letter.to]
    assert {point.email, reader.email} <= set(told) and user.email not in told
    entry = PageLogEntry.objects.get(page=page.pk, action=STOP)
    assert "المحامي في إجازة." in signed_in(reader).get("/admin/stopped/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(point).post(f"/admin/stopped/{entry.pk}/").status_code == 302
    assert fresh(page).status == "active" and fresh(page).get_latest_revision_as_object().status == "active"
    assert [letter.to for letter in mail.outbox][-1] == [user.email]


def test_what_was_changed_since_is_not_undone():
    page = own_service()
    _user, client = editor_of(page)
    stop(client, page)
    entry = PageLogEntry.objects.get(page=page.pk, action=STOP)
    stop(client, page, "closed")
    signed_in(moderator()).post(f"/admin/stopped/{entry.pk}/")
    assert fresh(page).status == "closed"


def test_a_closed_service_stands_in_no_list_any_more():
    page = own_service()
    _user, client = editor_of(page)
    stop(client, page, "closed")
    centre = page.centres.get().centre
    assert page.title not in visitor().get(centre.public_path).content.decode()


def test_a_stop_without_a_reason_or_with_a_day_that_has_passed_is_refused_and_loses_nothing():
    page = own_service()
    _user, client = editor_of(page)
    response = stop(client, page, reason="", until=str(today() - timedelta(days=1)))
    assert response.status_code == 400 and fresh(page).status == "active"
    assert str(today() - timedelta(days=1)) in response.content.decode()


def test_opening_again_is_read_first():
    page = own_service()
    _user, client = editor_of(page)
    stop(client, page)
    client.post(address_of(page, "reopen/"))
    assert fresh(page).status == "suspended"
    task = task_of(page)
    approve(task.pk, task.revision_id, moderator())
    assert fresh(page).status == "active"


def proposed(django_capture_on_commit_callbacks):
    page = own_service()
    point = officer("point")
    other = factories.centre("baiji", {"ar": "مركز بيجي", "en": "Baiji centre"}, focal_point=point)
    user, client = editor_of(page)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address_of(page, "centres/"), {"centre": other.pk})
    return page, point, other, user


def test_a_service_comes_to_another_centre_when_its_focal_point_says_so(django_capture_on_commit_callbacks):
    page, point, other, _user = proposed(django_capture_on_commit_callbacks)
    assert not ServiceAtCentre.objects.filter(page=page, centre=other).exists()
    assert any(letter.to == [point.email] for letter in mail.outbox)
    client = signed_in(point)
    task = task_of(page)
    assert len(client.get("/admin/review/").context["rows"]) == 1
    assert client.get(f"/admin/review/{task.pk}/").status_code == 200
    client.post(f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": "approve"})
    assert ServiceAtCentre.objects.filter(page=page, centre=other).exists()


def test_the_focal_point_of_another_centre_does_not_decide(django_capture_on_commit_callbacks):
    page, _point, _other, _user = proposed(django_capture_on_commit_callbacks)
    stranger = officer("stranger")
    factories.centre("mosul", {"ar": "مركز الموصل", "en": "Mosul centre"}, focal_point=stranger)
    assert signed_in(stranger).get(f"/admin/review/{task_of(page).pk}/").status_code in (302, 403)


def test_a_focal_point_does_not_decide_on_other_words(django_capture_on_commit_callbacks):
    page, point, _other, user = proposed(django_capture_on_commit_callbacks)
    client = signed_in(user)
    client.post(address_of(page, "withdraw/"))
    change(client, page, **{"words-ar-title": "عنوان آخر"})
    assert signed_in(point).get(f"/admin/review/{task_of(page).pk}/").status_code in (302, 403)


def test_only_those_who_hear_of_it_see_what_was_stopped():
    page = own_service()
    _user, client = editor_of(page)
    stop(client, page)
    for outsider in (person("translator", "Translators: en"), officer("nobody"), member(partner_of(page), "other")):
        assert signed_in(outsider).get("/admin/stopped/").status_code in (302, 403)


def test_a_service_that_is_not_for_everybody_is_named_in_no_letter(django_capture_on_commit_callbacks):
    page = own_service(visibility="focal_points")
    _user, client = editor_of(page)
    moderator()
    with django_capture_on_commit_callbacks(execute=True):
        assert stop(client, page).status_code == 302
    assert mail.outbox and all(page.title not in letter.subject + letter.body for letter in mail.outbox)
