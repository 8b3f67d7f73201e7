"""What the portal knows of each revision of a page beside its content: its words' fingerprint and what they follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class RevisionNote(models.Model):
    """Belongs to one revision; written when the revision is saved, completed when it is published.

    ``digest`` is of the words alone, so a change of facts leaves it. ``wording`` is what translations are compared by:
    the digest, or that of the version before where the change was a minor one.
    """

    revision = models.OneToOneField(Revision, models.CASCADE, primary_key=True, related_name="note")
    digest = models.CharField(max_length=64)
    wording = models.CharField(max_length=64)
    is_minor = models.BooleanField(_("minor change"), default=False)
    # On a translation's revision: the source's revision it says the same as. Protected, so that what has changed since
    # can always be shown; Wagtail's purge of old revisions leaves these.
    basis = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="translated_by")
    # On a source's revision that is scheduled: it waits until every translation is approved; said to its author once.
    holds_for_translations = models.BooleanField(default=False)
    held_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("note on a revision")
        verbose_name_plural = _("notes on revisions")

    def __str__(self) -> str:
        return f"{self.pk}: {self.wording[:8]}"

    def says_the_same_as(self, other: "RevisionNote") -> bool:
        """Say whether nothing that a translation has to follow lies between the two revisions of one page."""
        return self.wording == other.wording or self.digest == other.digest
