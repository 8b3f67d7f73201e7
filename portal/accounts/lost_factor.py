"""Decides what happens when somebody has lost their second factor: others take it away, and the person is told."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from portal.letters import send_letter
from portal.roles import ADMIN_ACCESS

from .second_factor import has_second_factor


def may_be_reset(person: Any) -> bool:
    """Say whether partners and those who look after them take the factor away: never that of staff."""
    return bool(has_second_factor(person) and not person.has_perm(ADMIN_ACCESS))


@transaction.atomic
def reset_second_factor(person: Any, by: Any) -> int:
    """Take app, passkeys and recovery codes away and sign the person out everywhere; return how many there were.

    With the password they sign in again, and set up another factor. The letter says who did it.
    """
    taken = Authenticator.objects.filter(user=person).delete()[0]
    for session in UserSession.objects.filter(user=person):
        session.end()
    send_letter([person], "second_factor_reset", by=by.get_full_name() or by.get_username())
    return taken
