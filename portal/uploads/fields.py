"""The form fields of files: what an editor sent is judged and cleaned before anything else looks at it."""

from collections.abc import Callable
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from .documents import PICTURES, check_document
from .names import kept_name
from .pictures import clean_picture
from .storage import NO_ROOM


class CleaningMixin:
    """Cleans an upload in place.

    In place, because Wagtail's upload of several files keeps the request's own file, not the form's, when another field
    is still to be filled in.
    """

    # Each kind of file has its own: refuse too many bytes; then judge the content, put a clean one in its place where
    # there is need, and give it the name it is kept under.
    check_size: Callable[[UploadedFile], None]
    clean_upload: Callable[[UploadedFile], None]

    @classmethod
    def in_place_of(cls, field: forms.FileField) -> Self:
        """Return a field with the label, the widget and the need of the one it replaces."""
        return cls(label=field.label, widget=field.widget, required=field.required)  # type: ignore[call-arg]

    def to_python(self, data: Any) -> Any:
        """Return the cleaned file, or raise ValidationError; whatever is no upload is left to Wagtail's field."""
        if isinstance(data, UploadedFile):
            if getattr(data, "was_not_received", False):
                raise ValidationError(NO_ROOM, code="no_room")
            if data.size:
                self.check_size(data)
                self.clean_upload(data)
        return super().to_python(data)  # type: ignore[misc]


class PictureField(CleaningMixin, WagtailImageField):
    """Takes pictures, and keeps of them nothing but the pixels."""

    def check_size(self, upload: UploadedFile) -> None:
        """Refuse too many bytes before they are decoded."""
        self.check_image_file_size(upload)

    def clean_upload(self, upload: UploadedFile) -> None:
        """Encode the picture anew."""
        put_clean_picture(upload)


class DocumentField(CleaningMixin, WagtailDocumentField):
    """Takes documents of the kinds in WAGTAILDOCS_EXTENSIONS whose content is what their name says."""

    def check_size(self, upload: UploadedFile) -> None:
        """Refuse too many bytes before they are read."""
        self.check_document_file_size(upload)

    def clean_upload(self, upload: UploadedFile) -> None:
        """Check the content; a picture is encoded anew as everywhere else."""
        extension = check_document(upload, upload.name or "")
        if extension in PICTURES:
            put_clean_picture(upload)
        else:
            upload.name = kept_name(upload.name or "", extension)
            upload.seek(0)


def put_clean_picture(upload: UploadedFile) -> None:
    """Replace the content of an upload by ``clean_picture`` of it, and its extension by the one of the new content."""
    picture = clean_picture(upload)
    try:
        upload.seek(0)
        upload.truncate()
        upload.write(picture.content)
        upload.seek(0)
    except OSError as error:
        raise ValidationError(NO_ROOM, code="no_room") from error
    upload.size = len(picture.content)
    upload.name = kept_name(upload.name or "", picture.extension)
