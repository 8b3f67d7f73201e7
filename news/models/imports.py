"""What was imported, so that nothing is imported twice, and the archives that wait for it."""

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def archive_name(instance: Any, filename: str) -> str:
    """Return a name nobody can guess, outside of what is served."""
    return f"imports/{secrets.token_hex(16)}.zip"


class ImportedText(models.Model):
    """A text that became a page: by its key and language, and by what it said."""

    key = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    content = models.CharField(max_length=64, db_index=True)
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("imported text")
        verbose_name_plural = _("imported texts")
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="one_import_a_key_and_language")]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"


class ImportArchive(models.Model):
    """Files that a media officer has sent and that wait, checked, to become drafts."""

    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(_("file"), upload_to=archive_name)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("sent by"))
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)

    class Meta:
        verbose_name = _("import of releases")
        verbose_name_plural = _("imports of releases")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.name
