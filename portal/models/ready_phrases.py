"""Reasons that reviewers give often, kept by IOM in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..labels import LabelsField, label


class ReadyPhrase(models.Model):
    """One sentence; the author reads it in the language of their own admin."""

    labels = LabelsField(_("phrase"))
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [FieldPanel("labels"), FieldPanel("order")]

    class Meta:
        verbose_name = _("ready phrase for reviewers")
        verbose_name_plural = _("ready phrases for reviewers")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return label(self.labels)
