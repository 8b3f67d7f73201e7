"""Pictures come in clean through every door of the admin, or not at all."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from portal.models import PortalImage
from portal.uploads.names import kept_name
from portal.uploads.pictures import LONGEST_EDGE, clean_picture
from tests.portal import upload_samples as samples
from tests.portal.upload_ways import (
    PICTURE_WAYS,
    PICTURE_WORDS,
    Way,
    add_many_pictures,
    add_picture,
    files_below,
    kept_picture,
    replace_picture,
    signed_in_editor,
)

pytestmark = pytest.mark.django_db

HOSTILE = {
    "121 megapixels in some kilobytes": ("big.png", samples.huge_picture, "121"),
    "a claim of 900 megapixels": ("big.png", lambda: samples.claimed_picture(30_000, 30_000), "179+"),
    "a claim of 39 megapixels with nothing behind": (
        "big.png",
        lambda: samples.claimed_picture(6_500, 6_000),
        "damaged",
    ),
    "a truncated JPEG": ("half.jpg", samples.truncated_picture, "damaged"),
    "an SVG": ("drawing.svg", lambda: samples.SVG, "accepted kind"),
    "an SVG named as a PNG": ("drawing.png", lambda: samples.SVG, "accepted kind"),
    "a program named as a JPEG": ("photo.jpg", lambda: samples.PROGRAM, "accepted kind"),
    "a page named as a GIF": ("photo.gif", lambda: b"GIF89a" + samples.PAGE, ""),
    "a TIFF named as a JPEG": ("photo.jpg", lambda: samples.picture("TIFF"), "accepted kind"),
    "a Photoshop header": ("photo.jpg", lambda: b"8BPS" + b"\0" * 99, "accepted kind"),
    "nothing at all": ("photo.jpg", lambda: b"", ""),
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def editor(client):
    return signed_in_editor(client)


@pytest.mark.parametrize("way", PICTURE_WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_picture_gets_a_form_error_and_leaves_nothing_behind(editor, media, way: Way, case: str):
    name, make, message = HOSTILE[case]
    kept_picture()
    before, rows = files_below(media), list(PortalImage.objects.values())
    answer = way(editor, name, make())
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert files_below(media) == before
    assert list(PortalImage.objects.values()) == rows
    assert not UploadedFile.objects.exists()


def test_the_message_is_in_the_editors_language(client):
    page = add_picture(signed_in_editor(client, "ar"), "half.jpg", samples.truncated_picture()).content.decode()
    assert "هذه الصورة تالفة أو ناقصة" in page


def newest() -> bytes:
    with PortalImage.objects.latest("pk").file.open() as file:
        return file.read()


@pytest.mark.parametrize("way", PICTURE_WAYS[:3], ids=lambda way: way.__name__)
def test_a_photograph_loses_its_place_and_stands_upright(editor, media, way: Way):
    kept_picture()
    answer = way(editor, "IMG_0001.JPG", samples.picture_with_place())
    assert answer.status_code in (200, 302)
    image = PortalImage.objects.latest("pk")
    assert (image.title, image.width, image.height) == (PICTURE_WORDS["title"], 600, 900)
    assert image.file_size == len(newest())
    for path in files_below(media):
        content = (media / path).read_bytes()
        assert samples.SECRET_PLACE not in content
        with Image.open(BytesIO(content)) as stored:
            assert not stored.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile"} & stored.info.keys()


def test_one_of_several_pictures_is_clean_before_its_words_are_filled_in(editor, media):
    answer = add_many_pictures(editor, "IMG_0001.JPG", samples.picture_with_place()).json()
    assert answer["success"]
    assert not PortalImage.objects.exists()
    waiting = UploadedFile.objects.get()
    with waiting.file.open() as file:
        assert samples.SECRET_PLACE not in file.read()
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    words = {f"uploaded-image-{waiting.pk}-{name}": value for name, value in PICTURE_WORDS.items()}
    assert editor.post(address, words).json()["success"]
    image = PortalImage.objects.get()
    assert (image.width, image.height, image.renditions.count()) == (600, 900, 6)
    assert samples.SECRET_PLACE not in newest()
    assert not [path for path in files_below(media) if path.startswith(("wagtail_uploads", ".incoming"))]


def test_a_picture_that_is_a_page_too_is_only_a_picture_afterwards(editor, media):
    assert add_picture(editor, "page.jpg", samples.picture_and_page()).status_code == 302
    assert b"<script" not in newest()
    assert b"<html" not in newest()


def test_the_content_tells_the_kind_and_not_the_name(editor):
    assert add_picture(editor, "photo.jpg", samples.picture("PNG")).status_code == 302
    assert PortalImage.objects.get().file.name.endswith(".png")


def test_names_are_not_kept_because_they_can_name_people(editor):
    add_picture(editor, "أحمد من جلولاء.jpg", samples.picture())
    name = PortalImage.objects.get().file.name
    assert name.isascii()
    assert "ahmd" not in name.lower()


@pytest.mark.parametrize(
    "name", ["ا" * 300 + ".jpg", "a" * 300 + ".jpg", "nul\0name.jpg", "..\\..\\evil.jpg", "‮gpj.exe.jpg"]
)
@pytest.mark.parametrize("way", PICTURE_WAYS, ids=lambda way: way.__name__)
def test_a_strange_name_is_no_error(editor, media, way: Way, name: str):
    kept_picture()
    assert way(editor, name, samples.picture("JPEG", (80, 60))).status_code in (200, 302)
    assert all(len(Path(path).name.encode()) < 200 for path in files_below(media))


def test_a_replaced_picture_gives_up_its_file_and_its_renditions(editor, media, django_capture_on_commit_callbacks):
    old = kept_picture()
    before = files_below(media)
    with django_capture_on_commit_callbacks(execute=True):
        assert replace_picture(editor, "new.png", samples.picture("PNG", (1000, 500))).status_code == 302
    image = PortalImage.objects.get()
    assert image.pk == old.pk
    assert (image.width, image.renditions.count()) == (1000, 6)
    assert not before & files_below(media)


def test_the_old_file_stays_until_the_replacement_is_committed(editor, media):
    kept_picture()
    before = {path for path in files_below(media) if path.startswith("original_images")}
    replace_picture(editor, "new.png", samples.picture("PNG"))
    assert before <= files_below(media)


@pytest.mark.parametrize(
    ("kind", "mode", "extension"),
    [
        ("JPEG", "RGB", "jpg"), ("JPEG", "CMYK", "jpg"), ("JPEG", "L", "jpg"), ("PNG", "RGB", "png"),
        ("PNG", "RGBA", "png"), ("PNG", "P", "png"), ("PNG", "1", "png"), ("PNG", "I;16", "png"),
        ("GIF", "P", "png"), ("WEBP", "RGB", "jpg"),
        ("WEBP", "RGBA", "png"), ("AVIF", "RGB", "jpg"),
    ],
)  # fmt: skip
def test_every_accepted_kind_becomes_a_jpeg_or_a_png(kind: str, mode: str, extension: str):
    clean = clean_picture(BytesIO(samples.picture(kind, (64, 48), mode)))
    with Image.open(BytesIO(clean.content)) as image:
        image.load()
        assert (image.format, image.size) == ({"jpg": "JPEG", "png": "PNG"}[extension], (64, 48))
    assert clean.extension == extension


def test_only_the_first_frame_is_kept():
    content = BytesIO()
    frames = [Image.new("P", (20, 20), colour) for colour in range(5)]
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:])
    with Image.open(BytesIO(clean_picture(content).content)) as image:
        assert getattr(image, "n_frames", 1) == 1


def test_a_picture_is_kept_no_larger_than_print_needs():
    clean = clean_picture(BytesIO(samples.picture("JPEG", (6000, 3000))))
    with Image.open(BytesIO(clean.content)) as image:
        assert image.size == (LONGEST_EDGE, LONGEST_EDGE // 2)


def test_the_limit_of_pixels_is_a_setting(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    with pytest.raises(ValidationError):
        clean_picture(BytesIO(samples.picture("PNG", (101, 100))))
    assert clean_picture(BytesIO(samples.picture("PNG", (100, 100))))


def test_more_bytes_than_the_limit_are_refused_before_they_are_decoded(editor, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50_000
    assert "too big" in add_picture(editor, "noise.png", samples.noise(200)).content.decode()
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("تقرير ٢٠١٩.PDF", "تقرير_٢٠١٩.pdf"),
        ("a/b\\c.pdf", "c.pdf"),
        ("‮fdp.exe", "fdp.pdf"),
        ("..", "file.pdf"),
        ("", "file.pdf"),
        ("ا" * 300, "ا" * 60 + ".pdf"),
        ("㐀" * 300, "㐀" * 53 + ".pdf"),
    ],
)
def test_a_kept_name_has_its_letters_and_nothing_that_deceives(name: str, kept: str):
    assert kept_name(name, "pdf") == kept
