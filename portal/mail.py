"""Decides when mail leaves: after the commit, so that a rollback mails nobody and no lock waits for a server."""

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

logger = logging.getLogger(__name__)


class AfterCommitBackend(BaseEmailBackend):
    """Hands messages to the real backend (settings.MAIL_TRANSPORT) once what they tell of is stored."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Take the messages; a failure later is logged and breaks nothing."""
        messages = list(email_messages)
        transaction.on_commit(lambda: _send(messages), robust=True)
        return len(messages)


def _send(messages: list[Any]) -> None:
    try:
        get_connection(settings.MAIL_TRANSPORT).send_messages(messages)
    except OSError:
        logger.exception("%d messages could not be sent.", len(messages))
