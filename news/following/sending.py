"""Decides when a follower is mailed: as soon as there is something new, and once an hour at most.

Any number may run at once: a subscription is claimed before its letter leaves, and only whoever claimed it sends. A
letter that could not leave is tried again; one whose sender was lost on the way is, after a quarter of an hour.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from smtplib import SMTPRecipientsRefused
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import override

from portal.sealing import opened

from .asking import forget_unconfirmed
from .knowing import Known, known_of
from .letters import news_letter
from .models import Subscription
from .subjects import Subject, subject_of
from .telling import news_of

logger = logging.getLogger(__name__)
CLAIM_HOLDS: Final = timedelta(minutes=15)
BETWEEN_LETTERS: Final = timedelta(hours=1)
Knowing = Callable[[str, str], tuple[Subject, Known] | None]


@dataclass
class Sent:
    """How many letters left, how many could not; how many addresses were refused, unconfirmed, or of no use."""

    sent: int = 0
    failed: int = 0
    refused: int = 0
    forgotten: int = 0
    without_subject: int = 0


def run(now: datetime | None = None) -> Sent:
    """Mail every follower to whom something is new."""
    now, done = now or timezone.now(), Sent(forgotten=forget_unconfirmed())

    @lru_cache(maxsize=512)
    def knowing(name: str, language: str) -> tuple[Subject, Known] | None:
        subject = subject_of(name, language)
        return (subject, known_of(subject, language, now)) if subject else None

    due = Q(told_at=None) | Q(told_at__lte=now - BETWEEN_LETTERS)
    waiting = Subscription.objects.filter(due, confirmed_at__isnull=False).order_by("subject", "language", "pk")
    for subscription in waiting.iterator(chunk_size=500):
        _serve(subscription, knowing, now, done)
    return done


def _serve(subscription: Subscription, knowing: Knowing, now: datetime, done: Sent) -> None:
    found, address = knowing(subscription.subject, subscription.language), opened(subscription.address)
    _note_whether_public(subscription, found is not None, now, done)
    if found is None or address is None or subscription.confirmed_at is None:
        return
    subject, known = found
    with override(subscription.language):
        news = news_of(subscription.told, known, subscription.confirmed_at, subscription.language, now)
        letter = news_letter(subscription, address, subject, news) if news else None
    if letter is None:
        if subscription.told != known.state:
            _own(subscription).update(told=known.state)
    elif _claimed(subscription, now):
        _send(subscription, letter, known, now, done)


def _note_whether_public(subscription: Subscription, is_public: bool, now: datetime, done: Sent) -> None:
    """Keep a follower of what is withdrawn for the days of the setting, as it may come back, and then no longer."""
    row, gone_at = _own(subscription), subscription.gone_at
    if is_public:
        if gone_at is not None:
            row.update(gone_at=None)
    elif gone_at is None:
        row.update(gone_at=now)
    elif gone_at <= now - timedelta(days=settings.SUBSCRIBE_GONE_DAYS):
        done.without_subject += row.delete()[0]


def _own(subscription: Subscription) -> QuerySet[Subscription]:
    """Return the row as long as nobody has told it anything meanwhile."""
    return Subscription.objects.filter(pk=subscription.pk, told_at=subscription.told_at)


def _claimed(subscription: Subscription, now: datetime) -> bool:
    """Claim the row; say whether it was free, or its claim is so old that its sender is lost."""
    free = Q(claimed_at=None) | Q(claimed_at__lte=now - CLAIM_HOLDS)
    return bool(_own(subscription).filter(free).update(claimed_at=now))


def _send(subscription: Subscription, letter: EmailMessage, known: Known, now: datetime, done: Sent) -> None:
    row = Subscription.objects.filter(pk=subscription.pk)
    try:
        get_connection(settings.MAIL_TRANSPORT).send_messages([letter])
    except SMTPRecipientsRefused as refusal:
        if all(500 <= code < 600 for code, _said in refusal.recipients.values()):
            row.delete()
            done.refused += 1
        else:
            row.update(claimed_at=None)
            done.failed += 1
    except OSError:
        # Neither the address nor what it follows belongs into a log.
        logger.exception("A letter to a follower could not leave.")
        row.update(claimed_at=None)
        done.failed += 1
    else:
        row.update(told=known.state, told_at=now, claimed_at=None)
        done.sent += 1
