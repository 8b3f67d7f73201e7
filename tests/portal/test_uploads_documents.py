"""Documents come in when name and content agree, through every door, and go out as attachments that can do nothing."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import UploadedFile

from portal.models import PortalDocument
from portal.uploads.documents import EXTENSIONS, check_document
from tests.portal import upload_samples as samples
from tests.portal.upload_ways import (
    DOCUMENT_WAYS,
    DOCUMENT_WORDS,
    Way,
    add_document,
    add_many_documents,
    files_below,
    kept_document,
    on_a_page,
    replace_document,
    signed_in_editor,
)

pytestmark = pytest.mark.django_db

FAKE = "not what its name says"
HOSTILE = {
    "a page": ("page.html", samples.PAGE, "not accepted"),
    "a drawing that runs": ("drawing.svg", samples.SVG, "not accepted"),
    "a program": ("setup.exe", samples.PROGRAM, "not accepted"),
    "a program with two endings": ("report.pdf.exe", samples.PROGRAM, "not accepted"),
    "an archive": ("files.zip", samples.package({"a.exe": samples.PROGRAM}), "not accepted"),
    "no ending": ("report", samples.pdf(), "not accepted"),
    "a page named as a PDF": ("report.pdf", samples.PAGE, FAKE),
    "a page behind a PDF's first line": ("report.pdf", b"%PDF-1.4\n" + samples.PAGE, FAKE),
    "a PDF behind a page": ("report.pdf", samples.PAGE + samples.pdf(), FAKE),
    "a program named as a PDF": ("report.pdf", samples.PROGRAM, FAKE),
    "a Word document with a macro": ("letter.docx", samples.docx_with_macro(), "macros"),
    "a macro type under a plain name": (
        "letter.docx",
        samples.package({"[Content_Types].xml": b"ms-word.document.macroEnabled", "word/document.xml": b""}),
        "macros",
    ),
    "an old Word document": ("letter.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999, FAKE),
    "a spreadsheet named as a letter": (
        "letter.docx", samples.package({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), FAKE,
    ),
    "any archive named as a letter": ("letter.docx", samples.package({"a.exe": samples.PROGRAM}), FAKE),
    "a bomb": ("letter.docx", samples.office_bomb(), FAKE),
    "a crowd": ("letter.docx", samples.crowded_archive(), FAKE),
    "half an archive": ("letter.docx", samples.docx()[:100], FAKE),
    "a page named as a table": ("list.csv", samples.PAGE, FAKE),
    "a program named as a text": ("notes.txt", samples.PROGRAM, FAKE),
    "a table in another encoding": ("list.csv", "اسم".encode("cp1256"), "UTF-8"),
    "a table in 16 bits": ("list.csv", "name".encode("utf-16"), "UTF-8"),
    "a page named as a recording": ("clip.mp3", samples.PAGE, FAKE),
    "a film named as a recording": ("clip.mp3", samples.mp4(), FAKE),
    "a drawing named as a photograph": ("photo.png", samples.SVG, "accepted kind"),
    "a huge photograph": ("photo.png", samples.huge_picture(), "megapixels"),
    "nothing at all": ("report.pdf", b"", ""),
}  # fmt: skip
SOUND = {
    "report.pdf": samples.pdf(),
    "letter.docx": samples.docx(),
    "table.xlsx": samples.package({"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
    "slides.pptx": samples.package({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
    "list.csv": "اسم,رقم\nجلولاء,٦\n".encode("utf-8-sig"),
    "notes.txt": "سطر\n".encode(),
    "clip.mp3": samples.mp3(),
    "film.mp4": samples.mp4(),
    "photo.png": samples.picture("PNG"),
    "photo.jpg": samples.picture("JPEG"),
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def editor(client):
    return signed_in_editor(client)


@pytest.mark.parametrize("way", DOCUMENT_WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("case", HOSTILE)
def test_a_refused_file_leaves_nothing_behind(editor, media, way: Way, case: str):
    name, content, message = HOSTILE[case]
    kept_document()
    before, rows = files_below(media), list(PortalDocument.objects.values())
    answer = way(editor, name, content)
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert files_below(media) == before
    assert list(PortalDocument.objects.values()) == rows
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("way", DOCUMENT_WAYS[:3], ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_taken(editor, media, way: Way, name: str):
    kept_document()
    assert way(editor, name, SOUND[name]).status_code in (200, 302)
    document = PortalDocument.objects.latest("pk")
    assert document.title == DOCUMENT_WORDS["title"]
    assert document.file_extension == name.rsplit(".")[-1]
    assert (media / document.file.name).is_file()


def test_one_of_several_documents_waits_for_its_language(editor, media):
    assert add_many_documents(editor, "تقرير.pdf", samples.pdf(7)).json()["success"]
    waiting = UploadedFile.objects.get()
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[waiting.pk])
    words = {f"uploaded-document-{waiting.pk}-{name}": value for name, value in DOCUMENT_WORDS.items()}
    assert not editor.post(address, words | {f"uploaded-document-{waiting.pk}-language": ""}).json()["success"]
    assert editor.post(address, words).json()["success"]
    document = PortalDocument.objects.get()
    assert (document.filename, document.page_count, document.language) == ("تقرير.pdf", 7, "ar")
    assert not [path for path in files_below(media) if path.startswith(("wagtail_uploads", ".incoming"))]


def test_a_photograph_among_the_documents_loses_its_place(editor, media):
    assert add_document(editor, "photo.jpg", samples.picture_with_place()).status_code == 302
    for path in files_below(media):
        assert samples.SECRET_PLACE not in (media / path).read_bytes()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("نشرة الخدمات القانونية.pdf", "نشرة_الخدمات_القانونية.pdf"),
        ("ا" * 300 + ".pdf", "ا" * 60 + ".pdf"),
        ("nul\0name.pdf", "nulname.pdf"),
        ("..\\..\\report.pdf", "report.pdf"),
        ("REPORT.PDF", "REPORT.pdf"),
    ],
)
@pytest.mark.parametrize("way", [add_document, replace_document], ids=lambda way: way.__name__)
def test_a_name_keeps_its_letters(editor, way: Way, name: str, kept: str):
    kept_document()
    assert way(editor, name, samples.pdf()).status_code == 302
    assert PortalDocument.objects.latest("pk").filename == kept


def test_the_lengths_are_read_from_the_file(editor):
    add_document(editor, "report.pdf", samples.pdf(12))
    document = PortalDocument.objects.get()
    assert (document.page_count, document.duration_seconds) == (12, None)
    replace_document(editor, "clip.mp3", samples.mp3(9))
    document.refresh_from_db()
    assert (document.page_count, document.duration_seconds) == (None, 9)


def test_the_old_file_goes_with_the_commit_and_not_before(editor, media, django_capture_on_commit_callbacks):
    kept_document()
    before = files_below(media)
    with django_capture_on_commit_callbacks() as callbacks:
        replace_document(editor, "new.pdf", samples.pdf())
    assert before <= files_below(media)
    for callback in callbacks:
        callback()
    assert not before & files_below(media)


def test_more_bytes_than_the_limit_are_refused(editor, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    assert "too big" in add_document(editor, "clip.mp3", samples.mp3()).content.decode()
    assert not PortalDocument.objects.exists()


def test_a_setting_can_allow_fewer_kinds_but_none_without_a_check(settings):
    settings.WAGTAILDOCS_EXTENSIONS = ["pdf", "html"]
    assert check_document(ContentFile(samples.pdf()), "a.pdf") == "pdf"
    for name in ("a.txt", "a.html"):
        with pytest.raises(ValidationError):
            check_document(ContentFile(b"text"), name)


def test_every_kind_that_is_allowed_has_a_check(settings):
    assert set(settings.WAGTAILDOCS_EXTENSIONS) <= set(EXTENSIONS)


@pytest.mark.parametrize("name", SOUND)
def test_a_document_is_served_as_an_attachment_that_can_do_nothing(client, name: str):
    document = on_a_page(kept_document(f"ملف-{name}", SOUND[name]))
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == SOUND[name]


def test_a_document_that_has_not_changed_is_not_sent_again(client):
    document = on_a_page(kept_document())
    tag = client.get(document.url)["ETag"]
    assert client.get(document.url, headers={"If-None-Match": tag}).status_code == 304
