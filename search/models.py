"""What search keeps: a document for each page set, what completes and corrects typed words, and what editors decide."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

LONGEST_COMPLETION, LONGEST_TITLE = 200, 255


class SearchDocument(models.Model):
    """What search knows of one public page set; a row is here exactly while the page set is public.

    `number` is what the engine's rows are numbered by. All columns are copies of facts and words that live on pages, so
    the table can be emptied and made again at any time.
    """

    number = models.BigAutoField(primary_key=True)
    key = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(max_length=20)
    titles = models.JSONField(default=dict)
    bodies = models.JSONField(default=dict)
    urls = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    also = models.TextField(blank=True)
    facets = models.JSONField(default=dict)
    date = models.DateField(null=True, blank=True)
    points = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    stamp = models.CharField(max_length=40)
    updated_at = models.DateTimeField(auto_now=True)
    # How often it was written while a distributed engine was in use; there a lower one never replaces a higher one.
    version = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class PendingPush(models.Model):
    """That a document was written or deleted and the distributed engine has not confirmed it: the outbox.

    The row is written in the transaction that writes the document and deleted after the engine has confirmed this
    version. There is no copy of the document: what is pushed is the document as it is then, or its absence.
    """

    number = models.BigIntegerField(primary_key=True)
    version = models.BigIntegerField()
    since = models.DateTimeField(db_index=True)
    refused = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.number} at {self.version}"


class DistributedIndex(models.Model):
    """An index of the distributed engine that pushes go to: the one that is searched, the one that is being built."""

    class State(models.TextChoices):
        """What the index is for."""

        BUILDING = "building"
        SERVING = "serving"
        OLD = "old"

    name = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=State.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state__in=["building", "serving"]), name="one_index_of_each_use"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"


class SpellingsInUse(models.Model):
    """One row: which spellings search knows, and by which the documents were made.

    `version` changes with every change of a spelling, in its transaction. `concepts` holds, for each thing with a name,
    a fingerprint of its spellings when the documents were last brought in step; `stamp` is what those documents carry.
    `counted` changes when the words of the documents are counted again.
    """

    version = models.UUIDField(default=uuid4)
    counted = models.UUIDField(null=True)
    concepts = models.JSONField(default=dict)
    stamp = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return str(self.version)


class WordCount(models.Model):
    """One row: how rare words are. `frequencies` tells, by token, how many of the `documents` have it: two or more."""

    documents = models.PositiveIntegerField(default=0)
    average_length = models.FloatField(default=0)
    frequencies = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.documents} documents"


class Completion(models.Model):
    """A title as it can be completed from one of its words on; `folded` is what is typed, from that word to the end."""

    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="completions", db_constraint=False)
    folded = models.CharField(max_length=LONGEST_COMPLETION, db_index=True)
    said = models.CharField(max_length=LONGEST_TITLE)
    word = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.said


class VocabularyWord(models.Model):
    """A word of some document: folded, and as it was first written. Rows are only added; a rebuild makes them anew.

    Where it is two other words without the blank between them, `first` and `second` are their stems.
    """

    folded = models.CharField(max_length=64, primary_key=True)
    written = models.CharField(max_length=64)
    first = models.CharField(max_length=64, blank=True, db_index=True)
    second = models.CharField(max_length=64, blank=True, db_index=True)

    def __str__(self) -> str:
        return self.written


class PromotedResult(models.Model):
    """A page that editors put first for certain words; it is shown as long as it is public."""

    words = models.TextField(
        _("words"),
        max_length=1_000,
        help_text=_(
            "What people type, in any language, one entry a line. An entry of several words counts when all are typed."
        ),
    )
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))

    panels: ClassVar[list[Any]] = [FieldPanel("words"), FieldPanel("page")]

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering: ClassVar[list[str]] = ["words", "pk"]

    def __str__(self) -> str:
        return ", ".join(self.entries)

    @property
    def entries(self) -> list[str]:
        """Return the lines that hold something."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]

    def clean(self) -> None:
        """Refuse lines in which there is nothing to look up, and a page that search does not find."""
        from .queries import parse

        super().clean()
        if any(not parse(line).words for line in self.entries) or not self.entries:
            raise ValidationError({"words": _("Each line needs a word.")})
        if self.page_id and not getattr(self.page.specific_class, "search_kind", ""):
            raise ValidationError({"page": _("Search does not find pages of this type. Choose another page.")})


class ZeroResult(models.Model):
    """Words that found nothing, and how often. Their text is kept only once they were typed often enough."""

    digest = models.CharField(max_length=64, primary_key=True)
    text = models.CharField(_("words"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=10)
    times = models.PositiveIntegerField(_("how often"), default=0)
    last_on = models.DateField(_("last on"))

    class Meta:
        verbose_name = _("search without results")
        verbose_name_plural = _("searches without results")

    def __str__(self) -> str:
        return self.text
