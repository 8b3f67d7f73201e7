"""The forms of every way the admin takes a picture or a document: add, replace, choose, and several at once."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .fields import CleaningMixin, DocumentField, PictureField
from .renditions import make_renditions
from .storage import NO_ROOM


class StoredFileMixin:
    """Writes the file while the form is checked, so that a full disk is an error of the form.

    A replaced file is deleted when the transaction is through and not before, so that a rollback loses nothing.
    """

    file_field: type[CleaningMixin]
    fields: dict[str, forms.Field]
    instance: Any
    original_file: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = self.file_field.in_place_of(self.fields["file"])  # type: ignore[arg-type,assignment]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        upload = self.cleaned_data.get("file")  # type: ignore[attr-defined]
        if self.errors or not isinstance(upload, UploadedFile):  # type: ignore[attr-defined]
            return
        try:
            self.instance.file.save(upload.name, upload, save=False)
        except OSError:
            self.add_error("file", NO_ROOM)  # type: ignore[attr-defined]

    def save(self, commit: bool = True) -> Any:
        """Save the row; return it. The file it had before goes with the commit."""
        replaced = self.original_file if "file" in self.changed_data else None  # type: ignore[attr-defined]
        self.original_file = None
        if replaced and commit:
            storage, name = replaced.storage, replaced.name
            transaction.on_commit(lambda: storage.delete(name))
        return super().save(commit=commit)  # type: ignore[misc]


class PictureForm(StoredFileMixin, BaseImageForm):
    """Set as WAGTAILIMAGES_IMAGE_FORM_BASE."""

    file_field = PictureField

    def save(self, commit: bool = True) -> Any:
        """Save the picture; a replaced file gets new renditions in place of the old ones."""
        is_replaced = bool(self.original_file) and "file" in self.changed_data
        image = super().save(commit=commit)
        if commit and is_replaced:
            image.renditions.all().delete()
            make_renditions(image)
        return image


class DocumentForm(StoredFileMixin, BaseDocumentForm):
    """Set as WAGTAILDOCS_DOCUMENT_FORM_BASE."""

    file_field = DocumentField
