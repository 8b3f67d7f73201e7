"""Decides what a phone or a contact is: a number people can tap, checked but not refused for being unusual."""

from typing import Any
from urllib.parse import quote

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choices import ContactKind

REGION = "IQ"
NO_PHONE = _("This is not a phone number. Write it like +964 770 123 4567 or 122.")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def readable_phone(number: str) -> str:
    """Return the number in international form with its usual gaps; a short code stays as it is."""
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return number
    if len(str(parsed.national_number)) < 7:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def stored_phone(typed: str) -> str:
    """Return what is stored for a typed number: E.164, or the digits of a short code; raise ValidationError.

    Arabic-Indic and Persian digits are read. A number that is possible but not assigned is kept: sample numbers are.
    """
    text = typed.translate(DIGITS).strip()
    if any(character.isalpha() for character in text):
        # The library would read letters as the digits of a keypad, or as an extension, which is not kept.
        raise ValidationError(NO_PHONE)
    if text.isdigit() and 3 <= len(text) <= 5:
        return text
    try:
        parsed = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException as error:
        raise ValidationError(NO_PHONE) from error
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        # Without its area code a number reaches nobody from elsewhere.
        raise ValidationError(_("This phone number is too short or too long."))
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


class PhoneNumberBlock(blocks.CharBlock):
    """A phone number, stored as E.164 or as a short code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, **kwargs)

    def clean(self, value: Any) -> str:
        """Return the number as it is stored."""
        return stored_phone(super().clean(value))


class PhoneValue(blocks.StructValue):
    """A phone as pages print it."""

    @property
    def readable(self) -> str:
        """Return the number with gaps, for people."""
        return readable_phone(self["number"])

    @property
    def has_whatsapp(self) -> bool:
        """Say whether the number answers on WhatsApp."""
        return self["kind"] in {ContactKind.WHATSAPP, ContactKind.BOTH}

    @property
    def takes_calls(self) -> bool:
        """Say whether the number can be called."""
        return self["kind"] != ContactKind.WHATSAPP

    @property
    def whatsapp_number(self) -> str:
        """Return the number as WhatsApp's links want it: digits without the plus sign."""
        return quote(self["number"].lstrip("+"))

    def __str__(self) -> str:
        return self.readable


class PhoneBlock(blocks.StructBlock):
    """A number and what it is for."""

    number = PhoneNumberBlock(label=_("number"))
    kind = blocks.ChoiceBlock(choices=ContactKind.choices, default=ContactKind.PHONE, label=_("kind"))

    class Meta:
        icon = "mobile-alt"
        label = _("phone")
        value_class = PhoneValue


class PhonesBlock(blocks.StreamBlock):
    """The phones of a centre, a partner or a service; each keeps its id for good."""

    phone = PhoneBlock()

    class Meta:
        required = False


class ContactsBlock(PhonesBlock):
    """How a partner is reached: phones and e-mail addresses."""

    email = blocks.EmailBlock(label=_("e-mail"), icon="mail")
