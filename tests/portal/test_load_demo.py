"""The demo site in the database: every page answers in both languages, and loading it again changes nothing."""

import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Revision

from centres.models import CentrePage, PartnerPage, ServicePage
from home.models import HomePage, InformationPage
from news.models import AwarenessMaterialPage, PressReleasePage
from portal import languages
from portal.checks import no_translation_holds_a_fact
from portal.demo import home as demo_home
from portal.demo.centres import CENTRES
from portal.demo.information import INFORMATION_PAGES
from portal.demo.materials import MATERIALS
from portal.demo.mobile_team import MOBILE_TEAM
from portal.demo.partners import PARTNERS
from portal.demo.releases import RELEASES
from portal.demo.services import SERVICES
from portal.models import PortalDocument, PortalImage, ShortAddress
from portal.page_types import page_types
from portal.translation.currency import outdated_since
from portal.uploads.renditions import PUBLIC_SPECS
from search import upkeep

pytestmark = pytest.mark.django_db

TYPES = {
    CentrePage: (*CENTRES, MOBILE_TEAM),
    PartnerPage: PARTNERS,
    ServicePage: SERVICES,
    PressReleasePage: RELEASES,
    AwarenessMaterialPage: MATERIALS,
    InformationPage: INFORMATION_PAGES,
}
LANGUAGES = ("ar", "en")
UNTRANSLATED = "افتتاح-مركز-بيجي"
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


def visitor():
    return Client(SERVER_NAME="localhost")


def document(client, address):
    response = client.get(address)
    assert response.status_code == 200, f"{unquote(address)} answered {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


def public_sources(language):
    return [page for model in page_types() for page in model.objects.public(language)]


def everything():
    """Return all rows of all tables, as the database has them."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
        if not model._meta.proxy and model._meta.managed
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_answers_in_the_readers_language(demo, language):
    client, sources = visitor(), public_sources(language)
    for page in sources:
        html = document(client, page.address_in(language))
        assert (html.html["lang"], html.html["dir"]) == (language, DIRECTIONS[language]), page
        # A sensitive page tells its name in the text, not in what the browser keeps.
        assert page.words.title in (html.main if page.is_private_reading else html.title).get_text(), page
    # The five homes and lists, and all content but the service that only partners may see.
    assert len(sources) == 5 + sum(len(content) for content in TYPES.values()) - 1


def test_only_the_release_on_baiji_is_untranslated_and_its_english_address_says_so(demo):
    foreign = [page for page in public_sources("en") if page.words.language != "en"]
    assert [page.slug for page in foreign] == [UNTRANSLATED]
    address = foreign[0].address_in("en")
    assert address == f"/en/news/{UNTRANSLATED}/"
    html = document(visitor(), address)
    assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    article = html.find(lang="ar", dir="rtl")
    assert article and foreign[0].title in html.main.get_text()


def test_the_sitemap_lists_every_page_once_in_each_language_and_each_answers(demo):
    client = visitor()
    body = client.get("/sitemap.xml").content.decode()
    listed = [unquote(urlsplit(found).path) for found in re.findall(r"<loc>([^<]+)</loc>", body)]
    pages = [page for language in LANGUAGES for page in public_sources(language) if not page.is_private_reading]
    assert sorted(listed) == sorted({page.words.public_path for page in pages})
    for path in listed:
        language = languages.of_path(path)
        assert document(client, path).html["lang"] == language


def test_the_service_for_partners_only_has_no_address(demo):
    hidden = ServicePage.objects.filter(visibility="partners", source__isnull=True).get()
    for page in ServicePage.objects.filter(translation_key=hidden.translation_key):
        assert page.live and visitor().get(page.public_path).status_code == 404


@pytest.mark.postgres
def test_loading_again_changes_nothing(demo):
    before = everything()
    call_command("load_demo", verbosity=0)
    after = everything()
    assert [label for label in before if before[label] != after[label]] == []


def test_what_editors_changed_stays(demo):
    centre = CentrePage.objects.get(slug="جلولاء")
    centre.title, centre.slug, centre.ordinal = "عنوان جديد", "new-address", 7
    centre.save_revision().publish()
    front = HomePage.objects.get(slug="en")
    front.introduction = "Written by an editor."
    front.save_revision().publish()
    PressReleasePage.objects.get(slug=UNTRANSLATED).unpublish()
    before = Page.objects.count(), Revision.objects.count()
    call_command("load_demo", verbosity=0)
    centre.refresh_from_db()
    front.refresh_from_db()
    assert (centre.title, centre.slug, centre.ordinal) == ("عنوان جديد", "new-address", 7)
    assert front.introduction == "Written by an editor."
    assert not PressReleasePage.objects.get(slug=UNTRANSLATED).live
    assert (Page.objects.count(), Revision.objects.count()) == before


def test_a_page_at_the_address_of_a_demo_page_is_left_alone(demo):
    deleted = PressReleasePage.objects.get(slug=UNTRANSLATED)
    parent = deleted.get_parent().specific
    deleted.delete()
    ours = PressReleasePage(title="بيان آخر", slug=UNTRANSLATED, locale=parent.locale, live=False)
    parent.add_child(instance=ours)
    call_command("load_demo", verbosity=0)
    assert PressReleasePage.objects.get(slug=UNTRANSLATED).title == "بيان آخر"


def test_a_deleted_page_comes_back_under_the_same_short_address(demo):
    release = PressReleasePage.objects.get(slug="two-centres-in-mosul")
    short_id = ShortAddress.objects.get(translation_key=release.translation_key).short_id
    for page in release.get_translations():
        page.delete()
    PressReleasePage.objects.get(pk=release.pk).delete()
    call_command("load_demo", verbosity=0)
    response = visitor().get(f"/c/{short_id}", headers={"Accept-Language": "en"})
    assert response.headers["Location"] == "/en/news/two-centres-in-mosul/"
    assert upkeep.check() == []


@pytest.mark.postgres
def test_facts_tree_and_search_are_sound(demo):
    assert no_translation_holds_a_fact(None, databases=["default"]) == []
    assert not any(Page.find_problems())
    assert upkeep.check() == []
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_both_directions_of_translating_are_shown(demo):
    english_first = {}
    for model in TYPES:
        sources = model.objects.filter(source__isnull=True, locale__language_code="en")
        english_first[model] = [page for page in sources if page.get_translations().live().exists()]
    assert len(english_first[PressReleasePage]) == len(english_first[ServicePage]) == 1
    assert sum(map(len, english_first.values())) == 2


def test_no_phone_in_any_revision_is_outside_the_sample_range(demo):
    text = " ".join(json.dumps(content) for content in Revision.objects.values_list("content", flat=True))
    numbers = set(re.findall(r"\+\d{6,}", text))
    assert len(numbers) > 20
    assert [number for number in numbers if not re.fullmatch(r"\+96470000000\d\d", number)] == []


def test_centres_and_releases_have_pictures_and_all_sizes_are_there(demo):
    # A team that moves has no house to show.
    centres = CentrePage.objects.filter(source__isnull=True, is_mobile=False)
    pages = [*centres, *PressReleasePage.objects.filter(source__isnull=True)]
    assert all(page.picture for page in pages)
    for picture in PortalImage.objects.all():
        specs = {rendition.filter_spec: rendition for rendition in picture.renditions.all()}
        assert set(PUBLIC_SPECS) <= set(specs)
        assert all(rendition.file.storage.exists(rendition.file.name) for rendition in specs.values())
        assert set(picture.alternative_text) == {"ar", "en"} and picture.credit and picture.is_publishable()


def test_documents_know_their_language_and_length(demo):
    documents = list(PortalDocument.objects.all())
    assert len(documents) == sum(file.kind != "image" for material in MATERIALS for file in material.files)
    for stored in documents:
        assert stored.language in LANGUAGES and stored.file.storage.exists(stored.file.name)
        assert stored.page_count if stored.file_extension == "pdf" else stored.duration_seconds


def test_the_home_pages_and_lists_have_words(demo):
    for page in HomePage.objects.all():
        assert page.introduction == demo_home.INTRODUCTION[page.language]
    lists = [page for model in page_types() if hasattr(model, "introduction") for page in model.objects.all()]
    assert len(lists) == 10 and all(page.introduction for page in lists)


def test_pages_were_written_and_published_by_people_of_their_roles(demo):
    release = PressReleasePage.objects.get(slug="jalawla-centre-opens")
    assert release.latest_revision.user.username == "translator-en"
    assert release.source.latest_revision.user.username == "officer"
    assert not Page.objects.filter(depth__gt=3, live=True, owner=None).exclude(has_unpublished_changes=True).exists()


@pytest.mark.postgres
def test_no_translation_of_the_demo_site_is_outdated(demo):
    translations = [page for model in page_types() for page in model.objects.filter(source__isnull=False, live=True)]
    assert len(translations) > len(TYPES)
    assert [page.url_path for page in translations if outdated_since(page, page.source)] == []
