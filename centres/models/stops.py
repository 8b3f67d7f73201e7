"""Where a mobile team will be, and when: dated stops, which lists show, measure and forget when they are over."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .rows import IdentifiedRow


class MobileStop(IdentifiedRow):
    """One day of a mobile team at one place; the times are empty while they are not known."""

    page = ParentalKey("centres.CentrePage", related_name="stops", on_delete=models.CASCADE)
    day = models.DateField(_("day"))
    place = models.ForeignKey("centres.Place", models.PROTECT, related_name="+", verbose_name=_("place"))
    starts = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(_("until"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
    ]

    class Meta(IdentifiedRow.Meta):
        verbose_name = _("stop of the mobile team")
        verbose_name_plural = _("stops of the mobile team")
        indexes = [models.Index(fields=["day"], name="stop_by_day")]

    def __str__(self) -> str:
        times = "–".join(f"{time:%H:%M}" for time in (self.starts, self.ends) if time)
        return " ".join(filter(None, (str(self.day), times, str(self.place))))

    def clean(self) -> None:
        """Refuse one time without the other, and an end that does not follow its beginning."""
        super().clean()
        if (self.starts is None) != (self.ends is None):
            raise ValidationError({"ends": _("Give both times, or neither.")})
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("The stop has to end after it begins.")})
