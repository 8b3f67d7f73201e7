"""An invitation's link works once, for whom it was sent to, until its time; opening it does nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from centres.desk import inviting
from centres.desk.links import found_by
from centres.desk.models import Invitation, Membership, Role
from centres.models import PartnerPage
from centres.partner_groups import partner_group
from portal.models import User
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.portal.pages import visitor
from tests.portal.staff import moderator, officer, signed_in
from tests.portal.test_accounts import PASSWORD, quick, sign_in, with_password  # noqa: F401

pytestmark = pytest.mark.django_db

ANSWER = {"name": "زينب", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def partner() -> PartnerPage:
    """Return a public partner."""
    return factories.partner()


def link_in(letter: Any) -> str:
    """Return the path of the link in a letter."""
    return "/" + letter.body.split("http://")[1].split()[0].split("/", 1)[1]


def invited(partner: PartnerPage, email: str = "new@example.org", role: str = Role.EDITOR, language: str = "ar") -> str:
    """Invite somebody and return the link that was mailed."""
    inviting.invite(partner, email, role, language, None)
    return link_in(mail.outbox[-1])


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("ar", "دعوة إلى تحديث بيانات منظمة نموذجية أ على موقع مركز"),
        ("en", "Invitation: keep the listings of Sample Partner A on Markaz"),
    ],
)
def test_the_letter_is_written_in_the_language_that_was_chosen(
    partner: PartnerPage, language: str, subject: str
) -> None:
    link = invited(partner, language=language)
    assert mail.outbox[0].subject == subject
    assert link.startswith(f"/{language}/desk/invitation/")


def test_the_invited_person_sets_a_password_and_is_at_the_desk(partner: PartnerPage) -> None:
    link, client = invited(partner, role=Role.OWNER), visitor()
    page = client.get(link).content.decode()
    assert "منظمة نموذجية أ" in page and "new@example.org" in page and "المنظمة الدولية للهجرة" in page
    answer = client.post(link, ANSWER, follow=True)
    assert answer.redirect_chain == [("/ar/desk/", 302)]
    user = User.objects.get(email="new@example.org")
    assert user.first_name == "زينب" and user.wagtail_userprofile.preferred_language == "ar"
    assert list(user.groups.all()) == [partner_group(partner)]
    assert Membership.objects.get().role == Role.OWNER
    assert client.get("/admin/").status_code == 302
    assert sign_in(visitor(), "NEW@example.org").status_code == 302


def test_the_link_works_once(partner: PartnerPage) -> None:
    link = invited(partner)
    visitor().post(link, ANSWER)
    for client in (visitor(), signed_in(User.objects.get(email="new@example.org"))):
        assert client.get(link).status_code == client.post(link, ANSWER).status_code == 410
    assert Membership.objects.count() == 1


def test_opening_the_link_does_nothing_however_often(partner: PartnerPage) -> None:
    link = invited(partner)
    for method in ("get", "head", "get"):
        assert getattr(visitor(), method)(link).status_code == 200
    assert not User.objects.exists() and Invitation.objects.get().is_open


def test_an_expired_a_revoked_and_a_made_up_link_open_nothing(partner: PartnerPage) -> None:
    old = invited(partner)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert visitor().post(old, ANSWER).status_code == 410
    newer = invited(partner)
    newest = invited(partner)
    assert visitor().post(newer, ANSWER).status_code == 410, "the newer letter revokes the older one"
    bodies = {visitor().get(link).content for link in (old, newer, "/ar/desk/invitation/made-up/")}
    assert len({len(body) for body in bodies}) <= 3 and visitor().get("/ar/desk/invitation/x/").status_code == 410
    assert visitor().get(newest).status_code == 200
    assert not User.objects.exists()


def test_only_a_digest_of_the_link_is_stored(partner: PartnerPage) -> None:
    token = invited(partner).rstrip("/").rsplit("/", 1)[1]
    assert token not in str(Invitation.objects.values().get())
    assert found_by(Invitation, token) == Invitation.objects.get()


def test_somebody_who_is_signed_in_as_another_does_not_take_it(partner: PartnerPage) -> None:
    link = invited(partner)
    client = signed_in(officer())
    assert "You are signed in as" in client.get(link.replace("/ar/", "/en/")).content.decode()
    assert client.post(link, ANSWER).status_code == 200
    assert not Membership.objects.exists()


def test_who_has_an_account_signs_in_first_and_accepts_with_the_button(partner: PartnerPage) -> None:
    user = with_password(officer())
    link = invited(partner, "Officer@Example.org", language="en")
    client = visitor()
    assert client.post(link, ANSWER).status_code == 200
    page = client.get(link).content.decode()
    assert f"/en/desk/login/?next={link}" in page and "password1" not in page
    assert sign_in(client, "officer", next=link)["Location"] == link
    assert not Membership.objects.exists()
    assert client.post(link)["Location"] == "/en/desk/"
    assert Membership.objects.get().user == user
    assert User.objects.count() == 1


def test_a_closed_account_stays_closed(partner: PartnerPage) -> None:
    user = officer()
    link = invited(partner, user.email, language="en")
    User.objects.update(is_active=False)
    assert "is closed" in visitor().post(link, ANSWER).content.decode()
    assert not Membership.objects.exists() and User.objects.count() == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({}, "مطلوب"),
        ({**ANSWER, "password2": "other"}, "غير متطابقتين"),
        ({**ANSWER, "password1": "12345678", "password2": "12345678"}, "كلمة المرور"),
        ({**ANSWER, "password1": "حصان", "password2": "حصان"}, "كلمة المرور قصيرة. استخدم ٨ أحرف على الأقل."),
        ({**ANSWER, "name": "x" * 200}, "150"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(partner: PartnerPage, answer: dict[str, str], said: str) -> None:
    link = invited(partner)
    page = visitor().post(link, answer)
    assert page.status_code == 200 and said in page.content.decode()
    assert not User.objects.exists() and Invitation.objects.get().is_open


def test_an_owner_invites_again_takes_back_and_cannot_touch_a_rivals(partner: PartnerPage) -> None:
    client = signed_in(member(partner, "owner", Role.OWNER))
    data = {"email": "new@example.org", "role": "editor", "language": "en"}
    assert client.post("/ar/desk/people/invite/", data).status_code == 302
    assert "owner invites you" in mail.outbox[-1].body
    first = Invitation.objects.get()
    client.post(f"/ar/desk/people/invitations/{first.pk}/", {"do": "again"})
    second = Invitation.objects.get(revoked_at=None)
    assert second.pk != first.pk and len(mail.outbox) == 2
    rival = signed_in(member(factories.partner("rival"), "rival", Role.OWNER))
    assert rival.post(f"/ar/desk/people/invitations/{second.pk}/", {"do": "revoke"}).status_code == 404
    client.post(f"/ar/desk/people/invitations/{second.pk}/", {"do": "revoke"})
    assert not Invitation.objects.filter(revoked_at=None).exists()
    assert visitor().get(link_in(mail.outbox[-1])).status_code == 410


def test_a_member_is_not_invited_again_and_wrong_input_keeps_what_was_typed(partner: PartnerPage) -> None:
    client = signed_in(member(partner, "owner", Role.OWNER))
    data = {"email": "OWNER@example.org", "role": "editor", "language": "ar"}
    assert "أصلاً" in client.post("/ar/desk/people/invite/", data).content.decode()
    page = client.post("/ar/desk/people/invite/", {**data, "email": "no address", "role": "x"}).content.decode()
    assert 'value="no address"' in page
    assert not mail.outbox


def test_iom_invites_from_the_admin(partner: PartnerPage) -> None:
    client = signed_in(moderator())
    assert str(partner.pk) in client.get("/admin/desks/invite/").content.decode()
    data = {"partner": partner.pk, "email": "new@example.org", "role": "owner", "language": "ar"}
    assert client.post("/admin/desks/invite/", data)["Location"] == "/admin/desks/invitations/"
    page = client.get("/admin/desks/invitations/").content.decode()
    assert "new@example.org" in page
    assert "المنظمة الدولية للهجرة" in mail.outbox[-1].body
    client.post("/admin/desks/invitations/", {"invitation": Invitation.objects.get().pk, "do": "again"})
    assert len(mail.outbox) == 2
    client.post("/admin/desks/invitations/", {"invitation": Invitation.objects.get(revoked_at=None).pk})
    assert not inviting.pending().exists()
