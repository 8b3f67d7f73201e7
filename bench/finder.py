"""Prints requests a second and bytes of the finder at 50 and 5,000 centres, beside a plain view of the same bytes.

One process asks itself, without a network and without a cache: what remains is the work for one answer.
"""

import gzip
import logging
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.sweep.standalone import open_demo_site

ADDRESSES = {
    "nearest": "/en/centres/?place=Khanaqin",
    "nearest, a kind": "/ar/centres/?place=Khanaqin&kind=legal",
    "nearest, open now": "/en/centres/?place=Mosul&open=now",
    "no place": "/ar/centres/",
}
SIZES = (50, 5_000)
SECONDS = 3.0
PLAIN = "/plain/"


def main() -> int:
    """Print a table for each size."""
    open_demo_site()
    logging.disable()
    from django.conf import settings
    from django.db import transaction

    settings.ALLOWED_HOSTS = ["*"]
    for size in SIZES:
        with transaction.atomic():
            grow_to(size)
            heads = f"{'bytes':>9}{'gzip':>8}{'SQL':>5}{'finder/s':>10}{'plain/s':>9}{'ratio':>8}"
            sys.stdout.write(f"\n{f'{size:,} centres':32}{heads}\n")
            for name, address in ADDRESSES.items():
                sys.stdout.write(line(name, address))
            sys.stdout.write(f"{'one answer holds at most':32}{held_at_once(ADDRESSES['nearest']):>9.1f} MB\n")
            # The next size grows from the demo site again.
            transaction.set_rollback(True)
    return 0


def line(name: str, address: str) -> str:
    """Return what one address gives."""
    from django.db import connection
    from django.test import Client, override_settings
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    client.get(address)
    with CaptureQueriesContext(connection) as statements:
        content = client.get(address).content
    # Counted now: the next request empties the list.
    asked = len(statements)
    ours = per_second(lambda: client.get(address))
    with override_settings(ROOT_URLCONF=plain_urls(content)):
        plain = per_second(lambda: client.get(PLAIN))
    packed = len(gzip.compress(content, 6))
    sizes = f"{len(content):>9,}{packed:>8,}{asked:>5}"
    return f"{name:32}{sizes}{ours:>10.1f}{plain:>9.0f}{plain / ours:>7.0f}x\n"


def held_at_once(address: str) -> float:
    """Return the most memory in MB that one answer takes beside what the process holds already."""
    from django.test import Client

    tracemalloc.start()
    Client(SERVER_NAME="localhost").get(address)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1_000_000


def per_second(ask: Callable[[], Any]) -> float:
    """Return how often the question is answered in a second."""
    ask()
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        ask()
        count += 1
    return count / (time.perf_counter() - began)


def plain_urls(content: bytes) -> Any:
    """Return routes with one view that returns these bytes."""
    from types import ModuleType

    from django.http import HttpResponse
    from django.urls import path

    routes = ModuleType("plain_urls")
    routes.__dict__["urlpatterns"] = [path(PLAIN[1:], lambda request: HttpResponse(content))]
    return routes


def grow_to(size: int) -> None:
    """Copy the demo centres until there are so many, each a little further on, with the services of its model."""
    from centres.models import CentrePage, ServiceAtCentre
    from tests.sweep.growth import _copy_all

    there = CentrePage.objects.filter(source__isnull=True)
    _copy_all(CentrePage, size // there.count(), {})
    rows = list(ServiceAtCentre.objects.select_related("centre"))
    copies = list(there.filter(slug__regex=r"-\d+$").values_list("pk", "slug"))
    for number, (pk, _slug) in enumerate(copies):
        where = {"latitude": 30 + number * 37 % 700 / 100, "longitude": 40 + number * 53 % 800 / 100}
        CentrePage.objects.filter(pk=pk).update(**where)
    known = {(row.page_id, row.centre_id) for row in rows}
    services = sorted({row.page_id for row in rows})
    ServiceAtCentre.objects.bulk_create(
        ServiceAtCentre(page_id=services[(number + step) % len(services)], centre_id=pk)
        for number, (pk, _slug) in enumerate(copies)
        for step in range(4)
        if (services[(number + step) % len(services)], pk) not in known
    )


if __name__ == "__main__":
    sys.exit(main())
