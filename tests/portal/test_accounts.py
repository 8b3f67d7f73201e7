"""One page signs everybody in, tells nobody who exists, leads nowhere else, and Wagtail's own form is no way round it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.models import User
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.portal.pages import visitor
from tests.portal.staff import officer, signed_in

pytestmark = pytest.mark.django_db

PASSWORD = "right-horse-battery"
WAGTAILS_OWN = [
    "/admin/login/",
    "/admin/logout/",
    "/admin/password_reset/",
    "/admin/password_reset/done/",
    "/admin/password_reset/complete/",
    "/admin/password_reset/confirm/MQ/x-y/",
]


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    """Hash without the slow work."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def with_password(user: User, password: str = PASSWORD) -> User:
    """Give the user a password."""
    user.set_password(password)
    user.save()
    return user


def sign_in(client: Client, login: str, password: str = PASSWORD, **data: str) -> Any:
    """Send the form."""
    return client.post("/en/desk/login/", {"login": login, "password": password, **data})


def is_signed_in(client: Client) -> bool:
    """Say whether the session is somebody's."""
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("address", WAGTAILS_OWN)
def test_wagtails_own_form_signs_nobody_in_and_leads_to_the_one_page(address: str) -> None:
    user = with_password(officer())
    for client, send in ((visitor(), "post"), (visitor(), "get")):
        data = {"username": user.username, "login": user.username, "password": PASSWORD, "email": user.email}
        answer = getattr(client, send)(address, data)
        assert answer.status_code == 302
        assert answer["Location"].startswith(("/ar/desk/login/", "/ar/desk/password/reset/"))
        assert answer["Cache-Control"] == "no-store"
        assert not is_signed_in(client)


def test_the_admin_leads_to_the_one_page_and_back() -> None:
    client = visitor(**{"accept-language": "en"})
    with_password(officer())
    answer = client.get("/admin/pages/?x=1", follow=True)
    assert answer.redirect_chain[-1][0] == "/en/desk/login/?next=%2Fadmin%2Fpages%2F%3Fx%3D1"
    assert sign_in(client, "officer", next="/admin/pages/?x=1")["Location"] == "/admin/pages/?x=1"


def test_staff_land_in_the_admin_and_a_partners_people_at_their_desk() -> None:
    with_password(officer())
    with_password(member(factories.partner(), "editor"))
    assert sign_in(visitor(), "officer")["Location"] == "/admin/"
    assert sign_in(visitor(), "Editor@example.org")["Location"] == "/en/desk/"


def test_who_may_not_go_somewhere_is_told_so_and_not_led_in_a_circle() -> None:
    client = signed_in(member(factories.partner(), "editor"))
    answer = client.get("/admin/pages/", follow=True, headers={"accept-language": "en"})
    assert answer.status_code == 403 and len(answer.redirect_chain) == 1
    page = answer.content.decode()
    assert "لا يمكنك الدخول إلى هناك" in page and 'href="/ar/desk/"' in page, "not in the language of who is signed in"
    assert client.get("/admin/login/")["Location"] == "/ar/desk/"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "http:/evil.example", "javascript:alert(1)"],
)
def test_signing_in_leads_to_no_other_site(target: str) -> None:
    with_password(officer())
    assert sign_in(visitor(), "officer", next=target)["Location"] == "/admin/"
    assert "evil" not in visitor().get("/admin/login/", {"next": target})["Location"]
    client = signed_in(User.objects.get())
    assert "evil" not in client.get("/en/desk/login/", {"next": target})["Location"]
    assert "evil" not in client.post("/en/desk/logout/", {"next": target})["Location"]


def test_a_session_that_was_planted_before_is_not_the_one_after() -> None:
    with_password(officer())
    client = visitor()
    client.post("/en/desk/password/reset/", {"email": "x@example.org"})
    session = client.session
    session["planted"] = "x"
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client, "officer")
    assert client.session.session_key != session.session_key


@pytest.mark.parametrize("address", ["login/", "password/reset/", "logout/", "password/", "account/sessions/"])
def test_a_form_of_another_site_is_refused(address: str) -> None:
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    with_password(officer())
    client.force_login(User.objects.get())
    assert client.post(f"/en/desk/{address}", {"login": "officer", "password": PASSWORD}).status_code == 403


@pytest.mark.parametrize("closed", [False, True])
def test_a_mail_address_of_several_accounts_or_of_a_closed_one_signs_nobody_in(closed: bool) -> None:
    first = with_password(officer())
    if closed:
        User.objects.update(is_active=False)
    else:
        with_password(User.objects.create_user("other", first.email.upper()))
    answer = sign_in(visitor(), first.email)
    assert "The name or the password is not right." in answer.content.decode()


def test_an_unknown_account_costs_as_many_statements_at_sign_in_and_when_a_password_is_forgotten(
    committed: Any, mailbox: Any
) -> None:
    with_password(officer())
    asked = {
        "login/": [{"login": login, "password": "wrong"} for login in ("officer", "officer@example.org", "nobody!")],
        "password/reset/": [{"email": f"{name}@example.org"} for name in ("officer", "nobody")],
    }
    for address, all_data in asked.items():
        counts, pages = [], []
        for data in all_data:
            client = visitor()
            with (
                committed(),
                CaptureQueriesContext(
                    connection,
                ) as statements,
            ):
                answer = client.post(f"/en/desk/{address}", data)
            counts.append([one["sql"].split(" ")[0] for one in statements.captured_queries])
            pages.append((answer.status_code, answer.headers.get("Location"), len(answer.content)))
        assert len({str(one) for one in counts}) == 1, counts
        assert address == "login/" or len(set(pages)) == 1, pages


def test_a_forgotten_password_is_set_by_a_link_that_works_once_and_ends_other_sessions(
    mailbox: Any, committed: Any
) -> None:
    user = with_password(member(factories.partner(), "editor"))
    other = visitor()
    sign_in(other, "editor")
    with committed():
        visitor().post("/en/desk/password/reset/", {"email": "EDITOR@example.org"})
    subject, text = mailbox.last("editor@example.org")
    assert subject == "كلمة مرور جديدة لموقع مركز" and "/ar/desk/password/reset/" in text
    link, client = mailbox.link("editor@example.org"), visitor()
    page = client.get(link, follow=True)
    assert "عيّن كلمة مرور جديدة" in page.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD), "opening the link changes nothing"
    form = page.redirect_chain[-1][0]
    assert "too common" not in client.post(form, {"password1": "12345", "password2": "12345"}).headers.get(
        "Location", ""
    )
    with committed():
        done = client.post(
            form, {"password1": "another-horse-battery", "password2": "another-horse-battery"}, follow=True
        )
    assert done.status_code == 200
    assert sign_in(visitor(), "editor", "another-horse-battery").status_code == 302
    assert other.get("/ar/desk/").status_code == 302, "the other device is signed out"
    assert "لم يعد هذا الرابط صالحاً" in visitor().get(link, follow=True).content.decode()
    assert mailbox.last("editor@example.org")[0] == "تغيّرت طريقة دخولك إلى مركز"


def test_a_mail_address_is_not_flooded_and_the_answer_is_the_same_for_nobodys(mailbox: Any, committed: Any) -> None:
    officer()
    for name in ("officer", "nobody"):
        statuses = []
        for _number in range(6):
            with committed():
                statuses.append(
                    visitor().post("/en/desk/password/reset/", {"email": f"{name}@example.org"}).status_code
                )
        assert statuses == [302] * 4 + [429] * 2
    assert len(mailbox.letters) == 4
    assert {letter["To"] for letter in mailbox.letters} == {"officer@example.org"}


def test_a_changed_password_ends_other_sessions_and_keeps_this_one(committed: Any, mailbox: Any) -> None:
    with_password(officer())
    here, there = visitor(), visitor()
    sign_in(here, "officer")
    sign_in(there, "officer")
    new = {"password1": "another-horse-battery", "password2": "another-horse-battery"}
    wrong = here.post("/en/desk/password/", {"oldpassword": "wrong", **new})
    assert "This is not your current password." in wrong.content.decode()
    with committed():
        assert here.post("/en/desk/password/", {"oldpassword": PASSWORD, **new}).status_code == 302
    assert "Other devices" in here.get("/en/desk/account/").content.decode()
    assert here.get("/admin/").status_code == 200
    assert there.get("/admin/").status_code == 302


def test_sessions_are_listed_and_ended_and_nobody_elses(committed: Any) -> None:
    with_password(officer())
    with_password(member(factories.partner(), "editor"))
    here, there, rival = visitor(), visitor(**{"user-agent": "Mozilla/5.0 (Linux; Android 9) Chrome/99.0"}), visitor()
    for client, login in ((here, "officer"), (there, "officer"), (rival, "editor")):
        sign_in(client, login)
    page = here.get("/en/desk/account/sessions/").content.decode()
    assert "Chrome, Android" in page and "this device" in page
    assert page.count('name="session"') == 2
    from allauth.usersessions.models import UserSession

    for one in UserSession.objects.filter(user__username="officer"):
        rival.post("/en/desk/account/sessions/", {"session": one.pk})
    assert there.get("/admin/").status_code == 200
    for nonsense in ("", "x", "9" * 30, "-1", "\0"):
        assert here.post("/en/desk/account/sessions/", {"session": nonsense}).status_code == 302
    here.post("/en/desk/account/sessions/", {"session": "others"})
    assert there.get("/admin/").status_code == 302
    assert here.get("/admin/").status_code == 200
