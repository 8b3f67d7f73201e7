"""The address book of press contacts: units that answer journalists, kept in the admin and chosen on each release."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from centres.blocks import PhonesBlock
from centres.choices import SpokenLanguage
from centres.fields import ChoicesField
from portal.labels import LabelsField
from portal.models import ControlledTerm


class PressContact(ControlledTerm):
    """A unit (its label) with what it answers for, its phones, its mail and the languages it speaks."""

    role = LabelsField(_("role"), blank=True, help_text=_("What it answers for, for example “Media enquiries”."))
    phones = StreamField(PhonesBlock(), blank=True, verbose_name=_("phones"))
    email = models.EmailField(_("e-mail"), blank=True)
    languages_spoken = ChoicesField(_("languages spoken"), choices=SpokenLanguage.choices, blank=True)

    panels = [
        FieldPanel("key"),
        FieldPanel("labels", heading=_("name of the unit")),
        *(FieldPanel(name) for name in ("role", "phones", "email", "languages_spoken", "order")),
    ]

    class Meta(ControlledTerm.Meta):
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")

    def clean(self) -> None:
        """Refuse a contact that nobody could reach."""
        super().clean()
        if not self.phones and not self.email:
            raise ValidationError(
                _("Give a phone number or an e-mail address, so that journalists can reach this unit.")
            )
