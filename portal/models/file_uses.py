"""Which pages use a picture or a document, in their row or in any draft: what only drafts use is held back."""

from django.db import models
from wagtail.models import Page

from .media import PortalDocument, PortalImage


class FileUse(models.Model):
    """One page and one file. ``in_row`` says that the page's own row uses it, else a draft does or did."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    image = models.ForeignKey(PortalImage, models.CASCADE, null=True, related_name="+")
    document = models.ForeignKey(PortalDocument, models.CASCADE, null=True, related_name="+")
    in_row = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "image"], name="one_use_of_an_image_per_page"),
            models.UniqueConstraint(fields=["page", "document"], name="one_use_of_a_document_per_page"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.image_id or self.document_id}"
