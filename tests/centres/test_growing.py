"""At three hundred partners and five thousand services desk and review stay within their statements, and page."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from centres.models import PartnerPage, ServicePage
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.centres.listing_room import address_of
from tests.portal.staff import moderator, signed_in

pytestmark = pytest.mark.django_db
MOST = 12


def statements(client, address):
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(captured), response.content.decode()


def pages_of(partner, service, waiting):
    desk = {"list": "/ar/desk/", "add": "/ar/desk/listings/new/", "sheet": "/ar/desk/sheet/"}
    for name in ("", "history/", "centres/", "stop/"):
        desk[name or "form"] = address_of(service, name)
    return desk, {
        "queue": "/admin/review/",
        "stops": "/admin/stopped/",
        "late": "/admin/review/?late=1&q=x",
        "several": "/admin/review/several/",
    }


def test_every_list_stays_within_twelve_statements_and_is_paged():
    for number in range(3):
        factories.centre(f"centre-{number}", {"ar": f"مركز {number}", "en": f"Centre {number}"})
    factories.service(factories.partner())
    call_command("grow_directory", partners=300, services=5000, waiting=300)
    assert Page.find_problems() == ([], [], [], [], [])
    partner = PartnerPage.objects.filter(slug__startswith="sample-partner").first()
    services = ServicePage.objects.filter(path__startswith=partner.path)
    waiting = services.filter(has_unpublished_changes=True).first()
    service = services.filter(has_unpublished_changes=False).first()
    user = signed_in(member(partner, "editor"))
    reader = signed_in(moderator())
    desk, admin = pages_of(partner, service, waiting)
    counted = {name: statements(user, address) for name, address in desk.items()}
    counted |= {name: statements(reader, address) for name, address in admin.items()}
    counted["waiting"] = statements(user, address_of(waiting))
    assert {name: count for name, (count, _html) in counted.items() if count > MOST} == {}
    assert "?page=2" in counted["list"][1] and "?page=2" in counted["queue"][1]
