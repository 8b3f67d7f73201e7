"""IOM's overview: each keeper's share, several confirmations at once, and pages that stay fast for many partners."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from centres.freshness.figures import shares
from centres.models import BouncedAddress, Confirmation, Freshness
from tests.centres import factories
from tests.centres.freshness.loop import age, moderator, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def iom() -> Client:
    """Return the browser of one of IOM's moderators."""
    client = Client()
    client.force_login(moderator())
    return client


def test_the_share_of_each_keeper_counts_what_is_confirmed_in_time() -> None:
    good, bad = (factories.partner(name, factories.labels(name, name)) for name in ("good", "bad"))
    factories.centre()
    factories.service(good, "fresh")
    pages = [factories.service(bad, f"service-{n}") for n in range(4)]
    factories.service(bad, "ended", status="closed")
    for page, days, stage in zip(pages, (0, 95, 130, 200), (0, 2, 4, 5), strict=True):
        age(page, days, stage)
    found = {str(share.partner or "centres"): share for share in shares(timezone.localdate())}
    assert {name: share.percent for name, share in found.items()} == {"bad": 25, "good": 100, "centres": 100}
    counted = found["bad"]
    assert (counted.listings, counted.waiting, counted.labelled, counted.hidden) == (4, 3, 2, 1)


def test_iom_confirms_several_at_once(iom: Client) -> None:
    partner = factories.partner()
    pages = [factories.service(partner, f"service-{n}") for n in range(3)]
    for page in pages:
        age(page, 130, 5)
    keys = [str(page.translation_key) for page in pages[:2]]
    answer = iom.post("/admin/freshness/confirm/", {"listing": [*keys, "nonsense"], "of": str(partner.pk)})
    assert answer["Location"] == f"/admin/freshness/?of={partner.pk}"
    assert [stage_of(page) for page in pages] == [0, 0, 5]
    assert Confirmation.objects.filter(how="iom", by__username="moderator", in_time=False).count() == 2
    iom.post("/admin/freshness/confirm/", {"of": "//evil.example"})
    assert stage_of(pages[2]) == 5


def test_an_address_is_written_to_again_when_iom_says_so(iom: Client) -> None:
    row = BouncedAddress.objects.create(address="gone@example.org", bounced_at=timezone.now(), status="5.1.1")
    assert "gone@example.org" in iom.get("/admin/freshness/").content.decode()
    iom.post(f"/admin/freshness/addresses/{row.pk}/")
    assert not BouncedAddress.objects.exists()


@pytest.mark.parametrize("asked", ["999999", "nonsense", "\0", "²"])
def test_a_keeper_who_is_not_there_is_not_found(iom: Client, asked: str) -> None:
    assert iom.get("/admin/freshness/", {"of": asked}).status_code == 404


def test_the_pages_are_paged_and_take_the_same_statements_for_many(
    iom: Client, django_assert_max_num_queries: Any
) -> None:
    partner = factories.partner()
    for n in range(22):
        factories.service(partner, f"service-{n}")
    Freshness.objects.update(stage=1)
    for address in ("/admin/freshness/", f"/admin/freshness/?of={partner.pk}", "/admin/freshness/?of=centres"):
        iom.get(address)
        # Four are the page's; the others are what any page of the admin asks for its menu and its user.
        with django_assert_max_num_queries(12):
            iom.get(address)
    text = iom.get("/admin/freshness/", {"of": partner.pk}).content.decode()
    assert text.count('name="listing"') == 20
