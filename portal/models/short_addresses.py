"""The permanent short address of a page set, ``/c/<short id>``: for QR codes, messages, print and contact cards."""

import secrets
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

# Without the letters and digits that people confuse when they copy from paper: 0 o, 1 l i, u v.
ALPHABET = "23456789abcdefghjkmnpqrstwxyz"
LENGTH = 6


class ShortAddress(models.Model):
    """Joins a short id to a page set; rows are never deleted, so that what was printed stays true."""

    short_id = models.CharField(max_length=12, primary_key=True)
    translation_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("short address")
        verbose_name_plural = _("short addresses")

    def __str__(self) -> str:
        return f"/c/{self.short_id}"

    @classmethod
    def of(cls, translation_key: UUID) -> "ShortAddress":
        """Return the address of the page set, made now if it has none (29**6 ids: a collision is drawn again)."""
        if existing := cls.objects.filter(translation_key=translation_key).first():
            return existing
        while True:
            short_id = "".join(secrets.choice(ALPHABET) for _position in range(LENGTH))
            if not cls.objects.filter(pk=short_id).exists():
                return cls.objects.get_or_create(translation_key=translation_key, defaults={"short_id": short_id})[0]
