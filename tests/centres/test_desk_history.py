"""The history of a listing says who did what and when, and why the reviewer answered as they did."""

import pytest
from bs4 import BeautifulSoup

from centres.desk.models import Role
from portal.workflow.decisions import approve, send_back
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.centres.listing_room import address_of, change, editor_of, own_service, posted
from tests.portal.staff import moderator, signed_in, task_of

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


def test_the_partners_own_page_tells_its_way_as_well_and_to_owners_only():
    partner = factories.partner("own", contacts=factories.phones("+9647000000011"))
    owner, about = signed_in(member(partner, "owner", Role.OWNER)), "/ar/desk/about/"
    words = {"words-ar-about": "نقدم المشورة.", "about-website": "https://example.org", "contacts-0-number": "122"}
    owner.post(about, posted(owner, about) | words | {"do": "send"})
    send_back(task_of(partner).pk, "العنوان لا يعمل.", moderator())
    assert "about/history/" in owner.get(about).content.decode()
    html = owner.get("/en/desk/about/history/").content.decode()
    assert "Sent back by the reviewer" in html and "العنوان لا يعمل." in html
    assert "نقدم المشورة." in html and "https://example.org" in html
    assert "{" not in BeautifulSoup(html, "html.parser").select_one(".desk-history").get_text()
    assert signed_in(member(partner, "editor")).get("/ar/desk/about/history/").status_code == 403
