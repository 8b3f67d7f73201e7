"""Urgent notices: a few words in every language that stand on top of public pages for a stated time."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..labels import LabelsField, label


class Severity(models.TextChoices):
    """How urgent it is; readers see it as a word and as a colour."""

    DANGER = "danger", _("Danger to life")
    WARNING = "warning", _("Urgent notice")
    INFORMATION = "information", _("Notice")


class Where(models.TextChoices):
    """The public pages on which a notice stands."""

    EVERYWHERE = "everywhere", _("on every page")
    HOME = "home", _("on the first page only")
    GOVERNORATE = "governorate", _("on the pages of a governorate: its centres and the services there")
    CENTRE = "centre", _("on the pages of a centre: the centre and the services there")


class NoticeState(models.TextChoices):
    """What was decided; whether an approved notice is up depends on the time besides."""

    WAITING = "waiting", _("waiting for approval")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("sent back")
    TAKEN_DOWN = "taken_down", _("taken down")


class UrgentNotice(models.Model):
    """One notice. Its words never change once they were approved: a correction is a new notice that replaces it."""

    title = LabelsField(_("title"), help_text=_("What happened, in a few words."))
    text = LabelsField(_("text"), help_text=_("What people should do now, and whom to call."))
    severity = models.CharField(_("severity"), max_length=12, choices=Severity, default=Severity.WARNING)
    where = models.CharField(_("where it shows"), max_length=12, choices=Where, default=Where.EVERYWHERE)
    governorate = models.ForeignKey(
        "centres.Governorate", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("governorate")
    )
    centre = models.ForeignKey(
        "centres.CentrePage", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("centre")
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"))

    state = models.CharField(max_length=12, choices=NoticeState, default=NoticeState.WAITING, editable=False)
    # Counts the changes: a decision names the version that was read.
    version = models.PositiveIntegerField(default=1, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("author")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    reason = models.TextField(blank=True, editable=False)
    replaces = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("urgent notice")
        verbose_name_plural = _("urgent notices")
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [
            ("write_urgentnotice", "Can write urgent notices"),
            ("approve_urgentnotice", "Can approve urgent notices of others"),
            ("publish_urgentnotice", "Can publish urgent notices without approval"),
        ]
        indexes = [models.Index(fields=["state", "ends_at"], name="notices_up")]

    def __str__(self) -> str:
        return label(self.title)

    @property
    def is_up(self) -> bool:
        """Say whether readers see it at this moment."""
        return self.state == NoticeState.APPROVED and self.starts_at <= timezone.now() < self.ends_at

    @property
    def is_over(self) -> bool:
        """Say whether its time has passed."""
        return timezone.now() >= self.ends_at

    @property
    def subject(self) -> tuple[str, Any]:
        """Return what a page has to be about to carry it; pages name theirs as ``notice_subjects``."""
        return (self.where, getattr(self, f"{self.where}_id", None))
