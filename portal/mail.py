"""Decides when mail leaves: after the commit, so that a rollback mails nobody and no lock waits for a server."""

import logging
from collections.abc import Sequence
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

logger = logging.getLogger(__name__)
# What the threads are called that send mail beside the answer.
APART = "mail apart"


class AfterCommitBackend(BaseEmailBackend):
    """Hands messages to the real backend (settings.MAIL_TRANSPORT) once what they tell of is stored."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Take the messages; a failure later is logged and breaks nothing."""
        messages = list(email_messages)
        transaction.on_commit(lambda: _send(messages), robust=True)
        return len(messages)


def send_apart(messages: Sequence[EmailMessage]) -> None:
    """Send after the commit and beside the answer: how long the mail server takes is not to be seen in it."""
    transaction.on_commit(lambda: Thread(target=_send, args=(list(messages),), name=APART).start(), robust=True)


def _send(messages: list[Any]) -> None:
    try:
        get_connection(settings.MAIL_TRANSPORT).send_messages(messages)
    except OSError:
        logger.exception("%d messages could not be sent.", len(messages))
