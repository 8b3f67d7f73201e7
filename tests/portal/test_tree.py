"""Writers of the tree wait for each other, and nobody who saves an old copy of a page moves it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from centres.models import CentresIndexPage, PartnerPage, ServicePage
from tests.centres import factories
from tests.portal.pages import fresh, shown, undone, visitor, written

pytestmark = pytest.mark.django_db

PLACE = ("path", "depth", "numchild", "url_path")


@pytest.fixture
def partner() -> PartnerPage:
    """Return a public partner in Arabic."""
    return factories.partner(title={"ar": "منظمة نموذجية"})


def place_of(page: Any) -> dict[str, Any]:
    """Return where the page stands in the tree."""
    return Page.objects.filter(pk=page.pk).values(*PLACE).get()


def draft(number: int) -> ServicePage:
    """Return a new service that is in no tree yet."""
    return ServicePage(
        title=f"خدمة {number}", slug=f"service-{number}", live=False, kind=factories.kind(), what="<p>نص</p>"
    )


OLD_COPIES: dict[str, Callable[[Any], Any]] = {
    "saved": lambda page: page.save(),
    "saved without validation": lambda page: page.save(clean=False),
    "published": lambda page: page.save_revision().publish(),
    "taken down": lambda page: page.unpublish(),
    "saved as a draft": lambda page: page.save_revision(),
}


def test_an_old_copy_of_a_partner_takes_no_service_away_from_it(partner: PartnerPage) -> None:
    factories.kind()
    for how, use in OLD_COPIES.items():
        with undone():
            old = fresh(partner)
            partner.add_child(instance=draft(1))
            before = place_of(partner)
            use(old)
            assert place_of(partner) == before, how
            assert before["numchild"] == 1


def test_an_old_copy_of_a_page_that_was_moved_does_not_move_it_back(partner: PartnerPage) -> None:
    other = factories.partner("other", {"ar": "منظمة أخرى"})
    service = factories.service(partner, title={"ar": "المشورة القانونية"})
    for how, use in OLD_COPIES.items():
        with undone():
            old = fresh(service)
            fresh(service).move(fresh(other), pos="last-child")
            before = place_of(service)
            use(old)
            assert place_of(service) == before, how
            assert before["url_path"] == "/ar/partners/other/legal/"


def test_an_old_copy_of_a_service_keeps_the_new_address_of_its_partner(partner: PartnerPage) -> None:
    service = factories.service(partner, title={"ar": "المشورة القانونية"})
    old = fresh(service)
    written(partner, slug="renamed").publish()
    old.title = "المشورة والتمثيل القانوني"
    old.save()
    assert "المشورة والتمثيل القانوني" in shown(visitor(), "/ar/partners/renamed/legal/")


def test_an_old_copy_of_a_parent_adds_below_it_all_the_same(partner: PartnerPage) -> None:
    old = fresh(partner)
    partner.add_child(instance=draft(1))
    old.add_child(instance=draft(2))
    assert place_of(partner)["numchild"] == 2
    assert nothing_is_wrong()


def test_a_new_slug_changes_the_addresses_below(partner: PartnerPage) -> None:
    service = factories.service(partner, title={"ar": "المشورة القانونية"})
    written(partner, slug="renamed").publish()
    assert place_of(service)["url_path"] == "/ar/partners/renamed/legal/"


def test_every_way_of_changing_the_tree_leaves_it_whole(partner: PartnerPage) -> None:
    pks = [factories.service(partner, slug, {"ar": slug}).pk for slug in ("first", "second")]
    other = factories.partner("other", {"ar": "منظمة أخرى"})
    ways: dict[str, Callable[[Any, Any], Any]] = {
        "child": lambda first, second: fresh(partner).add_child(instance=draft(1)),
        "sibling": lambda first, second: first.add_sibling(instance=draft(1)),
        "copy": lambda first, second: first.copy(to=fresh(other)),
        "move": lambda first, second: first.move(fresh(other), pos="last-child"),
        "reorder": lambda first, second: second.move(first, pos="left"),
        "delete": lambda first, second: first.delete(),
    }
    for how, change in ways.items():
        with undone():
            change(*(ServicePage.objects.get(pk=pk) for pk in pks))
            assert nothing_is_wrong(), how


def nothing_is_wrong() -> bool:
    """Say whether the tree has no page without a parent, no wrong depth and no wrong count."""
    return all(not problem for problem in Page.find_problems())


# On a server where writers really run side by side


def together(*works: Callable[[], Any]) -> list[BaseException]:
    """Do the works at the same time, each in a thread with a connection of its own, and return what went wrong."""
    errors: list[BaseException] = []
    ready = threading.Barrier(len(works))

    def run(work: Callable[[], Any]) -> None:
        try:
            ready.wait()
            work()
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def publish_often(page: Any, times: int) -> Callable[[], None]:
    """Return the work of publishing a page again and again, each time in a transaction like a request's."""

    def work() -> None:
        for number in range(times):
            with transaction.atomic():
                written(page, title=f"منظمة {number}").publish()

    return work


def add_often(parent: Any, numbers: range) -> Callable[[], None]:
    """Return the work of adding and publishing services, each in a transaction like a request's."""

    def work() -> None:
        for number in numbers:
            with transaction.atomic():
                page = draft(number)
                fresh(parent).add_child(instance=page)
                page.save_revision().publish()

    return work


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_a_partner_is_published_while_services_are_added_below_it(partner: PartnerPage) -> None:
    factories.kind()
    errors = together(
        publish_often(partner, 10), *(add_often(partner, range(start, start + 5)) for start in (100, 200, 300))
    )
    assert errors == []
    assert nothing_is_wrong()
    assert place_of(partner)["numchild"] == 15
    assert ServicePage.objects.filter(live=True).count() == 15


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_partners_come_and_go_while_their_directory_is_published(partner: PartnerPage) -> None:
    index = partner.get_parent().specific

    def come_and_go(start: int) -> Callable[[], None]:
        def work() -> None:
            for number in range(start, start + 3):
                with transaction.atomic():
                    page = PartnerPage(title=f"شريك {number}", slug=f"partner-{number}", type="other", live=False)
                    fresh(index).add_child(instance=page)
                    page.save_revision().publish()
                with transaction.atomic():
                    fresh(page).unpublish()
                with transaction.atomic():
                    fresh(page).delete()

        return work

    assert together(publish_often(index, 6), come_and_go(100), come_and_go(200)) == []
    assert nothing_is_wrong()
    assert place_of(index)["numchild"] == 1


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_who_publish_the_same_page_follow_each_other(partner: PartnerPage) -> None:
    assert together(publish_often(partner, 6), publish_often(partner, 6)) == []
    assert fresh(partner).live_revision_id is not None
    assert nothing_is_wrong()


def test_the_tree_of_a_new_portal_is_whole() -> None:
    assert nothing_is_wrong()
    assert CentresIndexPage.objects.count() == 2
