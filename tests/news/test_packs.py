"""What can be taken along of a material: a message that fits, a QR code, players, light pictures, older versions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from news.files import MOST_OCTETS, files_of
from news.models import AwarenessMaterialPage
from news.packs import message_of
from portal.models import ShortAddress, User
from portal.short_messages import fitting, segments
from tests.centres.factories import labels
from tests.news import factories
from tests.portal import upload_samples

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("م" * 70, 1),
        ("م" * 71, 2),
        ("م" * 201, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_messages_are_counted_as_networks_do(text: str, number: int) -> None:
    assert segments(text) == number


def test_a_text_is_shortened_in_its_middle_and_at_a_word() -> None:
    text = fitting(["عنوان", "كلمة " * 100, "https://example.org/c/abc234"], 3)
    assert segments(text) == 3
    assert text.startswith("عنوان\nكلمة كلمة")
    assert text.endswith("كلمة…\nhttps://example.org/c/abc234")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_message_of_a_material_fits_and_leads_to_its_page(client: Client, language: str) -> None:
    factories.material(words={language: {"summary": "طويل " * 90}})
    material = AwarenessMaterialPage.objects.public(language).get()
    message = message_of(material.words, "https://example.org/c/abc234")
    assert message is not None
    assert message.segments <= 3
    assert message.text.startswith(material.words.title)
    page = client.get(f"/{language}/materials/legal-advice/").content.decode()
    assert material.short_path + "/qr.svg" in page


@pytest.mark.parametrize(("extension", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_qr_code_opens_the_short_address(client: Client, extension: str, begins: bytes) -> None:
    short_id = ShortAddress.of(factories.material().translation_key).pk
    response = client.get(f"/c/{short_id}/qr.{extension}")
    assert response.status_code == 200
    assert response.content.startswith(begins)
    assert client.get(f"/c/zzzzzz/qr.{extension}").status_code == 404
    assert client.post(f"/c/{short_id}/qr.{extension}").status_code == 405


def test_a_recording_of_ours_plays_on_the_page_and_a_film_elsewhere_is_linked_to(client: Client) -> None:
    clip = factories.document("clip.mp3", content=upload_samples.mp3())
    factories.material(files=(("document", clip), factories.film()))
    page = client.get("/ar/materials/legal-advice/").content.decode()
    assert page.count("<audio") == 1
    assert "<video" not in page
    assert 'preload="none"' in page


def test_a_picture_to_send_on_weighs_no_more_than_a_hundred_kilobytes() -> None:
    noisy = factories.picture(file=factories.ContentFile(upload_samples.noise(1400), "noise.png"))
    material = factories.material(files=(factories.shown(noisy),))
    (file,) = files_of([material])[material.pk]
    assert 0 < file.octets <= MOST_OCTETS


def test_a_picture_to_send_on_is_a_jpeg_which_every_phone_shows() -> None:
    material = factories.material(files=(factories.shown(factories.picture()),))
    (file,) = files_of([material])[material.pk]
    assert (file.type, file.address.rpartition(".")[2]) == ("JPEG", "jpg")


@pytest.mark.parametrize(
    ("asked", "status", "said", "body"),
    [
        ("bytes=0-3", 206, "bytes 0-3/{size}", slice(0, 4)),
        ("bytes=5-", 206, "bytes 5-{last}/{size}", slice(5, None)),
        ("bytes=-4", 206, "bytes {tail}-{last}/{size}", slice(-4, None)),
        ("bytes=0-999999999", 206, "bytes 0-{last}/{size}", slice(0, None)),
        ("bytes=999999999-", 416, "bytes */{size}", slice(0, 0)),
        ("bytes=9-2", 416, "bytes */{size}", slice(0, 0)),
        ("bytes=x", 200, "", slice(0, None)),
        ("bytes=0-1,4-5", 200, "", slice(0, None)),
        ("", 200, "", slice(0, None)),
    ],
)
def test_a_part_of_a_file_is_sent_to_whoever_asks_for_it(
    client: Client, asked: str, status: int, said: str, body: slice
) -> None:
    content = upload_samples.mp3()
    factories.material(files=(("document", clip := factories.document("clip.mp3", content=content)),))
    response: Any = client.get(clip.url, headers={"Range": asked} if asked else {})
    got = b"".join(response.streaming_content)
    size = len(content)
    assert (response.status_code, got) == (status, content[body])
    assert response.headers.get("Content-Range", "") == said.format(size=size, last=size - 1, tail=size - 4)
    assert response.headers["Accept-Ranges"] == "bytes"
    assert int(response.headers["Content-Length"]) == len(got)


@pytest.fixture
def versions() -> tuple[AwarenessMaterialPage, AwarenessMaterialPage]:
    """Return an older material and the one that replaces it."""
    old = factories.material("old", labels("قديم", "Old leaflet"))
    return old, factories.material("new", labels("جديد", "New leaflet"), supersedes=old)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_older_version_stays_reachable_and_says_so(client: Client, versions: Any, language: str) -> None:
    listed = client.get(f"/{language}/materials/").content.decode()
    assert "materials/new/" in listed
    assert "materials/old/" not in listed
    assert 'class="notice notice--time"' in client.get(f"/{language}/materials/old/").content.decode()
    assert "materials/old/" in client.get(f"/{language}/materials/new/").content.decode()


def test_an_older_version_is_listed_again_when_the_newer_one_is_taken_down(client: Client, versions: Any) -> None:
    versions[1].unpublish()
    page = client.get("/en/materials/").content.decode()
    assert "materials/old/" in page
    assert "notice--time" not in client.get("/en/materials/old/").content.decode()


def test_a_material_replaces_neither_itself_nor_what_replaces_it(versions: Any) -> None:
    old, new = versions
    for page, before in ((old, new), (new, new)):
        page.supersedes = before
        with pytest.raises(ValidationError) as refused:
            page.clean()
        assert "supersedes" in refused.value.message_dict


def test_the_owner_of_a_material_is_reminded_once_for_each_review() -> None:
    owner = User.objects.create_user("owner", "owner@example.org")
    long_ago = timezone.localdate() - timedelta(days=500)
    due = factories.material("due", labels("قديم", "Due"), reviewed_on=long_ago, owner=owner)
    factories.material("fresh", labels("حديث", "Fresh"), reviewed_on=timezone.localdate(), owner=owner)
    for _run in range(2):
        call_command("remind_reviews")
    assert [(letter.to, due.title in letter.body) for letter in mail.outbox] == [(["owner@example.org"], True)]
    due.reviewed_on = date(2020, 1, 1)
    due.save_revision().publish()
    call_command("remind_reviews")
    assert len(mail.outbox) == 2
