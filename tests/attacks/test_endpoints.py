"""Role × address: every address that is not for visitors, from the URL resolver, against the table of who reaches it.

Reaching means that the view answers, if only that the request makes no sense. Whoever does not reach is led to the
login or to the admin's first page, or gets 403, 404 or 405.
"""

import re
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client

from tests.attacks.newsroom import GROUPS, asker, newsroom
from tests.attacks.routes import address, routes
from tests.attacks.table import LETTERS, read_table
from tests.attacks.values import values_for
from tests.portal.staff import signed_in

NOT_FOR_VISITORS = ("admin/", "documents/", "preview/")
# Forms of Wagtail's that fail when none of their fields comes; only who may use them gets that far.
TAKES_FIELDS_FOR_GRANTED = {"admin/choose-external-link/", "admin/redirects/import/process/"}
# The admin itself, and what stands before it; nothing of Wagtail's own sign-in is reached by anybody. Who is not signed
# in is led there in the browser's language, who is in their own.
DOORS = {"/admin/", "/admin/login/"} | {
    f"/{language}/desk/{door}" for language in ("ar", "en") for door in ("", "login/", "password/reset/")
}
# Wagtail 7 answers a GET with nothing, Wagtail 8 refuses it: neither does anything.
ACTS_BY_POST_ALONE = {"admin/pages/<int:page_to_move_id>/set_position/"}


def guarded() -> list[str]:
    """Return the patterns of the addresses that are not for visitors, each once.

    One version of Wagtail names the groups of a pattern, another numbers them.
    """
    return list(dict.fromkeys(re.sub(r"\?P<\w+>", "", one) for one in routes() if one.startswith(NOT_FOR_VISITORS)))


def reaches(response: HttpResponse) -> bool:
    """Say whether the view let the request in."""
    if response.status_code == 302:
        return response.headers["Location"].partition("?")[0] not in DOORS
    return response.status_code not in {401, 403, 404, 405}


def asked(client: Client, method: str, url: str) -> HttpResponse:
    """Return the answer to a request whose effects are forgotten, in the database and in the cookies."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        response = getattr(client, method)(url)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.load(cookies)
    return response


def test_every_address_that_is_not_for_visitors_has_a_row_and_every_row_an_address() -> None:
    assert set(read_table()) == set(guarded())


def test_the_table_knows_every_role() -> None:
    assert set(LETTERS.values()) == set(GROUPS)


@pytest.mark.django_db
@pytest.mark.parametrize("role", GROUPS)
def test_a_role_reaches_exactly_what_the_table_says(role: str, settings: Any, tmp_path: Any, monkeypatch: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    # Who is let in is decided before Wagtail's templates are rendered; rendering takes nearly all of the time.
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    room, user = newsroom(), asker(role)
    client = Client(SERVER_NAME="localhost") if user is None else signed_in(user)
    client.raise_request_exception = False
    wrong = []
    for pattern, row in read_table().items():
        for method in ("get", "post"):
            response = asked(client, method, address(pattern, values_for(pattern, room)))
            is_left_open = response.status_code == 405 and method == "get" and pattern in ACTS_BY_POST_ALONE
            if reaches(response) != (role in getattr(row, method)) and not is_left_open:
                wrong.append(f"{method} {pattern}: {response.status_code}")
            if response.status_code == 500 and pattern not in TAKES_FIELDS_FOR_GRANTED:
                wrong.append(f"{method} {pattern} fails")
    assert wrong == []
