"""A disk that is full is a message on a form, and leaves no partial file."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import UploadedFile

from portal.models import PortalDocument, PortalImage
from portal.uploads.storage import WholeFileStorage, written_files
from tests.portal import upload_samples as samples
from tests.portal.upload_ways import (
    DOCUMENT_WAYS,
    DOCUMENT_WORDS,
    PICTURE_WAYS,
    PICTURE_WORDS,
    Way,
    add_document,
    add_many_documents,
    add_many_pictures,
    files_below,
    kept_document,
    kept_picture,
    signed_in_editor,
)

pytestmark = pytest.mark.django_db

MEGABYTE = 1_000_000
NO_ROOM = "could not be stored"


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * MEGABYTE
    return tmp_path


@pytest.fixture
def editor(client):
    return signed_in_editor(client)


@pytest.fixture(params=["in memory", "in a temporary file"])
def received(request, settings) -> None:
    """Where the upload lies while the form is checked; the second kind fails already when it comes in."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 50 * MEGABYTE if request.param == "in memory" else 0


@contextmanager
def full_disk(megabytes: int = 16) -> Iterator[None]:
    """Let the system refuse to write beyond so many megabytes into any file, as it does when a disk is full.

    The bound leaves room for the file of the database and for nothing as large as BIG.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (megabytes * MEGABYTE, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(scope="module")
def big_picture() -> bytes:
    return samples.noise(2600)


BIG_TEXT = b"0123456789abcde\n" * (20 * MEGABYTE // 16)


@pytest.mark.usefixtures("received")
@pytest.mark.parametrize("way", PICTURE_WAYS, ids=lambda way: way.__name__)
def test_a_picture_on_a_full_disk_is_a_form_error(editor, media, way: Way, big_picture: bytes):
    kept_picture()
    before, rows = files_below(media), list(PortalImage.objects.values())
    with full_disk():
        answer = way(editor, "noise.png", big_picture)
    assert answer.status_code == 200
    assert NO_ROOM in answer.content.decode()
    assert files_below(media) == before
    assert list(PortalImage.objects.values()) == rows
    assert not UploadedFile.objects.exists()


@pytest.mark.usefixtures("received")
@pytest.mark.parametrize("way", DOCUMENT_WAYS, ids=lambda way: way.__name__)
def test_a_document_on_a_full_disk_is_a_form_error(editor, media, way: Way):
    kept_document()
    before, rows = files_below(media), list(PortalDocument.objects.values())
    with full_disk():
        answer = way(editor, "long.txt", BIG_TEXT)
    assert answer.status_code == 200
    assert NO_ROOM in answer.content.decode()
    assert files_below(media) == before
    assert list(PortalDocument.objects.values()) == rows
    assert not UploadedFile.objects.exists()


def test_a_disk_that_fills_up_between_upload_and_words_loses_neither(editor, media, big_picture: bytes):
    for kind, way, name, content, words, model in (
        ("image", add_many_pictures, "noise.png", big_picture, PICTURE_WORDS, PortalImage),
        ("document", add_many_documents, "long.txt", BIG_TEXT, DOCUMENT_WORDS, PortalDocument),
    ):
        assert way(editor, name, content).json()["success"]
        waiting = UploadedFile.objects.latest("pk")
        app = "wagtailimages" if kind == "image" else "wagtaildocs"
        address = reverse(f"{app}:create_multiple_from_uploaded_{kind}", args=[waiting.pk])
        data = {f"uploaded-{kind}-{waiting.pk}-{name}": value for name, value in words.items()}
        before = files_below(media)
        with full_disk():
            answer = editor.post(address, data).json()
        assert not answer["success"]
        assert NO_ROOM in answer["form"]
        assert words["title"] in answer["form"]
        assert files_below(media) == before
        assert editor.post(address, data).json()["success"]
        assert model.objects.count() == 1


def test_a_file_cut_short_leaves_nothing_under_any_name(media):
    storage = WholeFileStorage()
    with full_disk(1), pytest.raises(OSError, match="File too large"):
        storage.save("documents/long.txt", ContentFile(BIG_TEXT))
    assert files_below(media) == set()


def test_a_second_file_of_the_same_name_replaces_nothing(media):
    storage = WholeFileStorage()
    names = {storage.save("documents/a.txt", ContentFile(content)) for content in (b"one", b"two")}
    assert {(media / name).read_bytes() for name in names} == {b"one", b"two"}


def test_files_leave_with_the_rows_of_a_request_that_fails(media):
    storage = WholeFileStorage()
    storage.save("documents/before.txt", ContentFile(b"stays"))
    with pytest.raises(RuntimeError), written_files():
        storage.save("documents/during.txt", ContentFile(b"goes"))
        raise RuntimeError
    assert files_below(media) == {"documents/before.txt"}


def test_files_can_be_given_up_without_an_error(media):
    storage = WholeFileStorage()
    with written_files() as files:
        storage.save("documents/during.txt", ContentFile(b"goes"))
        files.discard()
    assert files_below(media) == set()


def test_an_outer_block_answers_for_what_an_inner_one_kept(media):
    storage = WholeFileStorage()
    with written_files() as outer:
        with written_files():
            storage.save("documents/during.txt", ContentFile(b"goes"))
        outer.discard()
    assert files_below(media) == set()


def test_a_missing_rendition_is_no_error_page(editor, media):
    image = kept_picture()
    image.renditions.all().delete()
    for path in media.rglob("*.jpg"):
        path.unlink()
    assert editor.get(reverse("wagtailimages:index")).status_code == 200
    assert add_document(editor, "report.pdf", samples.pdf()).status_code == 302
