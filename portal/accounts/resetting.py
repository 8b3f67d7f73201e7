"""Decides what happens when a forgotten password is told: the same work and the same answer for an unknown account."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from portal.letters import language_of, letter
from portal.mail import send_apart
from portal.models import User


def reset_name(email: str) -> str:
    """Return the name under which askings for a mail address are counted."""
    return f"reset {email}"


def send_reset_letter(email: str) -> None:
    """Mail a link to every open account with the address; for none, write the same letter and send it nowhere."""
    people = list(User.objects.filter(email__iexact=email, is_active=True).order_by("pk")[:5])
    letters = [letter(person, "password_reset", link=reset_link(person)) for person in people or [_nobody()]]
    if people:
        send_apart(letters)


def reset_link(user: User) -> str:
    """Return the address where the user sets a new password; it works until it was used, and for a limited time."""
    language = language_of(user)
    with override(language):
        names = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_reset_password_from_key', kwargs=names)}"


def _nobody() -> Any:
    nobody = User(pk=0, username="", email="nobody@example.org")
    nobody.password = "!"  # noqa: S105 - no account, and none that could be signed in to
    return nobody
