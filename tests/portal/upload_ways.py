"""Every way the admin takes files, each as one function that sends a file and returns the answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page
from wagtail.users.models import UserProfile

from portal.models import FileUse, PortalDocument, PortalImage
from tests.portal import upload_samples as samples

Way = Callable[[Client, str, bytes], HttpResponse]

PICTURE_WORDS = {
    "title": "سوق جلولاء",
    "credit": "Sample credit",
    "alternative_text_ar": "سوق وناس",
    "alternative_text_en": "A market with people",
    "consent": "not_needed",
}
DOCUMENT_WORDS = {"title": "دليل", "language": "ar"}


def signed_in_editor(client: Client, language: str = "en") -> Client:
    """Return the client, signed in as somebody who may upload everything and reads the admin in the language."""
    user = get_user_model().objects.create_superuser("editor", "editor@example.org")
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return client


def files_below(folder: Path) -> set[str]:
    """Return every file below a folder, hidden ones too."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def kept_picture(content: bytes | None = None, **fields: Any) -> PortalImage:
    """Return a picture that is already there."""
    known: dict[str, Any] = {"title": "t", "credit": "c", "consent": "not_needed", "consent_expires_on": None} | fields
    known.setdefault("alternative_text", {"ar": "نص", "en": "Text"})
    return PortalImage.objects.create(file=ContentFile(content or samples.picture(), name="old.jpg"), **known)


def kept_document(name: str = "old.pdf", content: bytes | None = None, **fields: Any) -> PortalDocument:
    """Return a document that is already there."""
    fields = {"title": "t", "language": "ar"} | fields
    return PortalDocument.objects.create(file=ContentFile(content or samples.pdf(), name=name), **fields)


def on_a_page(file: Any) -> Any:
    """Let a public page show the file, and return the file."""
    home = Page.objects.get(url_path="/ar/")
    assert home.live
    field = "image" if isinstance(file, PortalImage) else "document"
    FileUse.objects.create(page=home, in_row=True, **{field: file})
    return file


def _words(words: dict[str, str], prefix: str = "") -> dict[str, Any]:
    named = {f"{prefix}{name}": value for name, value in words.items()}
    return named | {f"{prefix}collection": Collection.objects.get(depth=1).pk}


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def add_picture(client: Client, name: str, content: bytes) -> HttpResponse:
    """The form for one picture."""
    return client.post(reverse("wagtailimages:add"), {**_words(PICTURE_WORDS), "file": _file(name, content)})


def replace_picture(client: Client, name: str, content: bytes) -> HttpResponse:
    """Another file for the newest picture."""
    address = reverse("wagtailimages:edit", args=[PortalImage.objects.latest("pk").pk])
    return client.post(address, {**_words(PICTURE_WORDS), "file": _file(name, content)})


def choose_picture(client: Client, name: str, content: bytes) -> HttpResponse:
    """The upload tab of the chooser."""
    prefix = "image-chooser-upload-"
    data = {**_words(PICTURE_WORDS, prefix), f"{prefix}file": _file(name, content)}
    return client.post(reverse("wagtailimages_chooser:create"), data)


def add_many_pictures(client: Client, name: str, content: bytes) -> HttpResponse:
    """One of several pictures at once."""
    data = {"title": "t", "collection": Collection.objects.get(depth=1).pk, "files[]": _file(name, content)}
    return client.post(reverse("wagtailimages:add_multiple"), data, headers={"X-Requested-With": "XMLHttpRequest"})


def add_document(client: Client, name: str, content: bytes) -> HttpResponse:
    """The form for one document."""
    return client.post(reverse("wagtaildocs:add"), {**_words(DOCUMENT_WORDS), "file": _file(name, content)})


def replace_document(client: Client, name: str, content: bytes) -> HttpResponse:
    """Another file for the newest document."""
    address = reverse("wagtaildocs:edit", args=[PortalDocument.objects.latest("pk").pk])
    return client.post(address, {**_words(DOCUMENT_WORDS), "file": _file(name, content)})


def choose_document(client: Client, name: str, content: bytes) -> HttpResponse:
    """The upload tab of the chooser."""
    prefix = "document-chooser-upload-"
    data = {**_words(DOCUMENT_WORDS, prefix), f"{prefix}file": _file(name, content)}
    return client.post(reverse("wagtaildocs_chooser:create"), data)


def add_many_documents(client: Client, name: str, content: bytes) -> HttpResponse:
    """One of several documents at once."""
    data = {"title": "t", "collection": Collection.objects.get(depth=1).pk, "files[]": _file(name, content)}
    return client.post(reverse("wagtaildocs:add_multiple"), data, headers={"X-Requested-With": "XMLHttpRequest"})


PICTURE_WAYS: list[Way] = [add_picture, replace_picture, choose_picture, add_many_pictures]
DOCUMENT_WAYS: list[Way] = [add_document, replace_document, choose_document, add_many_documents]
