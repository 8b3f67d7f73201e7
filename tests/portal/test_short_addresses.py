"""Short addresses are for ever and lead to the reader's language; so do the front door and the language switch."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from centres.models import CentrePage
from portal.models import ShortAddress
from portal.models.short_addresses import ALPHABET, LENGTH
from portal.translation.sources import hand_over
from tests.centres import factories
from tests.portal.pages import release, visitor, written

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def centre() -> CentrePage:
    """Return a public centre in both languages."""
    return factories.centre()


def lands(address: str, cookie: str = "", **headers: str) -> Any:
    """Return where a reader with this cookie and these headers lands."""
    client = visitor(**headers)
    if cookie:
        client.cookies["django_language"] = cookie
    response = client.get(address)
    assert response.status_code == 302
    assert response.headers["Cache-Control"] == "no-store"
    assert {part.strip() for part in response.headers["Vary"].split(",")} >= {"Cookie", "Accept-Language"}
    return response.headers["Location"]


READERS = [
    ("", "", "ar"),
    ("", "en-GB,en;q=0.9", "en"),
    ("", "ar-IQ,ar;q=0.9,en;q=0.5", "ar"),
    ("", "ckb,de;q=0.9,en;q=0.8", "en"),
    ("", "fr", "ar"),
    ("", "*", "ar"),
    ("", ";;;q=x,,\x7f", "ar"),
    ("", "en;q=0.1,ar;q=0.9", "ar"),
    ("en", "ar", "en"),
    ("ar", "en", "ar"),
    ("xx", "en", "en"),
    ("../en", "en", "en"),
]


@pytest.mark.parametrize(("cookie", "accept", "language"), READERS)
def test_the_front_door_leads_by_cookie_then_header_then_arabic(cookie: str, accept: str, language: str) -> None:
    assert lands("/", cookie, **({"accept-language": accept} if accept else {})) == f"/{language}/"


def test_a_very_long_header_is_no_failure() -> None:
    assert lands("/", **{"accept-language": "en," * 5000}) in {"/en/", "/ar/"}


def test_a_short_address_leads_to_the_readers_language(centre: CentrePage) -> None:
    assert lands(centre.short_path, "en") == "/en/centres/jalawla/"
    assert lands(centre.short_path, "", **{"accept-language": "ar"}) == "/ar/centres/jalawla/"
    assert lands(centre.short_path) == "/ar/centres/jalawla/"


@pytest.mark.parametrize("typed", [str.upper, str.title, lambda path: f"{path}/"])
def test_it_is_read_as_people_copy_it_from_paper(centre: CentrePage, typed: Any) -> None:
    short_id = typed(centre.short_path.removeprefix("/c/"))
    assert lands(f"/c/{short_id}") == "/ar/centres/jalawla/"


def test_a_reader_whose_language_has_no_words_gets_the_missing_pages_address() -> None:
    assert lands(release().short_path, "en") == "/en/news/opening/"


def test_one_address_holds_for_both_languages_and_for_ever(centre: CentrePage) -> None:
    before = centre.short_path
    written(centre, title="اسم جديد", slug="new-name").publish()
    translation = CentrePage.objects.get(source=centre)
    assert translation.short_path == before
    hand_over(translation)
    assert lands(before) == "/ar/centres/new-name/"


def test_it_says_that_the_page_is_gone_and_works_again_when_it_is_back(centre: CentrePage) -> None:
    short = centre.short_path
    centre.unpublish()
    for language, words in (("en", "no longer available"), ("ar", "لم")):
        response = visitor(**{"accept-language": language}).get(short)
        assert response.status_code == 410
        assert f'lang="{language}"' in response.content.decode()
        assert response.headers["Cache-Control"] == "no-store"
        assert words in response.content.decode()
    centre.get_latest_revision().publish()
    assert lands(short)


def test_the_address_of_a_deleted_page_is_gone_and_never_given_away() -> None:
    page = release()
    short = page.short_path
    page.delete()
    assert visitor().get(short).status_code == 410
    assert ShortAddress.objects.filter(pk=short.removeprefix("/c/")).exists()


@pytest.mark.parametrize("short_id", ["zzzzzz", "a", "x" * 200, "0", "admin", "-", "_"])
def test_an_unknown_address_is_a_404(short_id: str) -> None:
    assert visitor().get(f"/c/{short_id}").status_code == 404


def test_asking_twice_makes_one(centre: CentrePage) -> None:
    first = ShortAddress.of(centre.translation_key)
    assert ShortAddress.of(centre.translation_key) == first
    assert ShortAddress.objects.filter(translation_key=centre.translation_key).count() == 1


def test_its_letters_are_not_mistaken_for_one_another(centre: CentrePage) -> None:
    assert len(centre.short_path) == len("/c/") + LENGTH
    assert set(centre.short_path.removeprefix("/c/")) <= set(ALPHABET)
    assert set(ALPHABET).isdisjoint("0o1liuv")


def test_a_draft_has_none_yet() -> None:
    assert CentrePage(title="Draft").short_path == ""


# The language switch


def test_the_switch_remembers_the_language_and_leads_to_the_page_asked_for(centre: CentrePage) -> None:
    response = visitor().get("/language/en/", {"next": "/en/centres/jalawla/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/en/centres/jalawla/")
    cookie = response.cookies["django_language"]
    assert cookie.value == "en"
    assert cookie["samesite"] == "Lax"
    assert set(response.cookies) == {"django_language"}


@pytest.mark.parametrize(
    "target",
    [
        "",
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/en/",
        "//en/evil.example",
        "///en/evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "\\/en/",
        "/ar/",
        "/ar//evil.example",
        "javascript:alert(1)",
        "/en:evil",
        "en/../..//evil.example",
        "\t//evil.example",
        "\n//evil.example",
        " //evil.example",
        "en",
        "en//evil.example",
        "/%2f%2fevil.example",
        "@evil.example",
        "/en@evil.example",
    ],
)
def test_the_switch_leads_to_no_other_host_and_no_other_language(target: str) -> None:
    response = visitor().get("/language/en/", {"next": target})
    assert response.status_code == 302
    assert response.headers["Location"] == "/en/"


@pytest.mark.parametrize(
    "target",
    ["/en/\r\nSet-Cookie: a=b", "/en/\x00", "/en//evil.example", "/en/../..//evil.example", "/en/?next=//evil.example"],
)
def test_what_follows_the_language_stays_on_this_host(target: str) -> None:
    response = visitor().get("/language/en/", {"next": target})
    location = response.headers["Location"]
    assert urlsplit(location).netloc == ""
    assert location.startswith("/en/")
    assert set(response.cookies) <= {"django_language"}


def test_a_target_of_five_kilobytes_is_no_failure() -> None:
    assert visitor().get("/language/en/", {"next": "/en/" + "a" * 5000}).status_code in {302, 400}


def test_a_language_that_is_none_is_a_404() -> None:
    assert visitor().get("/language/xx/").status_code == 404
