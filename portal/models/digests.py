"""Who wants a mail about translations, and when they got the last one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationDigest(models.Model):
    """A person's wish for a mail on each day on which translations wait for them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    last_sent_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("mail about translations")
        verbose_name_plural = _("mails about translations")

    def __str__(self) -> str:
        return f"{self.user_id}"
