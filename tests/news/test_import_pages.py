"""The admin's import: files are checked first, drafts are made on a second word, and only by who may."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from news.importing import views
from news.models import ImportArchive, PressReleasePage
from portal import roles
from tests.news.import_samples import ARABIC, ENGLISH, HOSTILE, zipped
from tests.news.test_import_releases import PAIR
from tests.portal.staff import officer, person, signed_in

pytestmark = pytest.mark.django_db

ROLES = {
    "media officer": ((roles.MEDIA_OFFICERS,), True),
    "administrator": ((roles.ADMINISTRATORS,), True),
    "moderator": ((roles.MODERATORS,), False),
    "urgent publisher": ((roles.URGENT,), False),
    "translator ar": ((roles.translators("ar"),), False),
    "translator en": ((roles.translators("en"),), False),
    "nobody": ((), False),
}


def upload(name: str, content: bytes | str) -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def send(client: Client, *files: SimpleUploadedFile) -> Any:
    """Send the files to the import."""
    return client.post("/admin/import/", {"files": list(files)})


@pytest.mark.parametrize("role", ROLES)
def test_only_media_officers_and_administrators_import(role: str) -> None:
    groups, may = ROLES[role]
    client = signed_in(person("asker", *groups))
    assert (client.get("/admin/import/").status_code == 200) == may
    assert (send(client, upload("a.html", ENGLISH)).get("Location", "").startswith("/admin/import/")) == may
    assert ImportArchive.objects.exists() == may
    if groups:
        assert ("/admin/import/" in client.get("/admin/").content.decode()) == may


def test_strangers_are_sent_to_the_sign_in_page(client: Client) -> None:
    for address in ("/admin/import/", "/admin/import/1/"):
        assert client.get(address)["Location"].startswith("/admin/login/")


def test_files_are_checked_first_and_become_drafts_on_a_second_word() -> None:
    client = signed_in(officer(language="ar"))
    report = send(client, upload("old.zip", zipped(PAIR)))["Location"]
    html = client.get(report).content.decode()
    assert "افتتاح مركز" in html and "A centre opens" in html and "٢٠ أيلول ٢٠١٩" in html
    assert not PressReleasePage.objects.exists()
    html = client.post(report, {"decision": "make"}).content.decode()
    assert PressReleasePage.objects.count() == 2
    assert all(f"/admin/pages/{page.pk}/edit/" in html for page in PressReleasePage.objects.all())
    client.post(report, {"decision": "make"})
    assert PressReleasePage.objects.count() == 2


def test_files_can_be_sent_one_by_one() -> None:
    client = signed_in(officer())
    files = [upload(name, content) for name, content in PAIR.items()]
    client.post(send(client, *files)["Location"], {"decision": "make"})
    assert PressReleasePage.objects.count() == 2


def test_the_report_is_anothers_business_for_everybody_else() -> None:
    report = send(signed_in(officer()), upload("a.html", ENGLISH))["Location"]
    other = signed_in(officer("other"))
    assert other.get(report).status_code == 404
    assert other.post(report, {"decision": "make"}).status_code == 404
    assert not PressReleasePage.objects.exists()


def test_forgetting_deletes_the_file_and_keeps_the_drafts() -> None:
    client = signed_in(officer())
    report = send(client, upload("a.html", ENGLISH))["Location"]
    client.post(report, {"decision": "make"})
    kept = ImportArchive.objects.get()
    storage, name = kept.file.storage, kept.file.name
    client.post(report, {"decision": "forget"})
    assert not storage.exists(name) and PressReleasePage.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.zip", b"PK\x03\x04broken", "هذا الملف المضغوط"),
        ("a.exe", b"MZ", "ما يمكن استيراده"),
        ("list.csv", "a,b\n1,2\n", "عمود"),
        ("list.csv", b"\xff\xfe\x00", "عمود"),
        ("empty.zip", zipped({}), "ما يمكن استيراده"),
    ],
)
def test_what_cannot_be_read_at_all_is_refused_in_the_editors_language(name: str, content: Any, reason: str) -> None:
    response = send(signed_in(officer(language="ar")), upload(name, content))
    assert response.status_code == 400 and reason in response.content.decode()
    assert not ImportArchive.objects.exists()


def test_sending_nothing_is_refused_and_no_error() -> None:
    assert signed_in(officer()).post("/admin/import/", {}).status_code == 400


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_line_of_the_report(name: str) -> None:
    file, content, reason = HOSTILE[name]
    client = signed_in(officer())
    response = send(client, upload("a.zip", zipped({file: content})))
    assert reason in client.get(response["Location"]).content.decode()


def test_too_many_texts_and_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    client = signed_in(officer())
    monkeypatch.setattr(views, "MOST_AT_ONCE", 1)
    response = send(client, upload("a.html", ENGLISH), upload("b.html", ARABIC))
    assert response.status_code == 400 and "more than 1 texts" in response.content.decode()
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert "larger than 0 megabytes" in send(client, upload("a.html", ENGLISH)).content.decode()


def test_a_bomb_of_files_is_refused() -> None:
    content = BytesIO(zipped({f"{n}.html": "" for n in range(3_001)}))
    response = send(signed_in(officer()), upload("bomb.zip", content.getvalue()))
    assert response.status_code == 400 and "more than can be imported at once" in response.content.decode()
