"""A public answer depends on its address alone: no cookie goes out, none is looked at, and no header changes a byte."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from centres.models import CentrePage
from portal.middleware import has_session
from tests.centres import factories
from tests.portal.pages import administrator, numbered_centres, visitor
from tests.portal.staff import officer, signed_in

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/ar/",
    "/en/",
    "/ar/centres/",
    "/en/centres/jalawla/",
    "/ar/partners/",
    "/en/news/",
    "/ar/materials/",
    "/en/search/?q=jalawla",
    "/sitemap.xml",
    "/robots.txt",
]
MISSING = ["/ar/nowhere/", "/en/nowhere/"]


@pytest.fixture
def centre() -> CentrePage:
    """Return a public centre in both languages."""
    return factories.centre()


def with_cookies() -> Client:
    """Return a client with every cookie the portal knows, all of them wrong."""
    client = visitor()
    for name in (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        "messages",
        "other",
    ):
        client.cookies[name] = "en"
    return client


ASKING: dict[str, Any] = {
    "with cookies": with_cookies,
    "in English": lambda: visitor(**{"accept-language": "en"}),
    "in Arabic": lambda: visitor(**{"accept-language": "ar"}),
    "behind somebody's proxy": lambda: visitor(
        **{
            "x-forwarded-host": "evil.example",
            "x-forwarded-proto": "https",
            "x-forwarded-for": "203.0.113.7",
            "x-forwarded-port": "1",
        }
    ),
    "with the rewriting headers": lambda: visitor(
        **{"x-original-url": "/admin/", "x-rewrite-url": "/admin/", "forwarded": "host=evil.example"}
    ),
    "as a script": lambda: visitor(**{"x-requested-with": "XMLHttpRequest", "accept": "application/json"}),
    "as another device": lambda: visitor(**{"user-agent": "Nokia", "save-data": "on", "sec-ch-ua-mobile": "?1"}),
    "as an administrator": administrator,
}


def test_everybody_gets_the_same_bytes(centre: CentrePage) -> None:
    clients = {who: asking() for who, asking in ASKING.items()}
    for address in (*ADDRESSES, *MISSING):
        plain = visitor().get(address)
        for who, client in clients.items():
            other = client.get(address)
            assert (other.status_code, other.content) == (plain.status_code, plain.content), f"{address} {who}"
            assert essential(other) == essential(plain), f"{address} {who}"


def essential(response: Any) -> dict[str, str]:
    """Return the headers that say how an answer may be kept and shown."""
    return {
        name: response.headers.get(name, "")
        for name in ("Cache-Control", "Vary", "Content-Language", "Content-Type", "Content-Security-Policy")
    }


def test_no_cookie_and_no_dependence_on_one_goes_out(centre: CentrePage) -> None:
    for address in (*ADDRESSES, *MISSING):
        for client in (visitor(), with_cookies()):
            response = client.get(address)
            assert not response.cookies, address
            assert {part.strip() for part in response.headers.get("Vary", "").split(",")} <= {"", "Accept-Encoding"}


def test_query_keys_that_nobody_knows_change_nothing(centre: CentrePage) -> None:
    unknown = (
        "utm_source=x",
        "fbclid=1",
        "%00=%00",
        "a[]=1&a[]=2",
        "preview=1",
        "page=%D9%A1x",
        "language=en",
        "q=" + "a" * 3000,
        "=&&=&",
        "%",
    )
    for address in ("/ar/", "/ar/centres/", "/en/centres/jalawla/", "/en/news/"):
        plain = visitor().get(address).content
        for query in unknown:
            response = visitor().get(f"{address}?{query}")
            assert (response.status_code, response.content == plain) == (200, True), f"{address}?{query}"


def test_pages_of_a_list_that_are_none_are_the_nearest_page() -> None:
    numbered_centres(2, "ar")
    first = visitor().get("/ar/centres/").content
    for page in ("0", "-1", "x", "1", "9" * 30, "1.5", "%00"):
        assert visitor().get(f"/ar/centres/?page={page}").content == first


def test_pages_may_be_kept_by_caches_and_errors_may_not(centre: CentrePage) -> None:
    for address in ("/ar/", "/en/centres/jalawla/"):
        assert "public" in visitor().get(address).headers["Cache-Control"]
    assert visitor().get("/ar/nowhere/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("address", "language"), [("/ar/", "ar"), ("/en/", "en"), ("/en/nowhere/", "en"), ("/ar/search/", "ar")]
)
def test_an_answer_names_its_language(address: str, language: str) -> None:
    assert visitor().get(address).headers["Content-Language"] == language


@pytest.mark.parametrize(("language", "words"), [("en", "Sign in"), ("ar", "تسجيل الدخول")])
def test_the_admin_speaks_the_language_that_is_asked_for(language: str, words: str) -> None:
    response = visitor(**{"accept-language": language}).get("/admin/login/", follow=True)
    assert f'lang="{language}"' in response.content.decode()
    assert words in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("en", "you do not have permission"), ("ar", "ليس لديك صلاحية")])
def test_a_refusal_of_the_admin_is_in_the_language_of_the_user_and_not_of_the_browser(
    language: str, words: str
) -> None:
    other = {"en": "ar", "ar": "en"}[language]
    response = signed_in(officer(language=language)).get(
        "/admin/users/", headers={"accept-language": other}, follow=True
    )
    assert words in response.content.decode()


def test_the_desk_keeps_its_cookies_and_its_dependence_on_them() -> None:
    response = visitor().get("/ar/desk/login/")
    assert settings.CSRF_COOKIE_NAME in response.cookies
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("path", "sessions"),
    [
        ("/admin/", True),
        ("/admin/x/", True),
        ("/documents/1/a.pdf", True),
        ("/ar/desk/", True),
        ("/en/desk/login/", True),
        ("/ar/desks/", False),
        ("/desk/", False),
        ("/ar/news/desk/", False),
        ("/ar/admin/", False),
        ("/administration/", False),
        ("/", False),
    ],
)
def test_only_admin_documents_and_desk_have_sessions(path: str, sessions: bool) -> None:
    assert has_session(path) is sessions
