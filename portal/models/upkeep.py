"""What the media unit looks after: links of public pages and what became of them, reviews, hints on readability."""

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkState(models.TextChoices):
    """What is known of a link."""

    UNKNOWN = "unknown", _("not checked yet")
    WORKS = "works", _("works")
    DOUBTFUL = "doubtful", _("did not answer; will be asked again")
    BROKEN = "broken", _("broken")


class PageLink(models.Model):
    """A link in the words of a public page; of its own site, or to elsewhere, with the last answer."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="links_to_look_after")
    address = models.TextField()
    # Addresses have no length limit, and what identifies a row needs one.
    address_key = models.CharField(max_length=64, db_index=True)
    said = models.CharField(max_length=200, blank=True)
    is_own = models.BooleanField()
    state = models.CharField(max_length=10, choices=LinkState, default=LinkState.UNKNOWN)
    status = models.PositiveSmallIntegerField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)
    ask_again_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("link of a page")
        verbose_name_plural = _("links of pages")
        constraints = [models.UniqueConstraint(fields=["page", "address_key"], name="one_row_a_link_of_a_page")]

    def __str__(self) -> str:
        return self.address

    @staticmethod
    def key_of(address: str) -> str:
        """Return what identifies an address."""
        return hashlib.sha256(address.encode()).hexdigest()


class PageReview(models.Model):
    """When somebody last read a public page through and found it right."""

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="last_review")
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("review of a page")
        verbose_name_plural = _("reviews of pages")

    def __str__(self) -> str:
        return str(self.page)


class HintKind(models.TextChoices):
    """What makes a text hard to read."""

    LONG_SENTENCES = "sentences", _("long sentences")
    LONG_WORDS = "words", _("many long words")


class ReadingHint(models.Model):
    """What could be easier to read on a public page; a hint, never a refusal."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="reading_hints")
    kind = models.CharField(max_length=10, choices=HintKind)
    count = models.PositiveIntegerField()
    example = models.TextField()

    class Meta:
        verbose_name = _("hint on readability")
        verbose_name_plural = _("hints on readability")
        constraints = [models.UniqueConstraint(fields=["page", "kind"], name="one_hint_of_a_kind_a_page")]

    def __str__(self) -> str:
        return f"{self.page}: {self.get_kind_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep examples short."""
        self.example = self.example[:300]
        super().save(*args, **kwargs)
