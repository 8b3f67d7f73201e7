"""Decides where django-allauth gives way to the portal: where people land, who is written to, what is encrypted."""

import time
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from portal.models import User
from portal.security.addresses import client_address

from .landing import landing_address

# Seconds for which whoever has signed in is not asked for the password again.
REAUTHENTICATION_TIMEOUT = 300
SAID = {
    "account/messages/password_changed.txt": _("Your password has been changed. Other devices have been signed out."),
    "account/messages/password_set.txt": _("Your password has been set."),
    "mfa/messages/totp_activated.txt": _("The app is set up. You will be asked for its code when you sign in."),
    "mfa/messages/totp_deactivated.txt": _("The app is not asked for any more."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes have been made. Older ones do not work."),
    "mfa/messages/webauthn_added.txt": _("The passkey has been added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey has been removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts as the portal has them: nobody makes one themselves, and mail is the portal's own letters."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The name or the password is not right."),
        "email_password_mismatch": _("The name or the password is not right."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("This is not your current password."),
        "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
        "too_many_login_attempts": _("There were too many wrong attempts. Please wait, then try again."),
        "rate_limited": _("There were too many wrong attempts. Please wait, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: accounts come by invitation."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where this user has their work."""
        return landing_address(request.user)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Return the page to sign in again."""
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return the page from which the change was begun."""
        return reverse("mfa_index")

    def is_safe_url(self, url: str | None) -> bool:
        """Say whether the address is one of this site, written without a host."""
        return bool(url) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_ajax(self, request: HttpRequest) -> bool:
        """Say whether a script asks for what a passkey needs; every other answer is a page."""
        return request.path == reverse("mfa_login_webauthn") and super().is_ajax(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask once more who it is, but for those who have just shown it by signing in."""
        records = get_authentication_records(self.request, self.request.user)
        is_fresh = bool(records) and time.time() - records[-1]["at"] < REAUTHENTICATION_TIMEOUT
        return not is_fresh

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count nothing: the lock by account and address does (portal.security.login)."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Return the user that the credentials belong to."""
        return authenticate(request, **credentials)

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Say whether the password is the user's own; wrong ones count as at sign-in."""
        found = authenticate(self.request, username=user.get_username(), password=password)
        return found is not None and found.pk == user.pk

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that the lock counts by."""
        return client_address(request)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Show what happened in our own words, or the message that is given whole; nothing else is said."""
        said = SAID.get(message_template or "") or kwargs.get("message")
        if said:
            messages.add_message(request, level, said)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors as the portal has them."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right, or has been used already."),
    }

    def get_totp_issuer(self) -> str:
        """Return the name that the app on the phone shows."""
        return str(settings.WAGTAIL_SITE_NAME)

    def build_totp_svg(self, url: str) -> str:
        """Return the code to photograph, drawn without styles so that the strict policy lets it through."""
        code: str = segno.make(url, micro=False).svg_inline(
            scale=5, border=4, svgclass=None, lineclass=None, light="#fff"
        )
        return code

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing here: the portal writes its own letter (portal.accounts.letters)."""


def sign_in_with_link(request: HttpRequest, user: User) -> Any:
    """Sign in somebody who came by a link that was mailed to them; a second factor is still asked for."""
    from allauth.account.internal.flows.login import perform_login
    from allauth.account.models import Login

    record_authentication(request, user, method="mail", email=user.email)
    return perform_login(request, Login(user=user, email=user.email))
