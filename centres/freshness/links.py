"""Decides who gets a link that confirms listings without signing in, what it may do, and when it ends."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

SIGNER: Final = Signer(salt="centres.freshness.links", sep="~")


def new_key() -> str:
    """Return a key that nobody guesses."""
    return secrets.token_urlsafe(18)


class ConfirmLink(models.Model):
    """One link in one mail to one person, for the listings that the mail names; a newer one ends it."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # None: the centres of which the person is the focal point.
    partner = models.ForeignKey("centres.PartnerPage", models.CASCADE, null=True, related_name="+")
    # The page sets; what is not for everybody is in no mail, and so not here.
    listings = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("confirmation link")
        verbose_name_plural = _("confirmation links")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.made_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Say whether it still does something; whoever left the partner confirms nothing for it."""
        return self.revoked_at is None and timezone.now() < self.expires_at and self.person.is_active

    @property
    def keys(self) -> list[UUID]:
        """Return the page sets it is for."""
        return [UUID(key) for key in self.listings]


def make_link(person: Any, partner: Any, keys: Iterable[UUID]) -> ConfirmLink:
    """Make a link for the person; the one before it, for the same partner, ends."""
    now = timezone.now()
    ConfirmLink.objects.filter(person=person, partner=partner, revoked_at=None).update(revoked_at=now)
    return ConfirmLink.objects.create(
        person=person,
        partner=partner,
        listings=[str(key) for key in keys],
        expires_at=now + timedelta(days=settings.CONFIRM_LINK_DAYS),
    )


def address_of(link: ConfirmLink, language: str) -> str:
    """Return the link's address in the language, signed."""
    with override(language):
        return reverse("confirm_listings", args=[SIGNER.sign(link.key)])


def link_at(token: str) -> ConfirmLink | None:
    """Return the link that the address names, ended or not; None where the address is not one of ours."""
    try:
        key = SIGNER.unsign(token)
    except BadSignature:
        return None
    return ConfirmLink.objects.filter(key=key).select_related("person", "partner").first()
