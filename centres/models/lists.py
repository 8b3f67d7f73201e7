"""Controlled lists of the directory: kinds of service, audiences, projects and donors."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel

from portal.labels import LabelsField
from portal.models import ControlledTerm


class Kind(ControlledTerm):
    """A kind of service; a sensitive one asks for neutral titles, a way out of the page, and no keeping."""

    icon = models.SlugField(
        _("pictogram"), max_length=40, blank=True, help_text=_("Name of a pictogram of the portal.")
    )
    is_sensitive = models.BooleanField(_("sensitive"), default=False)
    asked_with = models.TextField(
        _("words that people ask with"),
        blank=True,
        help_text=_("For the search alone, in every language and as people type: lawyer, court, محامي, دعوى."),
    )

    panels = [*ControlledTerm.panels, FieldPanel("icon"), FieldPanel("is_sensitive"), FieldPanel("asked_with")]

    class Meta(ControlledTerm.Meta):
        verbose_name = _("kind of service")
        verbose_name_plural = _("kinds of service")


class Audience(ControlledTerm):
    """Whom services and materials are for."""

    class Meta(ControlledTerm.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Donor(ControlledTerm):
    """Who funds; the visibility line has to stand wherever the money is named."""

    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    visibility_line = LabelsField(_("visibility line"))
    logo = models.ForeignKey(
        "portal.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )

    panels = [*ControlledTerm.panels, FieldPanel("acronym"), FieldPanel("visibility_line"), FieldPanel("logo")]

    class Meta(ControlledTerm.Meta):
        verbose_name = _("donor")
        verbose_name_plural = _("donors")


class Project(ControlledTerm, ClusterableModel):
    """A project with its aim and its donors."""

    aim = LabelsField(_("aim"), blank=True)
    donors = ParentalManyToManyField(Donor, blank=True, related_name="projects", verbose_name=_("donors"))

    panels = [*ControlledTerm.panels, FieldPanel("aim"), FieldPanel("donors")]

    class Meta(ControlledTerm.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
