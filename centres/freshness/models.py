"""When a listing was last confirmed and how far asking for it has come: rows of their own, outside of revisions."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel


class How(models.TextChoices):
    """By what a listing was confirmed."""

    FIRST = "first", _("first publication")
    CHANGE = "change", _("a change of its facts")
    DESK = "desk", _("at the desk")
    LINK = "link", _("by a link in a mail")
    IOM = "iom", _("by IOM")


class Stage(models.IntegerChoices):
    """How far asking has come; each follows the one before it, none is left out."""

    CURRENT = 0, _("confirmed")
    REMINDED = 1, _("reminded")
    REMINDED_AGAIN = 2, _("reminded again")
    ESCALATED = 3, _("on IOM’s list")
    LABELLED = 4, _("publicly “not confirmed”")
    HIDDEN = 5, _("hidden")


class Freshness(models.Model):
    """The state of one listing (a service or a centre), by the key of its page set, which outlives a hand-over."""

    key = models.UUIDField(primary_key=True)
    confirmed_at = models.DateTimeField(_("last confirmed"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    how = models.CharField(_("how"), max_length=8, choices=How)
    due_on = models.DateField(_("to be confirmed by"))
    stage = models.PositiveSmallIntegerField(_("state"), choices=Stage, default=Stage.CURRENT)
    # The day on which the stage was reached: nobody gets less time after a reminder than the schedule gives.
    stage_on = models.DateField(null=True)
    hidden_since = models.DateTimeField(_("hidden since"), null=True)
    # Of the facts as they were public last: a publication that changes none of them confirms nothing.
    facts_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("freshness of a listing")
        verbose_name_plural = _("freshness of listings")
        default_permissions = ()
        permissions = [("confirm_freshness", "Can confirm listings for those who keep them")]
        indexes = [models.Index(fields=["stage", "due_on"], name="freshness_stage")]

    def __str__(self) -> str:
        return f"{self.key}: {self.get_stage_display()}"


class Confirmation(models.Model):
    """Somebody said that a listing is right; kept for the history and for figures."""

    key = models.UUIDField(db_index=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    how = models.CharField(max_length=8, choices=How)
    in_time = models.BooleanField()

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.key}: {self.at:%Y-%m-%d}"


class BouncedAddress(models.Model):
    """An address that a mail server refused for good; nothing goes there until IOM has looked after it."""

    address = models.EmailField(_("address"), max_length=254, unique=True)
    bounced_at = models.DateTimeField(_("returned on"))
    status = models.CharField(_("status"), max_length=20)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("address that does not answer")
        verbose_name_plural = _("addresses that do not answer")
        ordering = ["-bounced_at"]

    def __str__(self) -> str:
        return self.address


class FreshnessSchedule(models.Model):
    """Other intervals than the settings', for a partner, for a kind of service, or for both together."""

    partner = models.ForeignKey(
        "centres.PartnerPage", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("partner")
    )
    kind = models.ForeignKey(
        "centres.Kind", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("kind of service")
    )
    remind = models.PositiveSmallIntegerField(_("days until the first reminder"))
    remind_again = models.PositiveSmallIntegerField(
        _("days until the second reminder"), help_text=_("A listing is to be confirmed by this day.")
    )
    escalate = models.PositiveSmallIntegerField(_("days until it is on IOM’s list"))
    label = models.PositiveSmallIntegerField(_("days until the public reads “not confirmed”"))
    hide = models.PositiveSmallIntegerField(_("days until the service is hidden"))

    panels = [PageChooserPanel("partner"), *map(FieldPanel, ("kind", "remind", "remind_again", "escalate"))]
    panels += [FieldPanel("label"), FieldPanel("hide")]

    class Meta:
        verbose_name = _("schedule of confirmations")
        verbose_name_plural = _("schedules of confirmations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "kind"], name="one_schedule_for_both"),
            models.UniqueConstraint(fields=["partner"], condition=Q(kind=None), name="one_schedule_of_a_partner"),
            models.UniqueConstraint(fields=["kind"], condition=Q(partner=None), name="one_schedule_of_a_kind"),
            models.CheckConstraint(
                condition=Q(partner__isnull=False) | Q(kind__isnull=False), name="schedule_is_for_something"
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(str(each) for each in (self.partner, self.kind) if each)

    def clean(self) -> None:
        """Refuse a schedule for nothing, one that runs backwards, and a second one for the same listings."""
        super().clean()
        if self.partner is not None:
            self.partner = self.partner.facts
        if self.partner is None and self.kind is None:
            raise ValidationError({"partner": _("Choose a partner, a kind of service, or both.")})
        days = [self.remind, self.remind_again, self.escalate, self.label, self.hide]
        if None not in days and (days != sorted(set(days)) or not days[0]):
            raise ValidationError(_("Each number of days has to be greater than the one before it."))
        same = FreshnessSchedule.objects.filter(partner=self.partner, kind=self.kind).exclude(pk=self.pk)
        if same.exists():
            raise ValidationError(_("There is a schedule for these already."))
