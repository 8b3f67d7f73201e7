"""Decides what happens when the disk that takes uploads in is full: the form says so, instead of an error page."""

from contextlib import suppress
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler


class PatientUploadHandler(TemporaryFileUploadHandler):
    """Streams an upload into a temporary file; where that fails the rest is read and dropped.

    The form then gets an empty file marked ``was_not_received``, which the upload fields refuse with a message.
    """

    failed = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the next file of the form."""
        self.failed = False
        try:
            super().new_file(*args, **kwargs)
        except OSError:
            FileUploadHandler.new_file(self, *args, **kwargs)
            self.failed = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the next part, or drop it after a failure; the room already taken is given back."""
        if self.failed:
            return
        try:
            self.file.write(raw_data)
            self.file.flush()
        except OSError:
            self.failed = True
            with suppress(OSError):
                self.file.close()

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Return the file, or an empty one that says it was not received."""
        if not self.failed:
            return super().file_complete(file_size)
        empty = InMemoryUploadedFile(BytesIO(), self.field_name, self.file_name, self.content_type, 0, self.charset)
        empty.was_not_received = True  # type: ignore[attr-defined]
        return empty
