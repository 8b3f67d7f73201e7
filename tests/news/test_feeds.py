"""The feeds of the newsroom as feed readers get them: valid, whole, in one language each, and through the gate."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from centres.models import Closure
from portal.models import ShortAddress
from tests.centres import factories as network
from tests.centres.factories import labels
from tests.news import factories

pytestmark = pytest.mark.django_db

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}content"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def items(client: Client, path: str) -> list[ElementTree.Element]:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall("channel/item")


def json_items(client: Client, path: str) -> list[dict[str, Any]]:
    response = client.get(path)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith(path)
    found: list[dict[str, Any]] = feed["items"]
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_release_stands_in_the_feed_of_its_language_with_all_its_text(client: Client, language: str) -> None:
    factories.full_release(more=(("picture", {"picture": factories.picture()}), ("heading", "A & B")))
    (item,) = items(client, f"/{language}/feeds/news.rss")
    assert item.findtext("title") == factories.TITLE[language]
    html = item.findtext(CONTENT) or ""
    for said in (factories.TEXTS[language], factories.UNITS[language], factories.SPEAKERS[language], "A &amp; B"):
        assert said in html
    assert item.find(MEDIA) is not None
    assert (item.findtext("link") or "").startswith("http")
    assert 'src="/' not in html
    assert 'href="/' not in html


def test_both_formats_say_the_same(client: Client) -> None:
    factories.full_release()
    (rss,), (found,) = items(client, "/ar/feeds/news.rss"), json_items(client, "/ar/feeds/news.json")
    assert (rss.findtext("guid"), rss.findtext(CONTENT)) == (found["id"], found["content_html"])
    assert found["date_published"] == "2019-09-20T00:00:00+03:00"


def test_an_entry_keeps_its_identity_and_each_language_has_its_own(client: Client) -> None:
    release = factories.full_release()
    before = {code: json_items(client, f"/{code}/feeds/news.json")[0]["id"] for code in ("ar", "en")}
    release.slug = "moved"
    release.save_revision().publish()
    assert {code: json_items(client, f"/{code}/feeds/news.json")[0]["id"] for code in ("ar", "en")} == before
    assert before["ar"] != before["en"]


def test_what_is_not_translated_stands_only_in_the_feed_of_its_language(client: Client) -> None:
    factories.release(title={"ar": "افتتاح"})
    assert len(items(client, "/ar/feeds/news.rss")) == 1
    assert items(client, "/en/feeds/news.rss") == []


def test_a_release_that_is_taken_down_leaves_the_feeds(client: Client) -> None:
    release = factories.full_release()
    release.unpublish()
    for path in ("/ar/feeds/news.rss", "/en/feeds/news.rss"):
        assert items(client, path) == []


def test_a_topic_has_a_feed_of_releases_and_materials(client: Client) -> None:
    factories.release(topics=[factories.topic()])
    factories.release("other", labels("غيره", "Another"))
    factories.material()
    titles = {item.findtext("title") for item in items(client, "/en/feeds/topics/rights.rss")}
    assert titles == {"A centre opens in Jalawla", "How to ask for legal advice"}


def test_a_centre_has_a_feed_of_the_releases_that_name_it(client: Client) -> None:
    release = factories.full_release()
    factories.release("other", labels("غيره", "Another"))
    centre = release.related_centres.get()
    short_id = ShortAddress.of(centre.translation_key).pk
    assert len(items(client, f"/en/feeds/centres/{short_id}.rss")) == 1
    centre.unpublish()
    assert client.get(f"/en/feeds/centres/{short_id}.rss").status_code == 404


def test_a_recording_is_enclosed_with_type_and_size(client: Client) -> None:
    clip = factories.document("clip.mp3", content=factories.upload_samples.mp3())
    factories.material(files=(("document", clip),))
    (item,) = items(client, "/ar/feeds/materials.rss")
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.get("type") == "audio/mpeg"
    assert int(enclosure.get("length") or 0) == clip.file_size
    (found,) = json_items(client, "/ar/feeds/materials.json")
    assert found["attachments"][0]["size_in_bytes"] == clip.file_size


@pytest.mark.parametrize(
    "name", ["x", "news/x", "topics", "topics/none", "centres", "centres/none", "centres/../news", "materials/1"]
)
def test_a_feed_that_does_not_exist_is_not_found(client: Client, name: str) -> None:
    assert client.get(f"/ar/feeds/{name}.rss").status_code == 404


def test_an_unchanged_feed_is_not_sent_again(client: Client) -> None:
    factories.full_release()
    first = client.get("/ar/feeds/news.rss")
    assert client.get("/ar/feeds/news.rss", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_the_statements_of_a_feed_do_not_grow_with_its_entries(client: Client) -> None:
    paths = [f"/{code}/feeds/{name}" for code in ("ar", "en") for name in ("news.rss", "materials.json")]

    def counts() -> list[int]:
        found = []
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as seen:
                client.get(path)
            found.append(len(seen))
        return found

    factories.grown(0, 2)
    few = counts()
    assert max(few) <= 12
    factories.grown(2, 8)
    assert counts() == few


def test_the_lists_lead_to_their_feeds(client: Client) -> None:
    for name in ("news", "materials"):
        page = client.get(f"/ar/{name}/").content.decode()
        assert f'<link rel="alternate" type="application/rss+xml" href="/ar/feeds/{name}.rss">' in page
        assert f'<link rel="alternate" type="application/feed+json" href="/ar/feeds/{name}.json">' in page


def test_a_fact_changed_on_the_arabic_release_is_in_the_english_feed_at_once_and_its_words_are_not(
    client: Client,
) -> None:
    release = factories.release()
    before = json_items(client, "/en/feeds/news.json")[0]
    draft = release.get_latest_revision_as_object()
    draft.issued_on = date(2019, 9, 25)
    draft.corrections = [
        ("correction", {"on": date(2019, 9, 26), "ar": "الموعد خاطئ.", "en": "The day was wrong."}),
    ]
    draft.title = "عنوان آخر"
    draft.save_revision().publish()
    (found,) = json_items(client, "/en/feeds/news.json")
    assert found["date_published"].startswith("2019-09-25") and before["date_published"].startswith("2019-09-20")
    assert "The day was wrong." in found["content_html"] and "الموعد" not in found["content_html"]
    assert found["title"] == before["title"]
    assert factories.TEXTS["en"] in found["content_html"]


@pytest.mark.parametrize("name", ["places/jalawla", "governorates/diyala"])
def test_a_place_has_what_names_it_and_the_closures_of_its_centres(client: Client, name: str) -> None:
    town = network.place()
    here = network.centre("there", place=town)
    hidden = network.centre("hush", labels("مركز الأمل", "Hope centre"), place=town, address_hidden=True)
    factories.release("there", related_centres=(here,))
    factories.release("elsewhere", labels("خبر آخر", "Other news"))
    Closure.objects.bulk_create([Closure(centre=each, reason=labels("صيانة", "Repairs")) for each in (here, hidden)])
    said = [str(item.findtext("title")) for item in items(client, f"/en/feeds/{name}.rss")]
    assert factories.TITLE["en"] in said and any("Jalawla centre" in each and "Repairs" in each for each in said)
    assert "Other news" not in said
    # Whoever asks for the place must not learn that the centre is there; its governorate is told everywhere.
    assert any("Hope centre" in each for each in said) == (name == "governorates/diyala")


def test_a_place_that_is_none_has_no_feed(client: Client) -> None:
    assert {client.get(f"/en/feeds/{name}.rss").status_code for name in ("places/x", "governorates/x")} == {404}
