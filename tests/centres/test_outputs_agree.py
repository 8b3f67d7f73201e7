"""Whatever layer decides, every output says the same of a centre and of a service there at this moment."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from centres.models import CentreHoursException, CentrePage, Closure, HoursPreset, ServiceHoursException, ServicePage
from centres.search_narrowing import HoursAt
from tests.centres.factories import ROUND_THE_CLOCK, centre, labels, partner, service
from tests.portal.pages import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NEVER, ALWAYS = "Su-Sa off", "Su-Sa 00:00-24:00"
REASON = labels("سبب", "Reason")
Layer = Callable[[CentrePage, ServicePage], Any]


def holds(**own: Any) -> dict[str, Any]:
    """Return the days around today, with other values."""
    today = timezone.localdate()
    return {"first_day": today - timedelta(1), "last_day": today + timedelta(1)} | own


def centre_shut(here: CentrePage, offered: ServicePage) -> None:
    Closure.objects.create(centre=here, reason=REASON)


def service_shut(here: CentrePage, offered: ServicePage) -> None:
    Closure.objects.create(service=offered, reason=REASON)


def shut_tomorrow(here: CentrePage, offered: ServicePage) -> None:
    Closure.objects.create(centre=here, reason=REASON, begins_at=timezone.now() + timedelta(1))


def centre_off(here: CentrePage, offered: ServicePage) -> None:
    CentreHoursException.objects.create(page=here, opening_hours=NEVER, **holds())


def service_off(here: CentrePage, offered: ServicePage) -> None:
    ServiceHoursException.objects.create(page=offered, centre=here, opening_hours=NEVER, **holds())


def holiday(here: CentrePage, offered: ServicePage) -> None:
    HoursPreset.objects.create(names=REASON, **holds())


def holiday_with_service(here: CentrePage, offered: ServicePage) -> None:
    holiday(here, offered)
    ServiceHoursException.objects.create(page=offered, opening_hours=ALWAYS, **holds())


def closed_with_service(here: CentrePage, offered: ServicePage) -> None:
    centre_off(here, offered)
    ServiceHoursException.objects.create(page=offered, opening_hours=ALWAYS, **holds())


def nothing(here: CentrePage, offered: ServicePage) -> None:
    pass


# What is done, and whether the centre and the service are open then.
CASES: list[tuple[Layer, bool, bool]] = [
    (nothing, True, True),
    (centre_shut, False, False),
    (service_shut, True, False),
    (shut_tomorrow, True, True),
    (centre_off, False, False),
    (service_off, True, False),
    (holiday, False, False),
    (holiday_with_service, False, True),
    (closed_with_service, False, False),
]


def is_open(html: str) -> bool:
    """Say what the first state in a page's main part is."""
    return html.split("<main")[1].split('class="state state--')[1].startswith("open")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("layer", "centre_open", "service_open"), CASES)
def test_every_output_agrees(layer: Layer, centre_open: bool, service_open: bool, language: str) -> None:
    here = centre(opening_hours=ROUND_THE_CLOCK)
    offered = service(partner(), at=(here,))
    layer(here, offered)
    cache.clear()

    def said(address: str) -> str:
        return visitor().get(address).content.decode()

    open_keys = HoursAt(timezone.now()).open_keys
    title = labels("مركز", "centre")[language]
    # A search that finds nothing offers centres below; what it found stands in the list of results.
    _head, _results, found = said(f"/{language}/search/?q={title}&kind=centre&open=1").partition('<ol class="results">')
    day = f"{timezone.localdate():%Y%m%d}"
    calendar = said(f"/{language}/hours/{here.short_path.rpartition('/')[2]}.ics")
    outputs = {
        "centre's page": is_open(said(here.address_in(language))) is centre_open,
        "list of centres": is_open(said(f"/{language}/centres/")) is centre_open,
        "service's page": is_open(said(offered.address_in(language))) is service_open,
        "service on the centre's page": (
            said(here.address_in(language)).split('class="services"')[1].split("state--")[1].startswith("open")
            is service_open
        ),
        "open now": (here.translation_key in open_keys) is centre_open,
        "open now, service": (offered.translation_key in open_keys) is service_open,
        "search": (f'href="{here.address_in(language)}"' in found.partition("</ol>")[0]) is centre_open,
        "calendar": (f"DTSTART;VALUE=DATE:{day}" not in calendar) is centre_open or layer is centre_shut,
    }
    assert [name for name, agrees in outputs.items() if not agrees] == []
