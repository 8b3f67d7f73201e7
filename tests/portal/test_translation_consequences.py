"""What an action does to translations is said before it is done; who may not do it is refused."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale, Page

from portal import roles
from portal.models import TakenDown
from portal.translation.drafts import start_translation
from tests.centres import factories
from tests.portal.pages import administrator, bulk, english, fresh, said, superuser, visitor
from tests.portal.staff import person, signed_in

pytestmark = pytest.mark.django_db
OTHERS = [(roles.MEDIA_OFFICERS,), (roles.MODERATORS,), (roles.translators("en"),), (roles.translators("ar"),), ()]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def centre():
    """Return a public centre in both languages."""
    return factories.centre()


@pytest.fixture
def partners():
    """Return two partners in both languages, the first with a service."""
    first, second = (factories.partner(slug, {"ar": slug, "en": f"{slug} en"}) for slug in ("first", "second"))
    return first, second, factories.service(first)


def test_unpublishing_says_that_the_translation_goes_too(centre):
    html = administrator().get(reverse("wagtailadmin_pages:unpublish", args=[centre.pk])).content.decode()
    assert f"“{english(centre).title}” goes off the site too." in html
    assert "they come back" in html


def test_and_that_a_draft_stays_what_it_is():
    page = factories.centre("only", {"ar": "مركز"})
    start_translation(page, Locale.objects.get(language_code="en"))
    html = administrator().get(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).content.decode()
    assert "is not public, and stays so." in html


def test_unpublishing_in_the_admin_does_what_was_said(centre):
    administrator().post(reverse("wagtailadmin_pages:unpublish", args=[centre.pk]))
    assert not fresh(english(centre)).live
    row = TakenDown.objects.get(page=english(centre).pk)
    assert row.with_source
    assert row.user.username == "administrator"


def test_unpublishing_in_bulk_says_and_does_it(centre):
    client = administrator()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    assert "The translations of these pages follow" in client.get(f"{address}?id={centre.pk}").content.decode()
    bulk(client, "unpublish", centre)
    assert not fresh(english(centre)).live


def test_moving_says_where_the_translation_goes_and_does_it(partners):
    _first, second, service = partners
    client, address = administrator(), reverse("wagtailadmin_pages:move_confirm", args=[service.pk, second.pk])
    assert f"moves below “{english(second).title}”" in client.get(address).content.decode()
    client.post(address)
    assert fresh(english(service)).get_parent().pk == english(second).pk


def test_a_translation_is_not_moved_away_from_its_source(partners):
    _first, second, service = partners
    client = administrator()
    address = reverse("wagtailadmin_pages:move_confirm", args=[english(service).pk, english(second).pk])
    before = fresh(english(service)).path
    assert "stands where its source stands" in said(client.post(address, follow=True))
    bulk(client, "move", english(service), chooser=str(english(second).pk))
    assert fresh(english(service)).path == before


def test_privacy_says_for_which_languages_it_holds(centre):
    client = superuser()
    for page, text in [(centre, "in every language"), (english(centre), "for this language alone")]:
        assert text in client.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk])).json()["html"]


def test_deleting_a_translation_says_what_its_readers_find(centre):
    html = superuser().get(reverse("wagtailadmin_pages:delete", args=[english(centre).pk])).content.decode()
    assert "Withdraw it instead" in html


def test_a_refused_deletion_offers_the_whole_set_which_then_goes(partners):
    first, second, service = partners
    client, address = superuser(), reverse("delete_page_set", args=[first.pk])
    refused = client.post(reverse("wagtailadmin_pages:delete", args=[first.pk]), follow=True)
    assert address in refused.content.decode()
    page = client.get(address).content.decode()
    for one in (first, english(first), service, english(service)):
        assert one.title in page
    assert client.post(address).status_code == 302
    gone = [first.pk, service.pk]
    assert not Page.objects.filter(pk__in=gone).exists()
    assert Page.objects.filter(pk=second.pk).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_set_with_sources_in_both_languages_goes_too():
    partner = factories.partner("both", {"ar": "شريك", "en": "Partner"})
    factories.service(english(partner), "english-first", {"en": "Service", "ar": "خدمة"})
    assert superuser().post(reverse("delete_page_set", args=[partner.pk])).status_code == 302
    assert not Page.objects.filter(slug__in=["both", "english-first"]).exists()


@pytest.mark.parametrize("groups", OTHERS)
@pytest.mark.parametrize("name", ["withdraw_language", "delete_page_set"])
def test_who_may_not_publish_or_delete_is_refused(centre, groups, name):
    client = signed_in(person("somebody", *groups))
    for page in (centre, english(centre)):
        address = reverse(name, args=[page.pk])
        assert client.get(address).status_code in {302, 403}
        client.post(address, {"answer": "gone"})
    assert visitor().get(centre.url_path).status_code == visitor().get(english(centre).url_path).status_code == 200


def test_visitors_are_led_to_the_sign_in(client, centre):
    for name in ("withdraw_language", "delete_page_set"):
        assert "/login/" in client.get(reverse(name, args=[centre.pk])).headers["Location"]


def test_withdrawing_asks_what_the_address_answers(centre):
    client, address = administrator(), reverse("withdraw_language", args=[english(centre).pk])
    assert "stays public" in client.get(address).content.decode()
    assert client.post(address, {"answer": "burn"}).status_code == 400
    client.post(address, {"answer": "gone"})
    assert visitor().get(english(centre).url_path).status_code == 410
    client.post(address, {"answer": "notice"})
    assert visitor().get(english(centre).url_path).status_code == 200


def test_withdrawing_the_source_says_that_its_role_goes_to_the_other_language(centre):
    client, address = administrator(), reverse("withdraw_language", args=[centre.pk])
    assert "becomes the source and stays public" in client.get(address).content.decode()
    client.post(address, {"answer": "notice"})
    assert fresh(english(centre)).source_id is None
    assert visitor().get(centre.url_path).status_code == 200


def test_homes_are_neither_withdrawn_nor_deleted_as_a_set(centre):
    home = centre.get_ancestors().get(depth=2)
    client = superuser()
    for name in ("withdraw_language", "delete_page_set"):
        assert client.get(reverse(name, args=[home.pk])).status_code in {302, 403}
