"""What is asked at the desk's doors: whom to invite, who somebody is, what an organisation does."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from portal import languages
from portal.models import User

from .models import Registration, Role

MAIL = {"autocomplete": "email", "dir": "ltr", "autocapitalize": "none", "spellcheck": "false"}
NEW_PASSWORD = {"autocomplete": "new-password", "dir": "ltr"}


def language_choices() -> list[tuple[str, str]]:
    """Return the languages letters are written in, by their own names."""
    return [(code, languages.own_name(code)) for code in languages.codes()]


class InviteForm(forms.Form):
    """Whom to invite, as what, and in which language to write to them."""

    email = forms.EmailField(label=_("Mail address"), max_length=254, widget=forms.EmailInput(attrs=MAIL))
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        initial=Role.EDITOR,
        help_text=_("Editors keep the listings. Owners also invite people and remove them."),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=language_choices)


class JoinForm(forms.Form):
    """Name and password of somebody who has no account yet."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("Only the people of your organisation and IOM see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    password1 = forms.CharField(
        label=_("New password"), strip=False, max_length=4096, widget=forms.PasswordInput(attrs=NEW_PASSWORD)
    )
    password2 = forms.CharField(
        label=_("The new password once more"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs=NEW_PASSWORD),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        """Refuse a weak password, and two that differ."""
        data: dict[str, Any] = super().clean() or {}
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ."))
        elif first:
            try:
                validate_password(first, User(username=self.email, email=self.email, first_name=data.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return data


class RegistrationForm(forms.ModelForm):
    """What an organisation says of itself when it asks to keep its listings here."""

    class Meta:
        model = Registration
        fields = ["organisation", "purpose", "name", "email"]
        labels = {"email": _("Mail address")}
        help_texts = {
            "purpose": _("Which services, for whom and where: a few sentences."),
            "email": _("We send a link there. Best an address of your organisation."),
        }
        widgets = {
            "organisation": forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
            "purpose": forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
            "name": forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
            "email": forms.EmailInput(attrs=MAIL),
        }
