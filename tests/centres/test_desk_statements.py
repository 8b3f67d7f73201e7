"""Every page of the desk and of IOM's reviews takes few statements, and as many when the directory has grown tenfold.

All are counted: session, user, rights, and the admin's menu. What a process keeps for its life is kept.
"""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from centres.desk.models import Registration
from centres.reports.receiving import receive
from portal import roles
from tests.attacks import table as admin_table
from tests.attacks import test_desk_endpoints as desk_table
from tests.attacks.desk_room import comers, desk_room, values_of
from tests.attacks.routes import address
from tests.centres import factories
from tests.centres.listing_room import address_of, change
from tests.portal.staff import person, signed_in, task_of

pytestmark = pytest.mark.django_db
MOST = 12
OF_IOM = (
    "freshness/",
    "reports-of-visitors/",
    "confidential/",
    "review/",
    "sheets/",
    "stopped/",
    "closures/",
    "desks/",
)


def taken(client: Client, where: str) -> int:
    """Return how many statements an address takes."""
    client.get(where)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(where)
    assert response.status_code in (200, 302), f"{where}: {response.status_code}"
    return len(captured)


def desk_pages(room: dict[str, Any]) -> list[str]:
    """Return every address of the desk that the partner's owner reaches by GET."""
    rows, values = desk_table.read_table(), values_of(room)
    return [address(pattern, values) for pattern, row in rows.items() if "w" in row["get"]]


def admin_pages(room: dict[str, Any]) -> list[str]:
    """Return every address of IOM's lists that a moderator or an administrator reaches by GET, but for the reviews."""
    values = {
        "pk": room["report"].pk,
        "page_id": room["centre"].pk,
        "partner_id": room["partner"].pk,
        "admin/closures/service/<int:page_id>/": f"admin/closures/service/{room['service'].pk}/",
        "admin/desks/registrations/<int:pk>/": f"admin/desks/registrations/{room['registration'].pk}/",
    }
    found = []
    for pattern, row in admin_table.read_table().items():
        is_of_iom = pattern.startswith(tuple(f"admin/{part}" for part in OF_IOM))
        if (
            is_of_iom
            and (row.get or "registrations" in pattern)
            and "review/" not in pattern.replace("review/several/", "")
        ):
            found.append(address(pattern, values))
    return [*found, "/admin/review/", "/admin/freshness/?of=centres", f"/admin/freshness/?of={room['partner'].pk}"]


def grown_room() -> dict[str, Any]:
    """Make a partner with a service at three centres, one in review and one begun, among other partners' many."""
    room = desk_room()
    partner, centres = room["partner"], [room["centre"], *(factories.centre(f"at-{number}") for number in range(2))]
    room["service"] = factories.service(partner, "wide", at=tuple(centres), audiences=(factories.audience(),))
    room["waiting"], room["begun"] = (factories.service(partner, name, at=tuple(centres)) for name in ("sent", "begun"))
    room["registration"] = Registration.objects.get()
    Registration.objects.update(verified_at=room["registration"].sent_at)
    return room


@pytest.fixture
def room(settings: Any, tmp_path: Any) -> dict[str, Any]:
    """Return the room, whose owner, editor and staff are signed in."""
    settings.MEDIA_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made = grown_room()
    people = comers(made)
    made["clients"] = {letter: signed_in(user) for letter, user in people.items() if user is not None}
    words = {"words-ar-title": "عنوان جديد", "words-en-title": "New title", "phones-0-number": "+9647000000012"}
    change(made["clients"]["d"], made["waiting"], **words)
    change(made["clients"]["d"], made["begun"], "keep", **words)
    made["clients"]["confidential"] = signed_in(person("reader", roles.CONFIDENTIAL))
    return made


def counted(room: dict[str, Any]) -> dict[str, int]:
    """Return what each address takes, for the owner at the desk and for a moderator in the admin."""
    owner, reader = room["clients"]["w"], room["clients"]["m"]
    own = desk_pages(room)
    own += [
        address_of(room[name], rest) for name in ("waiting", "begun") for rest in ("", "preview/ar/", "preview/en/")
    ]
    own += [where.replace("/ar/desk/", "/en/desk/") for where in own]
    found = {where: taken(owner, where) for where in own}
    found |= {where: taken(reader, where) for where in admin_pages(room)}
    return found | {"confidential": taken(room["clients"]["confidential"], "/admin/confidential/")}


def test_every_page_stays_within_its_statements_and_takes_no_more_of_a_larger_directory(room: dict[str, Any]) -> None:
    before = counted(room)
    assert {where: number for where, number in before.items() if number > MOST} == {}
    call_command("grow_directory", partners=30, services=300, waiting=60)
    for number in range(15):
        factories.service(room["partner"], f"more-{number}", at=(room["centre"],))
        receive(room["service"], "hours", "")
    after = counted(room)
    assert {where: (before[where], number) for where, number in after.items() if number > MOST} == {}
    review = task_of(room["waiting"])
    assert taken(room["clients"]["m"], f"/admin/review/{review.pk}/") <= MOST
