"""The history of a listing says who did what and when, and why the reviewer answered as they did."""

import pytest

from portal.workflow.decisions import approve, send_back
from tests.centres.listing_room import address_of, change, editor_of, own_service
from tests.portal.staff import moderator, task_of

pytestmark = pytest.mark.django_db


def test_the_way_of_a_change_is_told_from_its_draft_to_the_public_page():
    page = own_service()
    _user, client = editor_of(page)
    reader = moderator()
    change(client, page, **{"words-ar-title": "عنوان أول"})
    send_back(task_of(page).pk, "العنوان غير واضح.", reader)
    change(client, page, **{"words-ar-title": "عنوان ثان"})
    task = task_of(page)
    approve(task.pk, task.revision_id, reader)
    html = client.get(address_of(page, "history/", "en")).content.decode()
    for said in ("Changed and kept as a draft", "Sent to the reviewer", "Sent back by the reviewer", "Made public"):
        assert said in html
    assert "العنوان غير واضح." in html and "editor" in html and "moderator" in html
    assert "<del>عنوان أول</del> <ins>عنوان ثان</ins>" in html


def test_a_correction_and_a_suspension_are_told():
    page = own_service()
    _user, client = editor_of(page)
    change(client, page, **{"words-ar-title": "عنوان أول"})
    task = task_of(page)
    approve(task.pk, task.revision_id, moderator(), corrections={task.pk: {"title": "عنوان مصحح"}})
    client.post(address_of(page, "stop/"), {"status": "suspended", "reason": "صيانة"})
    html = client.get(address_of(page, "history/", "en")).content.decode()
    assert "Corrected by the reviewer" in html and "عنوان مصحح" in html
    assert "Suspended or closed" in html and "صيانة" in html
