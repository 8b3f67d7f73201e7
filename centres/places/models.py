"""Decides what is kept about a governorate and about a named place."""

from itertools import chain, count
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from centres.places.spellings import SpellingsField
from portal.labels import LabelsField, label

# Iraq lies between these parallels and meridians, so a latitude typed into the longitude's box is noticed.
SOUTH, NORTH, WEST, EAST = 28.9, 37.5, 38.6, 48.9

# OCHA's place codes for Iraq: the governorate (IQG and digits), then a letter and digits for each level below it.
P_CODE = r"^IQG\d+(?:[A-Z]\d+)*\Z"


class NamedPoint(index.Indexed, models.Model):
    """What a governorate and a place have in common: a key, names, a point and the official place code."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        blank=True,
        help_text=_("Made from the name and never changed: files and exports know the row by it."),
    )
    labels = LabelsField(_("names"))
    spellings = SpellingsField(_("other spellings"), help_text=_("One a line, in any script: what people type."))
    p_code = models.CharField(
        _("P-code"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(P_CODE, _("A P-code of Iraq looks like IQG01."))],
        help_text=_("Only from a source that can be shown; empty when it is not known."),
    )
    latitude = models.FloatField(
        _("latitude"), validators=[MinValueValidator(SOUTH), MaxValueValidator(NORTH)], help_text=_("Degrees north.")
    )
    longitude = models.FloatField(
        _("longitude"), validators=[MinValueValidator(WEST), MaxValueValidator(EAST)], help_text=_("Degrees east.")
    )
    # What `load_places` wrote last. A row whose values no longer match was changed by an editor and is left alone.
    shipped_fingerprint = models.CharField(max_length=64, blank=True, editable=False)

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("all_names"),
        index.AutocompleteField("all_names"),
        index.FilterField("key"),
    ]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return label(self.labels) or self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and give a new row its key for good."""
        if not self.key:
            self.key = self._free_key()
        super().save(*args, **kwargs)

    def _free_key(self) -> str:
        """Return a key made from the English name, with a number where it is taken."""
        stem = slugify(self.labels.get("en", ""))[:50] or self._meta.model_name or ""
        taken = set(type(self)._default_manager.filter(key__startswith=stem).values_list("key", flat=True))
        return next(key for key in chain([stem], (f"{stem}-{number}" for number in count(2))) if key not in taken)

    def all_names(self) -> str:
        """Return every name and spelling as one text, for the search of the admin."""
        return " ".join([*self.labels.values(), *self.spellings])

    @property
    def point(self) -> tuple[float, float]:
        """Return latitude and longitude in degrees."""
        return self.latitude, self.longitude


class Governorate(NamedPoint):
    """A governorate of Iraq; the point is about its middle."""

    code = models.CharField(
        _("ISO 3166-2 code"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^IQ-[A-Z]{2}\Z", _("An ISO 3166-2 code looks like IQ-DI."))],
        help_text=_("Empty for Halabja, which most lists give no code of its own."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels: ClassVar[list[Any]] = [
        FieldPanel("labels"),
        FieldPanel("spellings"),
        FieldRowPanel([FieldPanel("key", read_only=True), FieldPanel("code"), FieldPanel("p_code")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("order")]),
    ]

    class Meta:
        verbose_name = _("governorate")
        verbose_name_plural = _("governorates")
        ordering: ClassVar[list[str]] = ["order", "key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="governorate_code_once"),
            models.UniqueConstraint(fields=["p_code"], condition=~models.Q(p_code=""), name="governorate_p_code_once"),
        ]


class Place(NamedPoint):
    """A town or a quarter that people name when they say where they are."""

    class Level(models.TextChoices):
        GOVERNORATE_CAPITAL = "governorate_capital", _("capital of a governorate")
        DISTRICT_CAPITAL = "district_capital", _("capital of a district")
        TOWN = "town", _("town or village")
        QUARTER = "quarter", _("quarter of a city")

    governorate = models.ForeignKey(Governorate, models.PROTECT, related_name="places", verbose_name=_("governorate"))
    district = models.ForeignKey(
        "self",
        models.SET_NULL,
        related_name="towns",
        null=True,
        blank=True,
        verbose_name=_("district"),
        help_text=_("The capital of the district it lies in; for a quarter, its city."),
    )
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, default=Level.TOWN)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    geonames_id = models.PositiveIntegerField(_("GeoNames number"), null=True, blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [
        *NamedPoint.search_fields,
        index.FilterField("governorate"),
        index.FilterField("level"),
    ]

    panels: ClassVar[list[Any]] = [
        FieldPanel("labels"),
        FieldPanel("spellings"),
        FieldRowPanel([FieldPanel("governorate"), FieldPanel("district"), FieldPanel("level")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("population")]),
        FieldRowPanel([FieldPanel("key", read_only=True), FieldPanel("p_code"), FieldPanel("geonames_id")]),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering: ClassVar[list[str]] = ["governorate__order", "key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["p_code"], condition=~models.Q(p_code=""), name="place_p_code_once"),
        ]

    def clean(self) -> None:
        """Refuse a district in another governorate, and a place that is its own district."""
        super().clean()
        if self.district is None:
            return
        if self.district_id == self.pk:
            raise ValidationError({"district": _("A place cannot be its own district.")})
        if self.district.governorate_id != self.governorate_id:
            raise ValidationError({"district": _("The district lies in another governorate.")})
