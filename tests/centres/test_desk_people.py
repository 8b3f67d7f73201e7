"""Owners look after a partner's people: roles, leaving, the yearly question; an owner always stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from centres.desk import yearly
from centres.desk.models import Membership, Role
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.portal.staff import moderator, signed_in

pytestmark = pytest.mark.django_db


def of(username: str) -> Membership:
    """Return somebody's membership."""
    return Membership.objects.get(user__username=username)


def does(client: Any, username: str, do: str) -> Any:
    """Press a button beside somebody."""
    return client.post(f"/en/desk/people/{of(username).pk}/", {"do": do}, follow=True)


@pytest.fixture
def owner() -> Any:
    """Return the client of a partner's owner, who has a colleague."""
    partner = factories.partner()
    member(partner, "colleague")
    return signed_in(member(partner, "owner", Role.OWNER))


def test_an_owner_changes_roles_and_removes(owner: Any) -> None:
    colleague = signed_in(of("colleague").user)
    assert colleague.get("/en/desk/people/").status_code == 200
    does(owner, "colleague", "owner")
    assert of("colleague").role == Role.OWNER
    does(owner, "colleague", "editor")
    does(owner, "colleague", "remove")
    assert colleague.get("/en/desk/").status_code == 403
    assert not Membership.objects.filter(user__username="colleague").exists()


@pytest.mark.parametrize("do", ["remove", "editor"])
def test_the_last_owner_stays(owner: Any, do: str) -> None:
    assert "This is the last owner" in does(owner, "owner", do).content.decode()
    assert of("owner").role == Role.OWNER
    does(owner, "colleague", "owner")
    does(owner, "owner", do)
    assert not Membership.objects.filter(user__username="owner", role=Role.OWNER).exists()


@pytest.mark.parametrize("do", ["", "x", "stays!"])
def test_a_button_that_is_none_changes_nothing(owner: Any, do: str) -> None:
    assert does(owner, "colleague", do).status_code == 400


def test_a_rival_and_an_editor_change_nothing(owner: Any) -> None:
    rival = signed_in(member(factories.partner("rival"), "rival", Role.OWNER))
    editor = signed_in(of("colleague").user)
    for do in ("remove", "owner", "stays"):
        assert does(rival, "colleague", do).status_code == 404
        assert does(editor, "owner", do).status_code == 403
    rival.post("/en/desk/people/stay/", {"shown": [of("colleague").pk]})
    assert of("colleague").confirmed_on is None
    page = editor.get("/en/desk/people/").content.decode()
    assert "owner@example.org" not in page and 'name="do"' not in page


@pytest.fixture
def a_year_later(owner: Any) -> None:
    """Let everybody have joined more than a year ago."""
    Membership.objects.update(joined=timezone.now() - timedelta(days=366))


def test_once_a_year_owners_are_asked_and_the_command_run_twice_mails_once(owner: Any, a_year_later: None) -> None:
    for _time in range(2):
        call_command("ask_who_belongs")
    assert [letter.to for letter in mail.outbox] == [["owner@example.org"]]
    assert "من بقي في فريق منظمة نموذجية أ؟" in mail.outbox[0].subject and "/ar/desk/people/" in mail.outbox[0].body
    assert yearly.ask_who_belongs(timezone.localdate() + timedelta(days=31)) == 1


def test_the_desk_asks_on_every_page_until_the_owner_has_answered(owner: Any, a_year_later: None) -> None:
    call_command("ask_who_belongs")
    iom = signed_in(moderator())
    assert "no answer" in iom.get("/admin/desks/?unanswered=1").content.decode()
    page = owner.get("/en/desk/").content.decode()
    assert "Who still belongs?" in page
    assert "Who still belongs?" not in signed_in(of("colleague").user).get("/en/desk/").content.decode()
    does(owner, "colleague", "stays")
    assert "Who still belongs?" in owner.get("/en/desk/").content.decode()
    owner.post("/en/desk/people/stay/", {"shown": [of("owner").pk, "x", "9" * 30]})
    assert "Who still belongs?" not in owner.get("/en/desk/people/").content.decode()
    assert "no answer" not in iom.get("/admin/desks/?unanswered=1").content.decode()


def test_whoever_was_not_shown_is_not_said_to_belong(owner: Any, a_year_later: None) -> None:
    owner.post("/en/desk/people/stay/", {"shown": [of("owner").pk]})
    assert of("colleague").confirmed_on is None
    assert of("owner").confirmed_on == timezone.localdate()
