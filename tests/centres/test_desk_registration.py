"""An organisation registers: mail first, then IOM; nobody learns from the answer who is known."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from centres.desk.models import Invitation, Registration, Role
from centres.models import PartnerPage
from centres.partner_groups import partner_group
from tests.centres import factories
from tests.centres.test_desk_invitations import ANSWER
from tests.portal.pages import visitor
from tests.portal.staff import moderator, officer, signed_in
from tests.portal.test_accounts import quick  # noqa: F401

pytestmark = pytest.mark.django_db

SAID = {
    "organisation": "منظمة نموذجية ج",
    "purpose": "مشورة قانونية في جلولاء.",
    "name": "زينب",
    "email": "New@example.org",
}


@pytest.fixture
def register(mailbox: Any, committed: Any) -> Any:
    """Return what registers, and gives the path of the link that was mailed."""

    def inner(language: str = "ar", **data: str) -> str:
        said = SAID | data
        with committed():
            answer = visitor().post(f"/{language}/desk/register/", said)
        assert answer["Location"] == f"/{language}/desk/register/sent/"
        return str(mailbox.link(said["email"].lower()))

    return inner


def verified(register: Any, committed: Any, **data: str) -> Registration:
    """Register and press the button of the letter."""
    link = register(**data)
    with committed():
        assert visitor().post(link).status_code == 200
    return Registration.objects.get()


def test_iom_sees_it_once_the_address_is_verified_and_opening_the_link_verifies_nothing(
    register: Any, committed: Any, mailbox: Any, set_up_site: None
) -> None:
    reader = moderator()
    link = register()
    assert mailbox.last("new@example.org")[0] == "أكّد التسجيل: منظمة نموذجية ج"
    for method in ("get", "head"):
        assert getattr(visitor(), method)(link).status_code == 200
    iom = signed_in(reader)
    assert "منظمة نموذجية ج" not in iom.get("/admin/desks/").content.decode()
    with committed():
        visitor().post(link)
    assert "منظمة نموذجية ج" in iom.get("/admin/desks/").content.decode()
    assert "/admin/desks/registrations/" in mailbox.last("moderator@example.org")[1]
    with committed():
        assert visitor().post(link).status_code == 200
    assert len([one for one in mailbox.letters if one["To"] == "moderator@example.org"]) == 1


@pytest.fixture
def set_up_site() -> None:
    """The empty site has groups already."""


def test_the_answer_is_the_same_for_an_address_that_has_an_account(register: Any, committed: Any) -> None:
    officer()
    seen = []
    for name in ("officer", "nobody"):
        with committed(), CaptureQueriesContext(connection) as statements:
            answer = visitor().post("/en/desk/register/", SAID | {"email": f"{name}@example.org"})
        seen.append((answer.status_code, answer["Location"], len(statements)))
    assert seen[0] == seen[1]


def test_an_address_is_not_flooded(register: Any, mailbox: Any, committed: Any) -> None:
    statuses = []
    for _number in range(6):
        with committed():
            statuses.append(visitor().post("/en/desk/register/", SAID).status_code)
    assert statuses == [302] * 4 + [429] * 2
    assert len(mailbox.letters) == 4


def test_an_expired_link_verifies_nothing(register: Any) -> None:
    link = register()
    Registration.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert visitor().post(link).status_code == 410
    assert Registration.objects.get().verified_at is None


def test_accepted_as_a_new_partner_it_is_a_draft_and_the_person_its_owner(
    register: Any, committed: Any, mailbox: Any
) -> None:
    found = verified(register, committed)
    with committed():
        iom = signed_in(moderator())
        assert iom.post(f"/admin/desks/registrations/{found.pk}/", {"decision": "accept"}).status_code == 302
    partner = PartnerPage.objects.get(title="منظمة نموذجية ج")
    assert not partner.live and partner.language == "ar"
    client = visitor()
    assert client.post(mailbox.link("new@example.org"), ANSWER, follow=True).status_code == 200
    membership = partner.memberships.get()
    assert membership.role == Role.OWNER
    assert list(membership.user.groups.all()) == [partner_group(partner)]
    assert partner.permissions_for_user(membership.user).can_edit()
    assert "منظمة نموذجية ج" in client.get("/ar/desk/").content.decode()


def test_accepted_into_an_existing_partner_nothing_is_made(register: Any, committed: Any) -> None:
    found, partner = verified(register, committed), factories.partner()
    data = {"decision": "accept", "partner": partner.pk}
    signed_in(moderator()).post(f"/admin/desks/registrations/{found.pk}/", data)
    assert PartnerPage.objects.filter(source=None).count() == 1
    assert Invitation.objects.get().partner == partner


def test_refused_with_a_reason_that_reaches_the_person_in_their_language(
    register: Any, committed: Any, mailbox: Any
) -> None:
    found = verified(register, committed, language="en")
    iom, address = signed_in(moderator()), f"/admin/desks/registrations/{found.pk}/"
    assert "Say why" in iom.post(address, {"decision": "refuse", "reason": " "}).content.decode()
    with committed():
        iom.post(address, {"decision": "refuse", "reason": "Not in our network."})
    subject, text = mailbox.last("new@example.org")
    assert subject == "Your registration of منظمة نموذجية ج" and "Not in our network." in text
    again = iom.post(address, {"decision": "accept"}).content.decode()
    assert "Somebody else has decided" in again
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("field", SAID)
def test_what_lacks_is_said_and_what_was_typed_stays(field: str) -> None:
    page = visitor().post("/ar/desk/register/", SAID | {field: ""})
    assert page.status_code == 200
    assert "field__error" in page.content.decode()
    assert all(value in page.content.decode() for key, value in SAID.items() if key != field)
