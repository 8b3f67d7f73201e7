"""Who belongs to which partner, and as what."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may do for a partner: owners also look after the people."""

    OWNER = "owner", _("owner")
    EDITOR = "editor", _("editor")


class Membership(models.Model):
    """Somebody belongs to a partner. Their rights on its pages are the partner group's, kept by a receiver."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    # The source page of the partner's page set.
    partner = models.ForeignKey(
        "centres.PartnerPage", models.CASCADE, related_name="memberships", verbose_name=_("partner")
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.EDITOR)
    # When an owner last said that this person still belongs.
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    joined = models.DateTimeField(_("joined"), auto_now_add=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["joined", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "partner"], name="one_membership_per_partner")]

    def __str__(self) -> str:
        return f"{self.user} – {self.partner}"

    @property
    def is_owner(self) -> bool:
        """Say whether this person looks after the partner's people."""
        return self.role == Role.OWNER
