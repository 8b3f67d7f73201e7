"""What is known of a translation's segments, and translations that were approved, to be offered again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SegmentMark(models.Model):
    """A person stands for a pair of source and translation, or it is outdated, or a machine wrote it.

    It is known by a digest: the text stays in the page's revisions, and the mark holds in every one that has it.
    """

    class Kind(models.TextChoices):
        """Who says so."""

        PERSON = "person", _("written or confirmed by a person")
        MACHINE = "machine", _("by machine")
        OUTDATED = "outdated", _("written for an earlier source")

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    digest = models.CharField(max_length=64)
    # What the source said when an outdated translation was written.
    before = models.TextField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("mark of a segment")
        verbose_name_plural = _("marks of segments")
        constraints = [models.UniqueConstraint(fields=["page", "kind", "digest"], name="segment_mark_once")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.get_kind_display()}"


class RememberedText(models.Model):
    """A segment and its translation that a moderator approved, in the direction they were written in."""

    source_language = models.CharField(max_length=10)
    target_language = models.CharField(max_length=10)
    source = models.TextField()
    target = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    approved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("remembered translation")
        verbose_name_plural = _("remembered translations")
        indexes = [models.Index(fields=["source_language", "target_language"], name="remembered_by_languages")]

    def __str__(self) -> str:
        return f"{self.source[:40]} → {self.target[:40]}"
