"""Who reaches the segment editor and the PO files: those who may edit the translation, and nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal import roles
from tests.portal.staff import officer, person, signed_in
from tests.portal.translations import ENGLISH, address, draft, form, fresh, source_release, started, translated

pytestmark = pytest.mark.django_db

MAY = {
    "translator into English": (roles.translators("en"),),
    "media officer": (roles.MEDIA_OFFICERS,),
    "administrator": (roles.ADMINISTRATORS,),
    "urgent publisher": (roles.URGENT,),
    "moderator": (roles.MODERATORS,),
}
MAY_NOT = {"translator into Arabic": (roles.translators("ar"),), "nobody's colleague": (), "visitor": None}


def ask(groups):
    return Client(SERVER_NAME="localhost") if groups is None else signed_in(person("asker", *groups))


def asked(client, page):
    """Return the answers of every address of the segment editor, by name."""
    file = SimpleUploadedFile("x.po", b'msgid ""\nmsgstr ""\n')
    return {
        "see": client.get(address(page)),
        "save": client.post(address(page), form(page, title="Stolen")),
        "submit": client.post(address(page), form(page, "submit", **ENGLISH | {"title": "Stolen"})),
        "machine": client.post(address(page), form(page, "machine", title="Stolen")),
        "translate_po": client.get(address(page, "translate_po")),
        "translate_po_upload": client.post(address(page, "translate_po_upload"), {"file": file}),
    }


@pytest.mark.parametrize("live", [False, True], ids=["draft", "public"])
@pytest.mark.parametrize("role", MAY_NOT)
def test_those_who_may_not_edit_the_translation_reach_nothing(role, live):
    source = source_release()
    page = translated(source, ENGLISH, officer()) if live else started(source, officer())
    before = fresh(page).latest_revision_id
    for name, response in asked(ask(MAY_NOT[role]), page).items():
        assert response.status_code in {302, 403}, name
        assert response.status_code == 403 or "/admin/" in response.headers["Location"], name
        assert "افتتاح" not in response.content.decode(), name
    assert fresh(page).latest_revision_id == before
    assert draft(page).title != "Stolen"
    assert not fresh(page).workflow_in_progress


@pytest.mark.parametrize("role", MAY)
def test_those_who_may_edit_the_translation_write_drafts_and_publish_nothing(role):
    page = translated(source_release(), ENGLISH, officer())
    client = ask(MAY[role])
    assert client.get(address(page)).status_code == 200
    assert client.post(address(page), form(page, title="A new title")).status_code == 302
    assert draft(page).title == "A new title"
    assert fresh(page).title == ENGLISH["title"]


def test_a_partner_without_the_admin_is_led_to_the_door():
    user = person("partner")
    response = signed_in(user).get(address(started(source_release())))
    assert response.status_code in {302, 403}


def test_a_source_has_no_segments_and_an_unknown_page_is_not_found():
    source = source_release()
    client = signed_in(officer())
    for name in ("translate", "translate_po"):
        assert client.get(address(source, name)).status_code == 404
    assert client.get("/admin/translate/999999/").status_code == 404
    assert client.get("/admin/translate/1/").status_code in {302, 403, 404}


def test_a_locked_translation_takes_no_word():
    page = translated(source_release(), ENGLISH, officer())
    holder = officer("holder")
    locked = fresh(page)
    locked.locked, locked.locked_by = True, holder
    from django.utils import timezone

    locked.locked_at = timezone.now()
    locked.save()
    response = signed_in(officer("asker")).post(address(page), form(page, title="Stolen"))
    assert response.status_code == 409
    assert draft(page).title == ENGLISH["title"]
