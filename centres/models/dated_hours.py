"""Hours that hold on some days only: rows of a centre's and of a service's page, moderated with it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.labels import LabelsField

from ..hours.fields import DayHoursField
from .rows import IdentifiedRow


class DatedHours(IdentifiedRow):
    """Other hours, or none, from a first to a last day; a slot over midnight belongs to the day it begins."""

    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: one day only."))
    opening_hours = DayHoursField(_("hours on these days"))
    reason = LabelsField(_("reason"), blank=True, help_text=_("Shown to readers, for example: Staff training."))

    panels: list[Any] = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldPanel("opening_hours"),
        FieldPanel("reason"),
    ]

    class Meta(IdentifiedRow.Meta):
        abstract = True

    def __str__(self) -> str:
        from ..hours.changes import row_in_words

        return row_in_words(self)

    def clean(self) -> None:
        """Refuse a last day that lies before the first one."""
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("This date lies before the one above.")})


class CentreHoursException(DatedHours):
    """Days on which a centre keeps other hours, or is closed."""

    page = ParentalKey("centres.CentrePage", related_name="hours_exceptions", on_delete=models.CASCADE)

    class Meta(DatedHours.Meta):
        verbose_name = _("days with other hours")
        verbose_name_plural = _("days with other hours")


class ServiceHoursException(DatedHours):
    """Days on which a service keeps other hours, or is not given: at one centre, or wherever it is offered."""

    page = ParentalKey("centres.ServicePage", related_name="hours_exceptions", on_delete=models.CASCADE)
    centre = models.ForeignKey(
        "centres.CentrePage",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("centre"),
        help_text=_("Empty: at every centre."),
    )

    panels = [FieldPanel("centre"), *DatedHours.panels]

    class Meta(DatedHours.Meta):
        verbose_name = _("days with other hours")
        verbose_name_plural = _("days with other hours")

    def clean(self) -> None:
        """Store the centre by its source page."""
        super().clean()
        if self.centre is not None:
            self.centre = self.centre.facts
