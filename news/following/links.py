"""Decides by which addresses a subscription is confirmed and left: signed, and in its own mails alone."""

from typing import Final

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import override

from .models import Subscription

CONFIRM: Final = Signer(salt="news.following.confirm", sep="~")
LEAVE: Final = Signer(salt="news.following.leave", sep="~")


def confirm_path(subscription: Subscription) -> str:
    """Return the address on which a subscription is confirmed, in its language."""
    with override(subscription.language):
        return reverse("follow_confirm", args=[CONFIRM.sign(subscription.key)])


def leave_path(subscription: Subscription) -> str:
    """Return the address on which it is left."""
    with override(subscription.language):
        return reverse("follow_leave", args=[LEAVE.sign(subscription.key)])


def key_in(token: str, signer: Signer) -> str | None:
    """Return the key that an address names; None where the address is none of ours."""
    try:
        return signer.unsign(token)
    except BadSignature:
        return None
