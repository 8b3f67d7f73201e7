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

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
