"""A second factor is asked for once it is set up, cannot be guessed or replayed, and staff can be made to have one."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client

from portal.models import User
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.portal.pages import visitor
from tests.portal.staff import officer
from tests.portal.test_accounts import PASSWORD, is_signed_in, quick, sign_in, with_password  # noqa: F401

pytestmark = pytest.mark.django_db

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def code_of(secret: str) -> str:
    """Return what the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_app(user: User) -> str:
    """Set up an app for the user and return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def half_signed_in(login: str) -> Client:
    """Return a client that has given the password and is asked for the code."""
    client = visitor()
    assert sign_in(client, login)["Location"] == "/en/desk/login/code/"
    return client


def give(client: Client, code: str) -> Any:
    """Send a code."""
    return client.post("/en/desk/login/code/", {"code": code})


def test_the_password_alone_does_not_sign_in_and_the_code_does_in_any_digits() -> None:
    secret = with_app(with_password(officer()))
    client = half_signed_in("officer")
    assert not is_signed_in(client)
    assert client.get("/admin/").status_code == 302
    page = client.get("/en/desk/login/code/").content.decode()
    assert "Second factor" in page and "one-time-code" in page and "Lost your telephone" in page
    assert give(client, code_of(secret).translate(ARABIC_DIGITS))["Location"] == "/admin/"
    assert is_signed_in(client)


def test_a_code_works_once_also_for_another_process() -> None:
    secret = with_app(with_password(officer()))
    code = code_of(secret)
    assert give(half_signed_in("officer"), code).status_code == 302
    cache.clear()
    answer = give(half_signed_in("officer"), code)
    assert "has been used already" in answer.content.decode()


def test_a_recovery_code_works_once() -> None:
    user = with_password(officer())
    with_app(user)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    assert give(half_signed_in("officer"), code).status_code == 302
    assert give(half_signed_in("officer"), code).status_code == 200


def test_codes_cannot_be_guessed() -> None:
    secret = with_app(with_password(officer()))
    client = half_signed_in("officer")
    right = code_of(secret)
    wrong = "000000" if right != "000000" else "111111"
    statuses = [give(client, wrong).status_code for _number in range(5)]
    assert statuses == [200] * 4 + [429]
    assert give(half_signed_in("officer"), code_of(secret)).status_code == 429
    assert not is_signed_in(client)


@pytest.mark.parametrize("code", ["", "x" * 5000, "\0", "１２３４５６", "🙂", "'; --"])
def test_a_strange_code_is_no_error(code: str) -> None:
    with_app(with_password(officer()))
    assert give(half_signed_in("officer"), code).status_code == 200


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", "x", '{"id": 1}', '{"response": {"userHandle": "AA"}}'])
def test_a_strange_passkey_is_no_error(credential: str) -> None:
    with_app(with_password(officer()))
    client = half_signed_in("officer")
    assert client.post("/en/desk/login/code/", {"credential": credential}).status_code == 200
    assert visitor().post("/en/desk/login/passkey/", {"credential": credential}).status_code == 302
    assert not is_signed_in(client)


def test_nobody_comes_to_the_second_step_without_the_first() -> None:
    assert visitor().get("/en/desk/login/code/")["Location"] == "/en/desk/login/"


def test_an_app_is_set_up_and_recovery_codes_are_shown(mailbox: Any, committed: Any) -> None:
    with_password(member(factories.partner(), "editor"))
    client = visitor()
    sign_in(client, "editor")
    page = client.get("/ar/desk/account/app/")
    assert "<svg" in page.content.decode() and " style=" not in page.content.decode()
    secret = page.context["form"].secret
    assert client.post("/ar/desk/account/app/", {"code": "000000"}).status_code == 200
    secret = client.session["mfa.totp.secret"] or secret
    with committed():
        answer = client.post("/ar/desk/account/app/", {"code": code_of(secret)})
    assert answer["Location"] == "/ar/desk/account/codes/"
    kept = list(Authenticator.objects.values())
    codes = client.get("/ar/desk/account/codes/")
    assert list(Authenticator.objects.values()) == kept, "reading wrote something"
    assert codes["Cache-Control"] == "no-store"
    assert len(re.findall(r"<li>\d{8}</li>", codes.content.decode())) == 10
    assert "وسيلة تحقق ثانية" in mailbox.last("editor@example.org")[1]


@pytest.fixture
def required(settings: Any) -> None:
    """Let IOM require the second factor of staff."""
    settings.STAFF_SECOND_FACTOR = True


@pytest.mark.django_db(transaction=True)
def test_staff_do_not_reach_the_admin_before_a_second_factor_is_set_up(required: None) -> None:
    user = with_password(officer())
    client = visitor()
    sign_in(client, "officer")
    for address in ("/admin/", "/admin/pages/", "/documents/1/x.pdf", "/admin/api/main/pages/"):
        assert client.get(address)["Location"].endswith("/desk/account/"), address
        assert client.post(address).status_code == 302, address
    page = client.get("/en/desk/account/").content.decode()
    assert "Staff sign in with a second factor" in page and 'href="/admin/"' not in page
    client.get("/en/desk/account/app/")
    client.post("/en/desk/account/app/", {"code": code_of(client.session["mfa.totp.secret"])})
    assert client.get("/admin/").status_code == 200
    Authenticator.objects.filter(user=user).update(data={})
    assert client.get("/admin/").status_code == 200


def test_a_session_without_the_second_factor_ends_at_the_door_of_the_admin(required: None) -> None:
    user = with_password(officer())
    client = visitor()
    sign_in(client, "officer")
    with_app(user)
    assert client.get("/admin/pages/")["Location"] == "/ar/desk/login/?next=/admin/pages/"
    assert not is_signed_in(client)


def test_partners_people_need_none(required: None) -> None:
    with_password(member(factories.partner(), "editor"))
    client = visitor()
    assert sign_in(client, "editor")["Location"] == "/en/desk/"
    assert client.get("/en/desk/").status_code == 200
