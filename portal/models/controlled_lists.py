"""What every controlled list is: a key for machines, a label in each language, an order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..labels import LabelsField, label


class ControlledTerm(models.Model):
    """One entry of a controlled list."""

    key = models.SlugField(
        _("key"), max_length=60, unique=True, help_text=_("For machines; never changes. Latin letters.")
    )
    labels = LabelsField(_("label"))
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [FieldPanel("key"), FieldPanel("labels"), FieldPanel("order")]

    class Meta:
        abstract = True
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return label(self.labels) or self.key
