"""Role × address: every address of the desk, from the URL resolver, against the table of who reaches it.

Whoever does not reach is led to the sign-in page, or gets 403, 404 or 405.
"""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.test import Client
from django.utils.translation import override

from tests.attacks.desk_room import LETTERS, SETS, comers, desk_room, values_of
from tests.attacks.routes import address, routes
from tests.attacks.test_endpoints import asked
from tests.portal.staff import signed_in

TABLE = Path(__file__).with_name("desk_endpoints.txt")
PREFIX = "ar/desk/"


def desk_routes() -> list[str]:
    """Return the patterns of the desk's addresses, each once."""
    with override("ar"):
        return list(dict.fromkeys(one for one in routes() if one.startswith(PREFIX)))


def read_table() -> dict[str, dict[str, set[str]]]:
    """Return who reaches each pattern, by method."""
    rows: dict[str, dict[str, set[str]]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, get, post = line.split()
            assert PREFIX + pattern.removeprefix("/") not in rows, f"twice in the table: {pattern}"
            rows[PREFIX + pattern.removeprefix("/")] = {
                "get": set(SETS.get(get, get)),
                "post": set(SETS.get(post, post)),
            }
    return rows


def reaches(response: HttpResponse) -> bool:
    """Say whether the view let the request in."""
    if response.status_code == 302:
        with override("ar"):
            return response.headers["Location"].partition("?")[0] != resolve_url(settings.LOGIN_URL)
    return response.status_code not in {401, 403, 404, 405}


def test_every_address_of_the_desk_has_a_row_and_every_row_an_address() -> None:
    assert set(read_table()) == set(desk_routes())


def test_the_table_names_only_roles_there_are() -> None:
    assert set().union(*(by for row in read_table().values() for by in row.values())) <= set(LETTERS)


@pytest.mark.django_db
def test_a_role_reaches_exactly_what_the_table_says(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    room = desk_room()
    values, wrong = values_of(room), []
    for letter, user in comers(room).items():
        client = Client(SERVER_NAME="localhost") if user is None else signed_in(user)
        client.raise_request_exception = False
        for pattern, row in read_table().items():
            for method, reached_by in row.items():
                response = asked(client, method, address(pattern, values))
                if reaches(response) != (letter in reached_by):
                    wrong.append(f"{letter} {method} {pattern}: {response.status_code}")
                if response.status_code == 500:
                    wrong.append(f"{letter} {method} {pattern} fails")
    assert wrong == [], "\n".join(wrong)
