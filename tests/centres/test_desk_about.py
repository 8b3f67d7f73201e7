"""An owner changes the partner's own page; nothing of it is public before a reviewer accepts it."""

import pytest

from centres.desk.models import Role
from centres.models import PartnerPage
from portal.workflow.decisions import approve, send_back
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.centres.listing_room import posted
from tests.portal.pages import fresh, visitor
from tests.portal.staff import moderator, signed_in, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
ABOUT = "/ar/desk/about/"


@pytest.fixture
def own():
    contacts = [*factories.phones("+9647000000011"), ("email", "first@example.org"), ("email", "second@example.org")]
    partner = factories.partner("own", contacts=contacts)
    return partner, signed_in(member(partner, "owner", Role.OWNER))


def change(client, do="send", **values):
    return client.post(ABOUT, posted(client, ABOUT) | values | {"do": do})


def test_words_and_contacts_go_to_the_reviewer_and_are_public_once_accepted(own):
    partner, client = own
    words = {"words-ar-about": "نقدم المشورة.", "words-en-about": "We advise."}
    assert change(client, **words, **{"contacts-1-number": "٠٧٠٠٠٠٠٠٠١٢"}).headers["Location"] == ABOUT
    assert "نقدم المشورة" not in visitor().get(partner.public_path).content.decode()
    task, other = task_of(partner), task_of(PartnerPage.objects.get(source=partner))
    approve(task.pk, task.revision_id, moderator(), others={other.pk: other.revision_id})
    page = fresh(partner)
    assert "نقدم المشورة" in visitor().get(page.public_path).content.decode()
    assert "We advise." in PartnerPage.objects.get(source=partner).about
    values = [one.value if one.block_type == "email" else one.value["number"] for one in page.contacts]
    assert values == ["+9647000000011", "+9647000000012", "first@example.org", "second@example.org"]


def test_what_iom_alone_changes_is_shown_with_the_way_to_have_it_changed(own):
    _partner, client = own
    html = client.get(ABOUT).content.decode()
    assert "منظمة وطنية غير حكومية" in html and "لا شعار بعد" in html


def test_a_form_that_was_not_changed_makes_no_version(own):
    partner, client = own
    before = fresh(partner).latest_revision_id
    assert change(client, "keep").status_code == 302
    assert fresh(partner).latest_revision_id == before


def test_a_draft_is_kept_previewed_sent_taken_back_and_answered(own):
    partner, client = own
    response = change(client, "preview", **{"words-ar-about": "نص لم يُقبل بعد."})
    assert "نص لم يُقبل بعد" in client.get(response.headers["Location"]).content.decode()
    change(client)
    assert "تعديلكم عند المراجع" in client.get(ABOUT).content.decode()
    assert client.post(ABOUT, {"do": "keep"}).status_code == 409
    client.post(f"{ABOUT}withdraw/")
    assert task_of(partner) is None
    change(client)
    send_back(task_of(partner).pk, "اذكروا ما تقدمون.", moderator())
    assert "اذكروا ما تقدمون." in client.get(ABOUT).content.decode()


@pytest.mark.parametrize("wrong", [{"about-email": "x"}, {"contacts-0-number": "12"}, {"words-ar-title": ""}])
def test_what_is_wrong_is_said_and_nothing_is_lost(own, wrong):
    partner, client = own
    response = change(client, **wrong, **{"words-ar-about": "نص جديد"})
    assert response.status_code == 400 and "نص جديد" in response.content.decode()
    assert not fresh(partner).has_unpublished_changes


def test_what_a_colleague_wrote_meanwhile_is_shown(own):
    _partner, client = own
    opened = posted(client, ABOUT)
    change(client, "keep", **{"words-ar-about": "نص الزميل"})
    response = client.post(ABOUT, opened | {"words-ar-about": "نصي", "do": "keep"})
    assert response.status_code == 409 and "نص الزميل" in response.content.decode()


def test_an_editor_finds_nothing_of_it(own):
    partner, _client = own
    editor = signed_in(member(partner, "editor"))
    assert editor.get(ABOUT).status_code == 403
    assert ABOUT not in editor.get("/ar/desk/").content.decode()
