"""Templates of press releases: the standing parts that IOM keeps in the admin, in every language."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField

from portal import languages
from portal.blocks import InformationBody
from portal.models import ControlledTerm
from portal.sanitising import clean_page

ONE_EACH = _("Write the standing text once in each language: %(languages)s.")


class ReleaseTemplateForm(WagtailAdminModelForm):
    """The form of a template: a release may begin in either language, so both need their words."""

    def clean(self) -> dict[str, Any]:
        """Refuse a template that lacks the words of a language, or has them twice."""
        cleaned = super().clean()
        texts = [form for form in self.formsets["texts"].forms if form not in self.formsets["texts"].deleted_forms]
        if sorted(form.cleaned_data.get("language", "") for form in texts) != sorted(languages.codes()):
            names = ", ".join(languages.own_name(code) for code in languages.codes())
            self.add_error(None, ValidationError(ONE_EACH, params={"languages": names}))
        return cleaned


class ReleaseTemplate(ControlledTerm, ClusterableModel):
    """What new press releases begin with: facts that hold in every language, and words in each."""

    project = models.ForeignKey(
        "centres.Project", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("project")
    )
    donors = ParentalManyToManyField("centres.Donor", blank=True, related_name="+", verbose_name=_("donors"))
    un_entities = ParentalManyToManyField(
        "news.UNEntity", blank=True, related_name="+", verbose_name=_("UN entities involved")
    )
    goals = ParentalManyToManyField("news.Goal", blank=True, related_name="+", verbose_name=_("goals supported"))
    press_contacts = ParentalManyToManyField(
        "news.PressContact", blank=True, related_name="+", verbose_name=_("press contacts")
    )

    base_form_class = ReleaseTemplateForm
    panels = [
        HelpPanel(
            _("New press releases begin with these parts. Releases that are there already stay as they are."),
            heading=_("What this is for"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in ("key", "labels", "order")], heading=_("Template")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("project", "donors", "un_entities", "goals", "press_contacts")],
            heading=_("Facts"),
        ),
        InlinePanel("texts", heading=_("Words in each language"), label=_("words"), min_num=2),
    ]

    class Meta(ControlledTerm.Meta):
        verbose_name = _("template of press releases")
        verbose_name_plural = _("templates of press releases")


class ReleaseTemplateText(models.Model):
    """The standing words in one language."""

    template = ParentalKey(ReleaseTemplate, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10)
    issuing_unit = models.CharField(_("issuing unit"), max_length=160, blank=True)
    body = StreamField(
        InformationBody(),
        blank=True,
        verbose_name=_("standing parts of the text"),
        help_text=_("For example what the centres are. They stand below the text of the release."),
    )

    panels = [
        FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES)),
        FieldPanel("issuing_unit"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("words of a template")
        verbose_name_plural = _("words of a template")
        constraints = [models.UniqueConstraint(fields=["template", "language"], name="one_text_a_language")]

    def __str__(self) -> str:
        return languages.own_name(self.language)

    def clean(self) -> None:
        """Clean the rich text, whichever way it came in."""
        super().clean()
        clean_page(self)
