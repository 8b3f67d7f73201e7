"""How often a page set was read, found and called on a day: sums, and nothing of whoever did it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counted(models.TextChoices):
    """What is counted."""

    VIEW = "view", _("views")
    PHONE = "phone", _("phone taps")
    FOUND = "found", _("shown in a search")


class DailyCount(models.Model):
    """One sum."""

    key = models.UUIDField()
    day = models.DateField()
    what = models.CharField(max_length=8, choices=Counted)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("daily sum")
        verbose_name_plural = _("daily sums")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["key", "day", "what"], name="one_sum_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.what}: {self.number}"
