"""What is not public is in no list, page, search, sitemap, short address or count, whatever it is that hides it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from centres.models import CentrePage, PartnerPage, PartnersIndexPage, ServicePage
from home.models import HomePage
from portal.addresses import public_page_set
from portal.models import ShortAddress
from portal.search_content import all_public_content, public_content
from search import service as search_service
from search import upkeep
from tests.centres import factories
from tests.portal.pages import english, fresh, numbered_centres, shown, undone, visitor, written

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

TITLE = {"ar": "مشورة نادرة", "en": "Rare advice"}


@pytest.fixture
def service() -> ServicePage:
    """Return a public service in both languages, at a public centre."""
    return factories.service(factories.partner(), "rare", TITLE, at=(factories.centre(title={"ar": "مركز جلولاء"}),))


def put_behind_login(page: Any, kind: str = PageViewRestriction.LOGIN) -> None:
    """Ask for a login before the page and all below it."""
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type=kind)


def put_behind_group(page: Any) -> None:
    """Let only the members of a group see the page."""
    restriction = PageViewRestriction(page=Page.objects.get(pk=page.pk), restriction_type=PageViewRestriction.GROUPS)
    restriction.save()
    restriction.groups.add(Group.objects.first())


def expire(page: Any) -> None:
    """Let the page's time be over, before any command has taken it down."""
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def make_alias(page: Any) -> None:
    """Make the page an alias, as wagtail-localize would."""
    other = HomePage.objects.first()
    Page.objects.filter(pk=page.pk).update(alias_of=other)


def publish_for(tier: str) -> Callable[[Any], None]:
    """Return what publishes the service for a tier of visibility."""
    return lambda page: written(page, visibility=tier).publish()


HIDDEN_BY: dict[str, Callable[[ServicePage], None]] = {
    "taken down": lambda page: page.unpublish(),
    "expired": expire,
    "alias": make_alias,
    "login on it": put_behind_login,
    "group on it": put_behind_group,
    "password on its partner": lambda page: put_behind_login(page.get_parent(), PageViewRestriction.PASSWORD),
    "login on the directory": lambda page: put_behind_login(PartnersIndexPage.objects.get(source=None)),
    "login on the home": lambda page: put_behind_login(HomePage.objects.get(source=None)),
    "partner taken down": lambda page: page.get_parent().specific.unpublish(),
    "partner expired": lambda page: expire(page.get_parent()),
    "directory taken down": lambda page: PartnersIndexPage.objects.get(source=None).unpublish(),
    "for partners only": publish_for("partners"),
    "for focal points only": publish_for("focal_points"),
}


def test_what_is_hidden_leaves_every_output_in_both_languages(service: ServicePage) -> None:
    short, translated, still = service.short_path, english(service), {}
    for by, hide in HIDDEN_BY.items():
        with undone():
            hide(fresh(service))
            still[by] = seen(service, translated, short)
    assert {by: outputs for by, outputs in still.items() if outputs} == {}


def test_what_is_public_is_in_every_output(service: ServicePage) -> None:
    assert seen(service, english(service), service.short_path) == set(OUTPUTS)


def in_pages(service: Any, translated: Any, short: str) -> bool:
    """Say whether either language's address answers with the page."""
    return 200 in {visitor().get(page.url_path).status_code for page in (service, translated)}


def in_lists(service: Any, translated: Any, short: str) -> bool:
    """Say whether the pages of partner, centre and directory name the service."""
    client = visitor()
    addresses = [
        f"/{language}/{path}" for language in ("ar", "en") for path in ("", "partners/spa/", "centres/jalawla/")
    ]
    texts = [client.get(address).content.decode() for address in addresses]
    return any(title in text for text in texts for title in TITLE.values())


def in_sitemap(service: Any, translated: Any, short: str) -> bool:
    """Say whether the sitemap names either address."""
    xml = visitor().get("/sitemap.xml").content.decode()
    return service.url_path in xml or translated.url_path in xml


def in_counts(service: Any, translated: Any, short: str) -> bool:
    """Say whether counts and existence checks count it."""
    return any(
        ServicePage.objects.public(code).count() or ServicePage.objects.public(code).exists() for code in ("ar", "en")
    )


OUTPUTS: dict[str, Callable[[Any, Any, str], bool]] = {
    "pages": in_pages,
    "lists": in_lists,
    "sitemap": in_sitemap,
    "counts": in_counts,
    "page set": lambda service, translated, short: public_page_set(ServicePage, service.translation_key) is not None,
    "search content": lambda service, translated, short: public_content(service.translation_key) is not None,
    "all search content": lambda service, translated, short: (
        service.translation_key in {one.key for one in all_public_content()}
    ),
    "short address": lambda service, translated, short: visitor().get(short).status_code != 410,
}


def seen(service: Any, translated: Any, short: str) -> set[str]:
    """Return the outputs that show the service in any language."""
    return {name for name, shows in OUTPUTS.items() if shows(service, translated, short)}


DRAFTS: dict[str, dict[str, Any]] = {
    "a draft": {},
    "a scheduled draft": {"go_live_at": timezone.now() + timedelta(days=1)},
}


@pytest.mark.parametrize("values", DRAFTS.values(), ids=DRAFTS.keys())
def test_what_was_never_public_is_in_no_output(values: dict[str, Any]) -> None:
    partner = factories.partner(title={"ar": "منظمة نموذجية"})
    draft = ServicePage(
        title=TITLE["ar"], slug="rare", locale=partner.locale, live=False, kind=factories.kind(), what="<p>نص</p>"
    )
    partner.add_child(instance=draft)
    revision = written(draft, **values)
    if values:
        revision.publish()
    assert not fresh(draft).live
    assert not ShortAddress.objects.filter(translation_key=draft.translation_key).exists()
    assert seen(draft, draft, "/c/nothere") - {"short address"} == set()


def test_a_hidden_page_is_found_again_when_it_is_shown_again(service: ServicePage) -> None:
    short = service.short_path
    service.unpublish()
    assert search_service.search(TITLE["ar"], "ar").kinds.get("service", 0) == 0
    fresh(service).get_latest_revision().publish()
    assert visitor().get(short).status_code == 302
    assert search_service.search(TITLE["ar"], "ar").kinds["service"] == 1
    assert upkeep.check() == []


def test_a_page_that_expires_tomorrow_is_public_today(service: ServicePage) -> None:
    written(service, expire_at=timezone.now() + timedelta(days=1)).publish()
    assert ServicePage.objects.public("ar").count() == 1


def test_a_hidden_translation_leaves_the_source_to_readers_of_its_language(service: ServicePage) -> None:
    english(service).unpublish()
    row = ServicePage.objects.public("en").get()
    assert row.words.title == TITLE["ar"]
    address = row.address_in("en")
    assert TITLE["ar"] in shown(visitor(), address)
    assert address not in visitor().get("/sitemap.xml").content.decode()


def test_a_translation_that_is_hidden_alone_lends_no_words(service: ServicePage) -> None:
    for hide in (expire, put_behind_login, make_alias):
        with undone():
            hide(english(service))
            assert ServicePage.objects.public("en").get().words.title == TITLE["ar"]
            assert TITLE["en"] not in shown(visitor(), english(service).url_path)
            assert list(public_content(service.translation_key).titles) == ["ar"]


def test_rows_are_sources_and_carry_the_readers_words(service: ServicePage) -> None:
    row = ServicePage.objects.public("en").get()
    assert (row.pk, row.title, row.words.title) == (service.pk, TITLE["ar"], TITLE["en"])
    assert row.words.facts is row
    assert row.address_in("en") == "/en/partners/spa/rare/"
    assert row.address_in("ar") == "/ar/partners/spa/rare/"
    assert ServicePage.objects.public("ar").get().words.title == TITLE["ar"]


def test_words_come_with_one_more_statement_however_many_rows_there_are() -> None:
    numbered_centres(3, "ar", "en")
    for count in (1, 3):
        with CaptureQueriesContext(connection) as statements:
            titles = [row.words.title for row in CentrePage.objects.public("en").order_by("path")[:count]]
        assert titles == [f"Centre {number}" for number in range(count)]
        assert len(statements) == 2


def test_rows_that_are_written_in_the_readers_language_need_no_statement_more() -> None:
    numbered_centres(2, "ar", "en")
    with CaptureQueriesContext(connection) as statements:
        assert len({row.words.title for row in CentrePage.objects.public("ar")}) == 2
    assert len(statements) == 1


WAYS_OF_FETCHING: list[Callable[[Any], list[Any]]] = [
    lambda rows: list(rows.filter(title__contains="مركز").order_by("-path")),
    lambda rows: list(rows.exclude(pk=0) & rows.filter(live=True)),
    lambda rows: [rows.first(), rows.last()],
    lambda rows: [rows.get(slug="centre-0"), rows.get(slug="centre-1")],
    lambda rows: list(rows.in_bulk().values()),
    lambda rows: list(rows.select_related("governorate")[:2]),
    lambda rows: list(rows.all()._clone()),
]


def test_words_are_there_whichever_way_rows_are_fetched() -> None:
    numbered_centres(2, "ar", "en")
    for fetched in WAYS_OF_FETCHING:
        assert {row.words.language for row in fetched(CentrePage.objects.public("en"))} == {"en"}


def test_values_and_counts_come_without_words() -> None:
    numbered_centres(2, "ar", "en")
    rows = CentrePage.objects.public("en")
    with CaptureQueriesContext(connection) as statements:
        assert rows.count() == 2
        assert len(rows.values_list("pk", flat=True)) == 2
    assert len(statements) == 2


def test_both_languages_can_be_sources_side_by_side() -> None:
    factories.centre("first", {"ar": "الأول", "en": "First"})
    factories.centre("second", {"en": "Second", "ar": "الثاني"})
    assert CentrePage.objects.public("ar").count() == 2
    list(CentrePage.objects.public("ar"))  # what locales there are is kept from here on
    for language, titles in (("ar", {"الأول", "الثاني"}), ("en", {"First", "Second"})):
        with CaptureQueriesContext(connection) as statements:
            assert {row.words.title for row in CentrePage.objects.public(language)} == titles
        assert len(statements) == 2


def test_a_language_nobody_has_written_in_yet_shows_the_sources(service: ServicePage) -> None:
    Locale.objects.create(language_code="ckb")
    assert ServicePage.objects.public("ckb").get().words.title == TITLE["ar"]


def test_a_partner_of_a_hidden_directory_is_hidden_too() -> None:
    factories.partner()
    PartnersIndexPage.objects.get(source=None).unpublish()
    assert not PartnerPage.objects.public("ar").exists()
