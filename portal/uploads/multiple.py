"""Wagtail's uploads of several files at once, where views write files: a full disk is a message here too."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from wagtail.documents.views.multiple import AddView as AddDocumentsView
from wagtail.documents.views.multiple import CreateFromUploadedDocumentView
from wagtail.images.views.multiple import AddView as AddPicturesView
from wagtail.images.views.multiple import CreateFromUploadedImageView

from .storage import NO_ROOM, written_files


class AddSafely:
    """Answers a file that cannot be written as Wagtail answers one that is not accepted."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Return Wagtail's answer, or the refusal."""
        try:
            with written_files(), transaction.atomic():
                return super().post(request)  # type: ignore[misc]
        except OSError:
            return JsonResponse({"success": False, "error_message": str(NO_ROOM)})


class CreateSafely:
    """Shows the form for the words again, filled in, when the file cannot be moved to its place."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return Wagtail's answer, or the form with the refusal; the file waits where it was."""
        try:
            with written_files(), transaction.atomic():
                return super().post(request, *args, **kwargs)  # type: ignore[misc]
        except OSError:
            return JsonResponse({"success": False, "form": self._form_with_refusal(request)})

    def _form_with_refusal(self: Any, request: HttpRequest) -> str:
        form = self.form_class(
            request.POST,
            instance=self.model(),
            prefix=f"{self.edit_upload_form_prefix}-{self.upload.pk}",
            user=request.user,
        )
        form.add_error(None, NO_ROOM)
        context = {
            self.context_upload_name: self.upload,
            "edit_action": reverse(self.edit_upload_url_name, args=(self.upload.pk,)),
            "delete_action": reverse(self.delete_upload_url_name, args=(self.upload.pk,)),
            "form": form,
        }
        return render_to_string(self.edit_form_template_name, context, request=request)


class AddPictures(AddSafely, AddPicturesView):
    """Several pictures at once."""


class AddDocuments(AddSafely, AddDocumentsView):
    """Several documents at once."""


class CreatePicture(CreateSafely, CreateFromUploadedImageView):
    """One of several pictures, with its words."""


class CreateDocument(CreateSafely, CreateFromUploadedDocumentView):
    """One of several documents, with its words."""


# The addresses of Wagtail's own views; registered before them, these answer first. Links keep Wagtail's names.
urlpatterns = [
    path("images/multiple/add/", AddPictures.as_view()),
    path("images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/", CreatePicture.as_view()),
    path("documents/multiple/add/", AddDocuments.as_view()),
    path("documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/", CreateDocument.as_view()),
]
