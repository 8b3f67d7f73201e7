"""Controlled lists of the newsroom: topics, Sustainable Development Goals, UN entities."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.models import ControlledTerm


class Topic(ControlledTerm):
    """What an awareness material is about."""

    class Meta(ControlledTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Goal(ControlledTerm):
    """A Sustainable Development Goal with its number and its official short title."""

    number = models.PositiveSmallIntegerField(
        _("number"), unique=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )

    panels = [FieldPanel("number"), *ControlledTerm.panels]

    class Meta(ControlledTerm.Meta):
        ordering = ["number"]
        verbose_name = _("Sustainable Development Goal")
        verbose_name_plural = _("Sustainable Development Goals")


class UNEntity(ControlledTerm):
    """An entity of the United Nations system."""

    acronym = models.CharField(_("acronym"), max_length=20, blank=True)

    panels = [*ControlledTerm.panels, FieldPanel("acronym")]

    class Meta(ControlledTerm.Meta):
        verbose_name = _("UN entity")
        verbose_name_plural = _("UN entities")
