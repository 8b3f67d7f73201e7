"""Who belongs to which partner, who is invited or asks to come in, and when owners were asked who still belongs."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
        permissions = [("admit_partners", "Can invite partners' people and decide on registrations")]

    def __str__(self) -> str:
        return f"{self.user} – {self.partner}"

    @property
    def is_owner(self) -> bool:
        """Say whether this person looks after the partner's people."""
        return self.role == Role.OWNER


class Letter(models.Model):
    """A letter with a link that works once, until a time; of the link only a digest is kept."""

    email = models.EmailField(_("mail address"))
    language = models.CharField(_("language of the letter"), max_length=10)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))

    class Meta:
        abstract = True

    @property
    def is_expired(self) -> bool:
        """Say whether the link is too old."""
        return self.expires_at <= timezone.now()


class Invitation(Letter):
    """Somebody is invited to act for a partner."""

    partner = models.ForeignKey("centres.PartnerPage", models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.EDITOR)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.email} – {self.partner}"

    @property
    def is_open(self) -> bool:
        """Say whether the link still works."""
        return self.accepted_at is None and self.revoked_at is None and not self.is_expired


class Outcome(models.TextChoices):
    """What IOM decided on a registration."""

    WAITING = "", pgettext_lazy("registration", "waiting")
    ACCEPTED = "accepted", pgettext_lazy("registration", "accepted")
    REFUSED = "refused", pgettext_lazy("registration", "refused")


class Registration(Letter):
    """An organisation asks to keep its listings here. IOM sees it once the mail address is verified."""

    organisation = models.CharField(_("name of the organisation"), max_length=200)
    purpose = models.TextField(_("what it does"), max_length=2000)
    name = models.CharField(_("your name"), max_length=150)
    verified_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    partner = models.ForeignKey("centres.PartnerPage", models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["verified_at", "pk"]

    def __str__(self) -> str:
        return self.organisation

    @property
    def is_waiting(self) -> bool:
        """Say whether IOM has to decide."""
        return self.verified_at is not None and not self.outcome


class YearlyQuestion(models.Model):
    """When a partner's owners were last asked who still belongs."""

    partner = models.OneToOneField("centres.PartnerPage", models.CASCADE, related_name="yearly_question")
    asked_on = models.DateField()

    class Meta:
        verbose_name = _("yearly question")
        verbose_name_plural = _("yearly questions")

    def __str__(self) -> str:
        return f"{self.partner}, {self.asked_on}"


def unconfirmed(before_days: int = 0) -> Q:
    """Return what holds for memberships of which nobody has said for a year that they are right."""
    day = timezone.localdate() - timedelta(days=settings.MEMBERS_CONFIRMED_DAYS + before_days)
    return Q(confirmed_on__lt=day) | Q(confirmed_on=None, joined__date__lt=day)


def pending() -> Any:
    """Return the invitations whose links still work."""
    return Invitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())
