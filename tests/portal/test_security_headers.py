"""Each kind of answer carries the policy that fits it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from portal.security.headers import ADMIN_POLICY, PERMISSIONS, PolicyMiddleware, public_policy
from tests.portal.upload_ways import signed_in_editor

HASHES = {"'sha256-b='", "'sha256-a='"}


def answer_to(path: str, response: HttpResponse | None = None, **attributes: object) -> HttpResponse:
    request = RequestFactory().get(path)
    for name, value in attributes.items():
        setattr(request, name, value)
    return PolicyMiddleware(lambda _request: response or HttpResponse("x"))(request)


def directives(policy: str) -> dict[str, str]:
    return dict((part + " ").split(" ", 1) for part in policy.split("; "))


def test_a_public_page_allows_its_own_styles_by_hash_and_nothing_from_elsewhere():
    policy = directives(answer_to("/ar/", csp_style_hashes=HASHES)["Content-Security-Policy"])
    assert policy.pop("default-src").strip() == "'none'"
    assert policy.pop("style-src").strip() == "'sha256-a=' 'sha256-b='"
    assert policy.pop("base-uri").strip() == policy.pop("frame-ancestors").strip() == "'none'"
    assert {sources.strip() for sources in policy.values()} == {"'self'"}
    assert policy.keys() >= {
        "script-src",
        "img-src",
        "media-src",
        "font-src",
        "connect-src",
        "manifest-src",
        "form-action",
    }


def test_a_page_without_inline_styles_allows_none():
    assert "style-src 'none'" in answer_to("/en/")["Content-Security-Policy"]


@pytest.mark.parametrize("word", ["unsafe", "http:", "https:", "*", "data:"])
def test_the_public_policy_has_no_hole(word: str):
    assert word not in public_policy(frozenset(HASHES))


def test_the_admin_has_a_policy_of_its_own_without_eval_and_other_hosts():
    policy = answer_to("/admin/pages/")["Content-Security-Policy"]
    assert policy == ADMIN_POLICY
    assert "script-src 'self' 'unsafe-inline';" in policy
    assert "frame-ancestors 'self'" in policy
    assert "eval" not in policy
    assert "http" not in policy


def test_an_address_that_only_begins_like_the_admin_is_public():
    assert "unsafe" not in answer_to("/administration/")["Content-Security-Policy"]


def test_a_policy_that_a_view_set_itself_stays():
    own = HttpResponse("x", headers={"Content-Security-Policy": "default-src 'none'"})
    assert answer_to("/media/images/a.jpg", own)["Content-Security-Policy"] == "default-src 'none'"


def test_only_the_position_and_the_whole_screen_can_be_asked_for():
    header = answer_to("/ar/")["Permissions-Policy"]
    assert header == PERMISSIONS
    allowed = {part.split("=")[0] for part in header.split(", ") if not part.endswith("=()")}
    assert allowed == {"geolocation", "fullscreen"}


@pytest.mark.django_db
def test_the_other_headers_are_on_every_answer(client):
    for address in (reverse("wagtailadmin_login"), "/no-such-page/"):
        answer = client.get(address)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Referrer-Policy"] in ("same-origin", "strict-origin-when-cross-origin")
        assert answer["Permissions-Policy"] == PERMISSIONS
        assert answer["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["wagtailadmin_home", "wagtailimages:add_multiple", "wagtaildocs:add", "wagtailusers_users:index"]
)
def test_no_admin_screen_names_another_host(client, name: str):
    page = signed_in_editor(client).get(reverse(name)).content.decode()
    for attribute in ('src="http', 'src="//', 'action="http'):
        assert attribute not in page
    assert "gravatar" not in page
    assert "wagtail.io" not in page
