"""Fixed lists of the newsroom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Format(models.TextChoices):
    """What one does with a file: read it, look at it, listen to it, watch it."""

    DOCUMENT = "document", _("Document")
    PICTURE = "picture", _("Picture")
    AUDIO = "audio", _("Audio recording")
    FILM = "film", _("Film")
