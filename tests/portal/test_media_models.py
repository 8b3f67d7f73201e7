"""What is known about pictures and documents, and which renditions are ready before anybody asks."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image

from portal.models import PortalImage
from portal.models.media import Consent
from portal.uploads.lengths import Lengths, measure
from portal.uploads.renditions import PUBLIC_SPECS, load_renditions, make_renditions
from tests.portal import upload_samples as samples
from tests.portal.upload_ways import files_below, kept_document, kept_picture, signed_in_editor

pytestmark = pytest.mark.django_db

TAG = Template("{% load pictures %}{% picture_of image 360 %}")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("consent", "until", "on", "publishable"),
    [
        ("not_needed", None, date(2026, 11, 23), True),
        ("refused", None, date(2026, 11, 23), False),
        ("", None, date(2026, 11, 23), False),
        ("given", None, date(2026, 11, 23), True),
        ("given", date(2026, 11, 24), date(2026, 11, 23), True),
        ("given", date(2026, 11, 23), date(2026, 11, 23), True),
        ("given", date(2026, 11, 22), date(2026, 11, 23), False),
    ],
)
def test_a_picture_is_publishable_while_there_is_consent(consent: str, until: date | None, on: date, publishable: bool):
    assert PortalImage(consent=consent, consent_expires_on=until).is_publishable(on) is publishable


def test_consent_ends_by_the_day_in_baghdad():
    today = timezone.localdate()
    assert PortalImage(consent=Consent.GIVEN, consent_expires_on=today).is_publishable()
    assert not PortalImage(consent=Consent.GIVEN, consent_expires_on=today - timedelta(days=1)).is_publishable()


@pytest.mark.parametrize("consent", ["not_needed", "refused"])
def test_only_a_consent_that_was_given_can_end(consent: str):
    with pytest.raises(ValidationError) as refusal:
        PortalImage(consent=consent, consent_expires_on=date(2026, 1, 1)).clean()
    assert "consent_expires_on" in refusal.value.message_dict


@pytest.mark.parametrize("missing", ["credit", "alternative_text", "consent"])
def test_a_picture_needs_its_credit_its_text_and_its_consent(missing: str):
    image = kept_picture()
    setattr(image, missing, {} if missing == "alternative_text" else "")
    with pytest.raises(ValidationError) as refusal:
        image.full_clean()
    assert missing in refusal.value.message_dict


def test_a_new_picture_has_every_rendition_at_once():
    image = kept_picture()
    assert set(image.renditions.values_list("filter_spec", flat=True)) > set(PUBLIC_SPECS)
    widths = {row.filter_spec: row.width for row in image.renditions.all()}
    assert [widths[spec] for spec in PUBLIC_SPECS] == [360, 720, 360, 720]


def test_renditions_have_the_format_their_name_says():
    for row in kept_picture(samples.picture("PNG", (900, 600), "RGBA")).renditions.filter(filter_spec__in=PUBLIC_SPECS):
        with Image.open(row.file) as image:
            assert image.format == ("WEBP" if "webp" in row.filter_spec else "JPEG")


def test_a_small_picture_is_never_blown_up():
    image = kept_picture(samples.picture("PNG", (200, 100)))
    assert set(image.renditions.values_list("width", flat=True)) == {200, 165}


def test_only_missing_renditions_are_made_again():
    image = kept_picture()
    image.renditions.get(filter_spec=PUBLIC_SPECS[0]).delete()
    kept = set(image.renditions.values_list("pk", "file"))
    make_renditions(image)
    assert set(image.renditions.values_list("pk", "file")) > kept
    assert image.renditions.count() == 6


def test_a_lost_original_is_logged_and_no_error(caplog):
    image = kept_picture()
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    make_renditions(PortalImage.objects.get())
    assert "could not be made" in caplog.text
    assert image.renditions.count() == 0


def test_looking_at_a_picture_in_the_admin_writes_nothing(client, media):
    image = kept_picture()
    signed_in_editor(client)
    before = files_below(media)
    for address in (
        reverse("wagtailimages:index"),
        reverse("wagtailimages:index") + "?layout=list",
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:chosen", args=[image.pk]),
    ):
        assert client.get(address).status_code == 200
    assert files_below(media) == before
    assert image.renditions.count() == 6


def test_the_tag_shows_webp_with_a_jpeg_behind_it_and_explicit_sizes():
    image = PortalImage.objects.get(pk=kept_picture(alternative_text={"ar": "سوق <ب>", "en": "A market"}).pk)
    with translation.override("ar"):
        html = TAG.render(Context({"image": image}))
    assert html.startswith('<picture><source type="image/webp" srcset="/media/images/')
    assert 'width="360" height="240"' in html
    assert 'alt="سوق &lt;ب&gt;"' in html
    assert 'loading="lazy" decoding="async"' in html
    with translation.override("en"):
        assert 'alt="A market"' in TAG.render(Context({"image": image}))
        in_arabic = Template("{% load pictures %}{% picture_of image 360 'ar' %}").render(Context({"image": image}))
    assert 'alt="سوق' in in_arabic


def test_the_tag_takes_the_other_size_when_one_is_missing():
    image = kept_picture()
    image.renditions.filter(width=360).delete()
    assert 'width="720"' in TAG.render(Context({"image": PortalImage.objects.get()}))


def test_the_tag_writes_nothing_and_tells_the_text_when_there_is_no_rendition(media):
    image = kept_picture()
    image.renditions.all().delete()
    before = files_below(media)
    with translation.override("en"):
        assert TAG.render(Context({"image": image})) == '<span class="picture-missing">Text</span>'
    assert files_below(media) == before
    assert not image.renditions.exists()


def test_the_tag_shows_nothing_without_a_picture():
    assert TAG.render(Context({"image": None})) == ""


def test_a_list_of_pictures_costs_one_statement(django_assert_num_queries):
    for _number in range(5):
        kept_picture(samples.picture("JPEG", (80, 60)))
    images = list(PortalImage.objects.all())
    with django_assert_num_queries(1):
        load_renditions([*images, None])
        for image in images:
            TAG.render(Context({"image": image}))


def test_one_picture_costs_one_statement_however_often_it_is_shown(django_assert_num_queries):
    kept_picture()
    image = PortalImage.objects.get()
    with django_assert_num_queries(1):
        TAG.render(Context({"image": image}))
        TAG.render(Context({"image": image}))


@pytest.mark.parametrize(
    ("name", "content", "lengths"),
    [
        ("pdf", samples.pdf(5), Lengths(page_count=5)),
        ("pdf", b"%PDF-1.4 nothing", Lengths()),
        ("pdf", samples.pdf().replace(b"/Count 3", b"/Count 9999999"), Lengths()),
        ("mp3", samples.mp3(4), Lengths(duration_seconds=4)),
        ("mp3", b"ID3" + b"\xff" * 500, Lengths()),
        ("ogg", b"OggS" + b"\xff" * 500, Lengths()),
        ("m4a", samples.mp4(), Lengths()),
        ("webm", b"\x1a\x45\xdf\xa3", Lengths()),
        ("txt", b"text", Lengths()),
    ],
)
def test_a_length_is_read_or_left_out_but_never_an_error(name: str, content: bytes, lengths: Lengths):
    assert measure(BytesIO(content), name) == lengths


def test_a_document_made_by_code_has_its_length_too():
    document = kept_document("a.pdf", samples.pdf(2))
    document.refresh_from_db()
    assert (document.page_count, document.file_size, len(document.file_hash)) == (2, len(samples.pdf(2)), 40)
    document.file = ContentFile(samples.mp3(3), name="b.mp3")
    document.save()
    document.refresh_from_db()
    assert (document.page_count, document.duration_seconds) == (None, 3)
