"""That a partner proposed its service for another centre: whose focal point decides, while the change waits."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CentreProposal(models.Model):
    """A service and a centre where its partner wants to offer it; what is decided is the version that waits."""

    page = models.ForeignKey("centres.ServicePage", models.CASCADE, related_name="+", verbose_name=_("service"))
    centre = models.ForeignKey("centres.CentrePage", models.CASCADE, related_name="+", verbose_name=_("centre"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("proposed centre")
        verbose_name_plural = _("proposed centres")
        constraints = [models.UniqueConstraint(fields=["page", "centre"], name="one_proposal_a_centre")]

    def __str__(self) -> str:
        return f"{self.page}: {self.centre}"
