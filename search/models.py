"""The search document: what a page set says of itself to search, one row each."""

from __future__ import annotations

from django.db import models


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
