"""An address that follows something: sealed, found by a mark, and gone once it is not needed."""

import secrets
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

KEY_LENGTH: Final = 24


def new_key() -> str:
    """Return a key that nobody guesses."""
    return secrets.token_urlsafe(KEY_LENGTH)


class Subscription(models.Model):
    """One address that follows one subject in one language; until it is confirmed nothing but the asking is mailed.

    The row is the outbox too: ``told`` is what the address knows already, ``claimed_at`` says that somebody is sending.
    """

    # Named in the links of its mails, signed.
    key = models.CharField(max_length=40, unique=True, default=new_key)
    subject = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    mark = models.CharField(max_length=64)
    address = models.TextField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)
    told_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    # Since when nothing public has the subject any more, as far as anybody has looked.
    gone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["mark", "subject"], name="follows_a_subject_once")]
        indexes = [models.Index(fields=["confirmed_at", "asked_at"], name="subscriptions_unconfirmed")]

    def __str__(self) -> str:
        return self.subject
