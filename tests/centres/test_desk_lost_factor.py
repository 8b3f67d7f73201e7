"""Whoever lost the second factor gets in again: an owner or IOM takes it away, and the person is told."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from wagtail.models import PageLogEntry

from centres.desk.models import Membership, Role
from centres.models import PartnerPage
from portal import roles
from portal.accounts.second_factor import has_second_factor
from portal.models import User
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.portal.staff import moderator, person, signed_in
from tests.portal.test_accounts_factors import with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> PartnerPage:
    """Return a partner with an owner, and a colleague who has an app."""
    made = factories.partner()
    member(made, "owner", Role.OWNER)
    with_app(member(made, "colleague"))
    return made


def user(name: str) -> User:
    """Return somebody by name."""
    return User.objects.get(username=name)


def key(name: str) -> int:
    """Return the key of somebody's membership."""
    return Membership.objects.get(user__username=name).pk


def by_owner(name: str) -> Any:
    """Press the owner's button beside somebody."""
    return signed_in(user("owner")).post(f"/en/desk/people/{key(name)}/", {"do": "factor"}, follow=True)


def by_iom(partner: PartnerPage, name: str, do: str = "factor") -> Any:
    """Press IOM's button beside somebody."""
    address = reverse("desk_people", args=[partner.pk])
    return signed_in(moderator()).post(address, {"person": key(name), "do": do}, follow=True)


def test_an_owner_takes_it_away_and_the_person_is_signed_out_and_told(
    partner: PartnerPage, mailbox: Any, committed: Any
) -> None:
    assert "Second factor lost" in signed_in(user("owner")).get("/en/desk/people/").content.decode()
    with committed():
        by_owner("colleague")
    assert not Authenticator.objects.filter(user=user("colleague")).exists()
    assert "وسيلة التحقق الثانية" in mailbox.last("colleague@example.org")[0]
    entry = PageLogEntry.objects.get(action="centres.reset_factor")
    assert entry.user == user("owner") and entry.data["name"] == "colleague"


def test_iom_takes_it_away_and_removes_people_also_the_last_owner(partner: PartnerPage) -> None:
    by_iom(partner, "colleague")
    assert not has_second_factor(user("colleague"))
    User.objects.get(username="moderator").delete()
    by_iom(partner, "owner", "remove")
    assert not Membership.objects.filter(user__username="owner").exists()


def test_nobody_takes_that_of_staff_or_their_own_away(partner: PartnerPage) -> None:
    officer = person("staff", roles.MEDIA_OFFICERS)
    Membership.objects.create(user=officer, partner=partner)
    with_app(officer)
    with_app(user("owner"))
    for name in ("staff", "owner"):
        assert "only be taken away by IOM" in by_owner(name).content.decode()
        assert has_second_factor(user(name))
    by_iom(partner, "staff")
    assert has_second_factor(officer)


def test_an_owner_does_not_reach_into_another_partner(partner: PartnerPage) -> None:
    Membership.objects.create(user=user("colleague"), partner=factories.partner("other"))
    found = Membership.objects.get(user__username="colleague", partner=partner).pk
    signed_in(user("owner")).post(f"/en/desk/people/{found}/", {"do": "factor"})
    assert has_second_factor(user("colleague"))


@pytest.mark.parametrize("data", [{}, {"person": "x", "do": "remove"}, {"person": "1", "do": "x"}])
def test_a_button_that_is_none_changes_nothing(partner: PartnerPage, data: dict[str, str]) -> None:
    address = reverse("desk_people", args=[partner.pk])
    assert signed_in(moderator()).post(address, data).status_code == 400
