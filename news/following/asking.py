"""Decides who begins to follow and who stops: nobody learns whether an address follows, and nothing is left over."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.mail import send_apart
from portal.sealing import marks, opened, sealed

from .knowing import known_of
from .letters import NAMED, asking_letter
from .models import Subscription
from .subjects import Subject, subject_of

# An address is asked about one subject once an hour, and about so many that it has not confirmed.
BETWEEN_LETTERS: Final = timedelta(hours=1)
MOST_UNCONFIRMED: Final = 5


@transaction.atomic
def ask(subject: Subject, address: str, language: str) -> None:
    """Ask an address by mail whether it wants to follow the subject; say nothing of whether it does already."""
    found, now = marks(_folded(address)), timezone.now()
    rows = Subscription.objects.filter(mark__in=found)
    row = rows.filter(subject=subject.name).first()
    if row is None:
        if rows.filter(confirmed_at=None).count() >= MOST_UNCONFIRMED:
            return
        values = {"address": sealed(address), "language": language, "asked_at": now}
        row, is_new = Subscription.objects.get_or_create(subject=subject.name, mark=found[0], defaults=values)
    else:
        is_new = False
    if is_new or row.asked_at <= now - BETWEEN_LETTERS:
        Subscription.objects.filter(pk=row.pk).update(asked_at=now)
        send_apart([asking_letter(row, address, subject)])


@transaction.atomic
def confirm(subscription: Subscription) -> None:
    """Let a subscription begin: what is public now is known, what comes later is told; twice changes nothing."""
    now = timezone.now()
    subject = subject_of(subscription.subject, subscription.language)
    state = known_of(subject, subscription.language, now).state if subject else {}
    Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmed_at=now, told=state)


def leave(key: str) -> None:
    """Delete a subscription, and with it the address."""
    Subscription.objects.filter(key=key).delete()


def forget_unconfirmed() -> int:
    """Delete what nobody has confirmed within the days of the setting; return how many there were."""
    until = timezone.now() - timedelta(days=settings.SUBSCRIBE_DAYS)
    return Subscription.objects.filter(confirmed_at=None, asked_at__lt=until).delete()[0]


def leave_returned(name: str, **kwargs: Any) -> None:
    """Delete the subscription whose letter came back for good."""
    if name.startswith(NAMED):
        leave(name.removeprefix(NAMED))


def seal_again() -> tuple[int, int]:
    """Seal every address with the first key and mark it anew; return how many, and how many no key opens."""
    done = lost = 0
    for row in Subscription.objects.order_by("pk").iterator():
        address = opened(row.address)
        if address is None:
            lost += 1
            continue
        values = {"address": sealed(address), "mark": marks(_folded(address))[0]}
        done += Subscription.objects.filter(pk=row.pk).update(**values)
    return done, lost


def _folded(address: str) -> str:
    return address.strip().lower()
