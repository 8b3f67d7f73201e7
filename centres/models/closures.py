"""A centre or a service that is shut: at once, outside of revisions and moderation."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.labels import LabelsField, label


class Closure(models.Model):
    """A centre (with every service there), a service, or a service at one centre is shut from a moment on.

    Pages are named by their source. On the day of reopening the usual hours hold again by themselves; without one it
    lasts until somebody lifts it.
    """

    centre = models.ForeignKey(
        "centres.CentrePage", models.CASCADE, null=True, blank=True, related_name="closures", verbose_name=_("centre")
    )
    service = models.ForeignKey(
        "centres.ServicePage", models.CASCADE, null=True, blank=True, related_name="closures", verbose_name=_("service")
    )
    begins_at = models.DateTimeField(_("closed from"), default=timezone.now)
    reopens_on = models.DateField(
        _("expected to reopen on"),
        null=True,
        blank=True,
        help_text=_("From this day on the usual hours hold again by themselves. Empty: until somebody reopens it."),
    )
    reason = LabelsField(_("reason"), help_text=_("Shown to readers, for example: Public holiday."))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(_("entered at"), auto_now_add=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(_("reopened at"), null=True, blank=True)

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        ordering = ["-begins_at", "-pk"]
        default_permissions = ()
        permissions = [("close_centre", "Can close and reopen centres at once")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(centre__isnull=False) | models.Q(service__isnull=False), name="closure_of_something"
            )
        ]
        indexes = [models.Index(fields=["lifted_at", "reopens_on"], name="closures_in_force")]

    def __str__(self) -> str:
        return f"{self.centre or self.service}: {label(self.reason)}"
