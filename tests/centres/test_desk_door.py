"""Only a partner's own people come into its desk, each for one partner at a time, and nobody keeps what they saw."""

import pytest
from django.conf import settings

from centres.desk.models import Membership, Role
from centres.partner_groups import partner_group
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.portal.pages import visitor
from tests.portal.staff import officer, signed_in

pytestmark = pytest.mark.django_db


def test_a_visitor_is_led_to_the_sign_in_page_and_back() -> None:
    answer = visitor().get("/ar/desk/?x=1")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/ar/desk/%3Fx%3D1")
    assert answer["Cache-Control"] == "no-store"


def test_somebody_who_belongs_to_no_partner_is_told_so() -> None:
    answer = signed_in(officer()).get("/en/desk/")
    assert answer.status_code == 403
    assert "belongs to no partner" in answer.content.decode()


@pytest.mark.parametrize(("language", "name"), [("ar", "منظمة نموذجية أ"), ("en", "Sample Partner A")])
def test_a_member_sees_the_partners_name_in_the_language_of_the_address(language: str, name: str) -> None:
    client = signed_in(member(factories.partner(), "editor"))
    answer = client.get(f"/{language}/desk/")
    page = answer.content.decode()
    assert name in page and f'lang="{language}"' in page
    assert f'href="/language/{"en" if language == "ar" else "ar"}/?next=' in page
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Frame-Options"] == "DENY"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "sha256-" in answer["Content-Security-Policy"]


def test_the_desk_has_cookies_and_public_pages_have_none() -> None:
    client = signed_in(member(factories.partner(), "editor"))
    client.post("/ar/desk/partner/", {"partner": "x"})
    assert "Cookie" in client.get("/ar/desk/")["Vary"]
    assert settings.CSRF_COOKIE_NAME in client.get("/ar/desk/partner/").cookies
    assert not client.get("/ar/desks/").cookies
    assert not client.get("/ar/").cookies


def test_who_belongs_to_several_partners_chooses_once_a_session() -> None:
    first, second = factories.partner("first"), factories.partner("second", {"ar": "الثانية", "en": "The second"})
    user = member(first, "both")
    Membership.objects.create(user=user, partner=second)
    client = signed_in(user)
    answer = client.get("/en/desk/?page=2")
    assert answer["Location"] == "/en/desk/partner/?next=%2Fen%2Fdesk%2F%3Fpage%3D2"
    answer = client.post("/en/desk/partner/", {"partner": second.pk, "next": "/en/desk/?page=2"})
    assert answer["Location"] == "/en/desk/?page=2"
    assert "The second" in client.get("/en/desk/").content.decode()


def test_a_partner_that_is_not_ones_own_cannot_be_chosen() -> None:
    own, rival = factories.partner("own"), factories.partner("rival", {"ar": "المنافسة", "en": "The rival"})
    client = signed_in(member(own, "editor"))
    client.post("/en/desk/partner/", {"partner": rival.pk})
    assert "The rival" not in client.get("/en/desk/").content.decode()


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/en/desk/", "/en/centres/", "javascript:x", ""]
)
def test_the_choice_leads_nowhere_else(target: str) -> None:
    partner = factories.partner()
    client = signed_in(member(partner, "editor"))
    answer = client.post("/en/desk/partner/", {"partner": partner.pk, "next": target})
    assert answer["Location"] == "/en/desk/"


def test_a_member_has_the_groups_rights_and_whoever_leaves_loses_them() -> None:
    partner = factories.partner()
    user = member(partner, "owner", Role.OWNER)
    group = partner_group(partner)
    assert list(user.groups.all()) == [group]
    assert partner.permissions_for_user(user).can_edit()
    Membership.objects.all().delete()
    assert not user.groups.exists()
