"""What is asked when signing in; wrong answers count for the lock by account and address."""

import struct
import unicodedata
from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from portal.security.login import count_failure, is_locked, second_factor_name

from .resetting import reset_name, send_reset_letter

# What reading a made-up answer raises.
NO_CREDENTIAL = (LookupError, TypeError, ValueError, AttributeError, struct.error)
LEFT_TO_RIGHT = {"dir": "ltr", "autocapitalize": "none", "spellcheck": "false"}


class SignInForm(account.LoginForm):
    """Name or mail address, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Mail address or username"),
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username", **LEFT_TO_RIGHT}),
        )
        self.fields["password"] = _password(_("Password"), "current-password")
        self.fields["remember"].label = _("Stay signed in on this device")
        self.order_fields(["login", "password", "remember"])

    def user_credentials(self) -> dict[str, str]:
        """Return both as the backend takes them."""
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data.get("password", "")}


class PasswordAgainForm(account.ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password(_("Password"), "current-password")


class _NewPassword:
    """A new password, twice, with what is asked of it."""

    fields: dict[str, forms.Field]

    def name_new_password(self) -> None:
        """Label the two fields."""
        first, second = self.fields["password1"], self.fields["password2"]
        first.label, second.label = _("New password"), _("The new password once more")
        first.help_text = " ".join(password_validators_help_texts())
        for field in (first, second):
            field.widget.attrs = {"autocomplete": "new-password", **LEFT_TO_RIGHT}


class ChangePasswordForm(_NewPassword, account.ChangePasswordForm):
    """The old password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = _password(_("Current password"), "current-password")
        self.name_new_password()
        self.order_fields(["oldpassword", "password1", "password2"])

    def clean_oldpassword(self) -> str:
        """Count a wrong one as at sign-in."""
        password: str = self.cleaned_data["oldpassword"]
        adapter = account.get_adapter()
        if not adapter.reauthenticate(self.user, password):
            raise adapter.validation_error("enter_current_password")
        return password


class NewPasswordForm(_NewPassword, account.ResetPasswordKeyForm):
    """A new password, for whoever has the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_new_password()


class ResetPasswordForm(forms.Form):
    """The mail address to which a link is sent, if there is an account; the answer does not tell."""

    email = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", **LEFT_TO_RIGHT}),
    )

    def clean_email(self) -> str:
        """Refuse one that was asked for too often from this address; each asking counts."""
        email: str = self.cleaned_data["email"]
        if is_locked(context.request, reset_name(email)):
            raise account.get_adapter().validation_error("too_many_login_attempts")
        return email

    def save(self, request: Any, **kwargs: Any) -> str:
        """Send the letter, or do as much work and send none."""
        email: str = self.cleaned_data["email"]
        if not count_failure(request, reset_name(email)):
            send_reset_letter(email)
        return email


class _CountedCode:
    """A code of an app or of the list, in any digits: wrong ones count, and a right one works once."""

    user: Any
    cleaned_data: dict[str, Any]
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Return the code when it is right."""
        name = second_factor_name(self.user)
        if is_locked(context.request, name):
            raise account.get_adapter().validation_error("too_many_login_attempts")
        self.cleaned_data["code"] = western_digits(self.cleaned_data["code"])
        try:
            code: str = super().clean_code()  # type: ignore[misc]
            self.use_up(code)
        except forms.ValidationError:
            count_failure(context.request, name)
            raise
        return code

    def use_up(self, code: str) -> None:
        """Remember the app's last code in the database: another process must not take it again."""
        one = getattr(self, "authenticator", None)
        if one is None or one.type != Authenticator.Type.TOTP:
            return
        stored = Authenticator.objects.select_for_update().get(pk=one.pk)
        if stored.data.get("last_code") == code:
            raise get_adapter().validation_error("incorrect_code")
        one.data = stored.data | {"last_code": code}
        one.save(update_fields=["data"])


class CodeForm(_CountedCode, codes.AuthenticateForm):
    """The code that completes signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self.fields["code"])


class CodeAgainForm(_CountedCode, codes.ReauthenticateForm):
    """A code before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self.fields["code"])


class SetUpAppForm(_CountedCode, totp.ActivateTOTPForm):
    """The first code of an app that is being set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self.fields["code"], _("The code that the app shows"))


class _SoundCredential:
    """What a device answered, or something that only looks like it."""

    def clean_credential(self) -> Any:
        """Refuse what is no answer of a device."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except NO_CREDENTIAL:
            raise get_adapter().validation_error("incorrect_code") from None


class PasskeyForm(_SoundCredential, passkeys.AuthenticateWebAuthnForm):
    """A passkey that completes signing in."""


class PasskeyAloneForm(_SoundCredential, passkeys.LoginWebAuthnForm):
    """A passkey in the place of name and password."""


class PasskeyAgainForm(_SoundCredential, passkeys.ReauthenticateWebAuthnForm):
    """A passkey before something that matters."""


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    """A new passkey and the name of its device."""

    def clean(self) -> dict[str, Any]:
        """Refuse what is no answer of a device."""
        try:
            data: dict[str, Any] = super().clean()
        except NO_CREDENTIAL:
            raise get_adapter().validation_error("incorrect_code") from None
        return data


def western_digits(code: str) -> str:
    """Return the code with 0-9 in the place of other digits, as keyboards in Iraq write them."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in code).strip()


def _password(label: Any, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, **LEFT_TO_RIGHT})
    return forms.CharField(label=label, strip=False, max_length=4096, widget=widget)


def _name_code(field: forms.Field, label: Any = "") -> None:
    field.label = label or _("Code")
    field.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", **LEFT_TO_RIGHT}
