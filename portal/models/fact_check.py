"""The differences between two languages that a moderator let stand, with who, when and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AcceptedDifference(models.Model):
    """One accepted finding of a page set. It holds while its sentences stay as they were and nobody takes it back."""

    translation_key = models.UUIDField(db_index=True, editable=False)
    fingerprint = models.CharField(max_length=32, editable=False)
    kind = models.CharField(max_length=20, editable=False)
    # Both sentences as they were accepted, for whoever reads the record later.
    first_sentence = models.TextField(blank=True, editable=False)
    second_sentence = models.TextField(blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=500)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(auto_now_add=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("accepted difference")
        verbose_name_plural = _("accepted differences")
        ordering = ["-accepted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "fingerprint"],
                condition=models.Q(revoked_at__isnull=True),
                name="difference_accepted_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}"
