"""Links by which somebody without an account reads one revision of a page before it is public."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


def new_key() -> str:
    """Return a key that nobody guesses."""
    return secrets.token_urlsafe(18)


class PreviewLink(models.Model):
    """One link to one revision; it ends by time, by hand, and when its page is published."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.expires_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        """Say whether it still leads to the revision."""
        return self.revoked_at is None and timezone.now() < self.expires_at
