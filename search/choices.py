"""The kinds of result, in the order of their tabs."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a result is; the label names one of them."""

    CENTRE = "centre", _("Centre")
    SERVICE = "service", _("Service")
    PARTNER = "partner", _("Partner")
    RELEASE = "release", _("Press release")
    MATERIAL = "material", _("Awareness material")
    INFORMATION = "information", _("Information")


TAB_LABELS = {
    Kind.CENTRE: _("Centres"),
    Kind.SERVICE: _("Services"),
    Kind.PARTNER: _("Partners"),
    Kind.RELEASE: _("News"),
    Kind.MATERIAL: _("Materials"),
    Kind.INFORMATION: _("Information"),
}
