"""Passwords cannot be guessed at the sign-in page, and it does not tell which accounts exist."""

import re
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import RequestFactory

from portal.security.addresses import client_address

pytestmark = pytest.mark.django_db

PASSWORD = "right-horse-battery"
LIMIT = 5


@pytest.fixture(autouse=True)
def officer(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return get_user_model().objects.create_superuser("officer", "officer@example.org", PASSWORD)


def sign_in(client, username: str, password: str, address: str = "192.0.2.1", language: str = "en"):
    return client.post(f"/{language}/desk/login/", {"login": username, "password": password}, REMOTE_ADDR=address)


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_signs_in(client):
    assert sign_in(client, "officer", PASSWORD).status_code == 302
    assert signed_in(client)


def test_after_five_wrong_passwords_the_right_one_has_to_wait(client):
    statuses = [sign_in(client, "officer", f"wrong {number}").status_code for number in range(LIMIT)]
    assert statuses == [200] * (LIMIT - 1) + [429]
    assert sign_in(client, "officer", PASSWORD).status_code == 429
    assert not signed_in(client)


@pytest.mark.parametrize("variant", ["OFFICER", " officer ", "ｏｆｆｉｃｅｒ"])
def test_another_spelling_is_no_new_account_to_guess_on(client, variant: str):
    for number in range(LIMIT):
        sign_in(client, "officer", f"wrong {number}")
    assert sign_in(client, variant, "wrong").status_code == 429


def test_another_address_and_another_account_are_not_locked(client):
    for number in range(LIMIT):
        sign_in(client, "officer", f"wrong {number}")
    assert sign_in(client, "someone", "wrong").status_code == 200
    assert sign_in(client, "officer", PASSWORD, address="192.0.2.2").status_code == 302


def test_a_success_forgets_the_failures_before_it(client):
    for _round in range(2):
        for number in range(LIMIT - 1):
            assert sign_in(client, "officer", f"wrong {number}").status_code == 200
        assert sign_in(client, "officer", PASSWORD).status_code == 302
        client.logout()


def test_a_success_by_the_mail_address_forgets_the_failures_before_it(client):
    for _round in range(2):
        for number in range(LIMIT - 1):
            assert sign_in(client, "Officer@example.org", f"wrong {number}").status_code == 200
        assert sign_in(client, "officer@example.org", PASSWORD).status_code == 302
        client.logout()


def test_attempts_while_locked_do_not_make_it_longer(client):
    for number in range(LIMIT + 3):
        sign_in(client, "officer", f"wrong {number}")
    assert AccessAttempt.objects.get().failures_since_start == LIMIT


def without_what_differs(html: str, *names: str) -> str:
    html = re.sub(r"\b\w{64}\b", "TOKEN", html)
    for name in names:
        html = html.replace(name, "NAME")
    return html


def test_an_account_that_does_not_exist_gets_the_same_answers(client):
    for number in range(LIMIT + 1):
        known = sign_in(client, "officer", f"wrong {number}")
        unknown = sign_in(client, "nobody!", f"wrong {number}")
        assert known.status_code == unknown.status_code
        bodies = [without_what_differs(answer.content.decode(), "officer", "nobody!") for answer in (known, unknown)]
        assert bodies[0] == bodies[1]


class CountingHasher(PBKDF2PasswordHasher):
    """A real hasher that counts how often the slow work is done: what an answer takes is that work."""

    algorithm = "pbkdf2_counting"
    iterations = 1
    done = 0

    def encode(self, *args: Any, **kwargs: Any) -> str:
        """Hash, and count it."""
        type(self).done += 1
        return super().encode(*args, **kwargs)


def test_an_account_that_does_not_exist_costs_as_much_work(client, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    officer = get_user_model().objects.get()
    officer.set_password(PASSWORD)
    officer.save()
    work = []
    for name in ("officer", "nobody!"):
        before = CountingHasher.done
        sign_in(client, name, "wrong")
        work.append(CountingHasher.done - before)
    assert work[0] == work[1] == 1


@pytest.mark.parametrize(("language", "words"), [("en", "too many wrong passwords"), ("ar", "كلمات مرور خاطئة كثيرة")])
def test_the_page_says_how_long_to_wait_in_the_readers_language(client, language: str, words: str):
    for number in range(LIMIT):
        answer = sign_in(client, "officer", f"wrong {number}", language=language)
    page = answer.content.decode()
    assert words in page
    assert f'lang="{language}"' in page
    assert "officer" not in page
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("username", ["", "a" * 300, "nul\0name", "<script>", "ا" * 254])
def test_a_strange_name_is_no_error(client, username: str):
    for _number in range(LIMIT + 1):
        assert sign_in(client, username, "wrong").status_code in (200, 429)


def test_no_password_is_kept_with_an_attempt(client):
    sign_in(client, "officer", "wrong-secret")
    assert not [value for value in AccessAttempt.objects.values().get().values() if "wrong-secret" in str(value)]


@pytest.mark.parametrize(
    ("behind_proxy", "header", "address"),
    [
        (False, "198.51.100.9", "192.0.2.1"),
        (True, "198.51.100.9", "198.51.100.9"),
        (True, "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (True, "", "192.0.2.1"),
    ],
)
def test_a_client_cannot_choose_its_own_address(settings, behind_proxy: bool, header: str, address: str):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": header})
    assert client_address(request) == address
