"""IOM closes a service at once, wherever it is offered; its partner is told, and reopening takes it back."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from centres.models import Closure
from portal import roles
from tests.attacks.desk_room import member
from tests.centres.factories import ROUND_THE_CLOCK, centre, partner, service
from tests.portal.pages import visitor
from tests.portal.staff import moderator, person, signed_in

pytestmark = pytest.mark.django_db
DATA = {"ready": "security", "reason_ar": "", "reason_en": "", "reopens_on": ""}


@pytest.fixture
def offered() -> Any:
    """Return a service that is open at every hour, whose partner has an editor."""
    below = partner()
    member(below, "editor")
    return service(below, at=(centre(opening_hours=ROUND_THE_CLOCK),))


def test_visitors_read_it_and_the_partner_is_written_to(offered: Any, mailbox: Any, committed: Any) -> None:
    client, address = signed_in(moderator()), reverse("close_service", args=[offered.pk])
    assert "Close this service now" in client.get(address).content.decode()
    with committed():
        assert client.post(address, DATA).status_code == 302
    assert "الوضع الأمني" in visitor().get(offered.public_path).content.decode()
    centre_page = offered.centres.get().centre
    assert "الوضع الأمني" not in visitor().get(centre_page.public_path).content.decode().split("<h2")[0]
    subject, text = mailbox.last("editor@example.org")
    assert "أغلقتها المنظمة الدولية للهجرة" in subject and "الوضع الأمني" in text
    assert "This service is closed" in client.get(address).content.decode()
    closure = Closure.objects.get(service=offered)
    client.post(address, {"reopen": closure.pk})
    assert "الوضع الأمني" not in visitor().get(offered.public_path).content.decode()
    actions = PageLogEntry.objects.filter(page=offered.pk).values_list("action", flat=True)
    assert {"centres.close", "centres.reopen"} <= set(actions)


def test_a_closure_of_something_else_is_not_lifted_from_here(offered: Any) -> None:
    other = Closure.objects.create(centre=offered.centres.get().centre, reason={"ar": "x", "en": "x"})
    address = reverse("close_service", args=[offered.pk])
    assert signed_in(moderator()).post(address, {"reopen": other.pk}).status_code == 404


@pytest.mark.parametrize("group", [roles.MEDIA_OFFICERS, None])
def test_who_may_not_close_finds_no_button_and_no_page(offered: Any, group: str | None) -> None:
    client = signed_in(person("somebody", *([group] if group else [])))
    assert client.post(reverse("close_service", args=[offered.pk]), DATA).status_code in (302, 403)
    assert not Closure.objects.exists()
