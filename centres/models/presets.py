"""Hours of a season that IOM states once for many centres: public holidays and Ramadan."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.labels import LabelsField, label

from ..choices import PresetKind
from ..hours.fields import OpeningHoursField

WHAT_IS_CONFIRMED = ("kind", "first_day", "last_day", "opening_hours", "applies_to_all")


class HoursPreset(models.Model):
    """Days on which the centres it applies to keep these hours, or are closed; shown at once, confirmed by partners.

    It changes the hours of working days: no day on which a centre or a service never works becomes open by it.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=PresetKind, default=PresetKind.HOLIDAY)
    names = LabelsField(_("name"), help_text=_("Shown to readers, for example: Eid al-Fitr."))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    opening_hours = OpeningHoursField(
        _("hours on these days"), blank=True, help_text=_("Nothing stated for any day: closed on all of them.")
    )
    applies_to_all = models.BooleanField(_("applies to all centres"), default=True)
    centres = models.ManyToManyField(
        "centres.CentrePage", blank=True, related_name="+", verbose_name=_("or to these centres only")
    )

    class Meta:
        verbose_name = _("holiday or Ramadan hours")
        verbose_name_plural = _("holiday and Ramadan hours")
        ordering = ["-first_day", "-pk"]

    def __str__(self) -> str:
        return label(self.names)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Ask every partner anew when what they have confirmed says something else now."""
        before = type(self).objects.filter(pk=self.pk).values(*WHAT_IS_CONFIRMED).first() if self.pk else None
        super().save(*args, **kwargs)
        if before and any(before[name] != getattr(self, name) for name in WHAT_IS_CONFIRMED):
            self.confirmations.all().delete()

    def clean(self) -> None:
        """Refuse a last day that lies before the first one."""
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("This date lies before the one above.")})


class PresetConfirmation(models.Model):
    """A partner has said that the preset holds for its services and for the centres where it works."""

    preset = models.ForeignKey(HoursPreset, models.CASCADE, related_name="confirmations")
    partner = models.ForeignKey("centres.PartnerPage", models.CASCADE, related_name="+", verbose_name=_("partner"))
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("confirmation by a partner")
        verbose_name_plural = _("confirmations by partners")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["preset", "partner"], name="preset_confirmed_once")]

    def __str__(self) -> str:
        return f"{self.partner}: {self.preset}"
