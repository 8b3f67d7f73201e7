"""Pictures and documents: what is known about each file, and when a picture of people may be shown."""

import logging
import secrets
from datetime import date
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from portal import languages
from portal.labels import LabelsField, label
from portal.uploads.lengths import measure
from portal.uploads.renditions import LARGEST_SPEC, make_renditions

logger = logging.getLogger(__name__)

ORIGINAL = "original"


class Consent(models.TextChoices):
    """What the people who can be recognised in a picture have said to its publication."""

    NOT_NEEDED = "not_needed", _("not needed: nobody can be recognised")
    GIVEN = "given", _("given")
    REFUSED = "refused", _("refused or withdrawn")


class DocumentLanguage(models.TextChoices):
    """The language a file is written or spoken in."""

    AR = "ar", _("Arabic")
    EN = "en", _("English")
    KU = "ku", _("Kurdish")
    NONE = "none", _("none (no words in it)")


class PortalImage(AbstractImage):
    """A picture with its source, a text for those who do not see it, and the consent of those who are seen."""

    credit = models.CharField(
        _("credit"), max_length=200, help_text=_("Who made the picture; shown with it, for example “IOM Iraq 2019”.")
    )
    alternative_text = LabelsField(
        verbose_name=_("alternative text"),
        help_text=_("What the picture shows, for readers who cannot see it. One sentence in each language."),
    )
    consent = models.CharField(
        _("consent"),
        max_length=12,
        choices=Consent,
        help_text=_("Of the people who can be recognised. A picture without it cannot be published."),
    )
    consent_expires_on = models.DateField(
        _("consent given until"), null=True, blank=True, help_text=_("The last day. Empty: no end was agreed.")
    )

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "alternative_text",
        "consent",
        "consent_expires_on",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def clean(self) -> None:
        """Refuse an end of consent where there is no consent that could end."""
        super().clean()
        if self.consent_expires_on and self.consent != Consent.GIVEN:
            raise ValidationError({"consent_expires_on": _("Only a consent that was given can end.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Read size and hash of a new picture and make its fixed renditions, so that no later request has to."""
        is_new = self._state.adding
        if self.file and is_new and not self.file_hash:
            self._set_image_file_metadata()
        super().save(*args, **kwargs)
        if is_new:
            make_renditions(self)

    def get_upload_to(self, filename: str) -> str:
        """Return a name never used before: file names can name people, and no address may ever change its content."""
        return f"original_images/{secrets.token_hex(8)}{PurePath(filename).suffix.lower()}"

    def get_rendition(self, filter: Filter | str) -> AbstractRendition:
        """Return the rendition; where it cannot be read or written, one that shows as missing, and no error page.

        The admin links to ``original``: it gets the largest of the fixed set, because nobody wishes for a public copy
        of the whole picture.
        """
        if ORIGINAL in (filter, getattr(filter, "spec", "")):
            filter = LARGEST_SPEC
        try:
            return super().get_rendition(filter)
        except OSError:
            logger.exception("Picture %s has no rendition %s.", self.pk, filter)
            missing = PortalRendition(image=self, width=0, height=0)
            missing.file.name = "not-found"
            return missing

    @property
    def default_alt_text(self) -> str:
        """The alternative text in the active language; the admin shows it where a picture is chosen."""
        return label(self.alternative_text) or self.title

    def lacks_text(self) -> bool:
        """Say whether a language has no alternative text."""
        return not all((self.alternative_text or {}).get(code, "").strip() for code in languages.codes())

    def lacks_credit(self) -> bool:
        """Say whether nobody is named who made the picture."""
        return not self.credit.strip()

    def is_publishable(self, on: date | None = None) -> bool:
        """Say whether the picture may be public on that day (today in Baghdad when None)."""
        if self.consent == Consent.NOT_NEEDED:
            return True
        on = on or timezone.localdate()
        return self.consent == Consent.GIVEN and (self.consent_expires_on is None or on <= self.consent_expires_on)


class PortalRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        # Files are asked for by their names.
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_image_spec_focal_point"
            )
        ]


class PortalDocument(AbstractDocument):
    """A file to download, with its language and its length as read from the file."""

    language = models.CharField(_("language"), max_length=4, choices=DocumentLanguage)
    page_count = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    duration_seconds = models.PositiveIntegerField(_("duration in seconds"), null=True, editable=False)

    admin_form_fields = ("title", "file", "language", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Let the form judge the file; without one (a form for the words alone) there is nothing to refuse here."""
        if self.file:
            super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Read size, hash and length of a file that comes with a new row or replaces the old one."""
        if self.file and (self._state.adding or not self.file._committed):
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    def _set_document_file_metadata(self) -> None:
        """Wagtail's own hook of every way to upload: read the lengths with the rest."""
        super()._set_document_file_metadata()
        with self.open_file() as file:
            self._set_lengths(file)
            file.seek(0)

    def _set_lengths(self, file: File) -> None:
        lengths = measure(file, self.file_extension.lower())
        self.page_count, self.duration_seconds = lengths.page_count, lengths.duration_seconds
