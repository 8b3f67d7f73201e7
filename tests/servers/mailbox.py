"""Decides how a test reads the portal's mail: a real SMTP server on the loopback that keeps what it is given."""

import email
import re
import threading
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.mail.utils import DNS_NAME

from portal.mail import APART
from tests.servers.live_site import free_port

LINK = re.compile(r"https?://\S+")


class Mailbox:
    """Everything the server was given, in order."""

    def __init__(self) -> None:
        """Begin empty."""
        self.messages: list[EmailMessage] = []

    @property
    def letters(self) -> list[EmailMessage]:
        """Return what has come, when nothing is on its way any more."""
        for thread in [one for one in threading.enumerate() if one.name == APART]:
            thread.join(10)
        return self.messages

    def last(self, to: str) -> tuple[str, str]:
        """Return subject and text of the last letter to an address."""
        letter = [one for one in self.letters if one["To"] == to][-1]
        return str(letter["Subject"]).strip(), str(letter.get_content())

    def link(self, to: str) -> str:
        """Return the path of the first link of the last letter to an address."""
        found = LINK.search(self.last(to)[1])
        assert found is not None
        return "/" + found[0].split("/", 3)[3]


class Receiver:
    """Takes messages for a mailbox; apart from it, because aiosmtpd reads every property of what receives."""

    def __init__(self, box: Mailbox) -> None:
        """Take them for this one."""
        self.box = box

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep a message; aiosmtpd calls this by its name."""
        message = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.box.messages.append(message)
        return "250 kept"


@pytest.fixture
def mailbox(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    """Serve SMTP, and let the portal send there as it does outside of tests."""
    box = Mailbox()
    controller = Controller(Receiver(box), hostname="127.0.0.1", port=free_port(), server_hostname="localhost")
    controller.start()
    # Both ends would ask the name service, which may not answer here.
    monkeypatch.setattr(DNS_NAME, "_fqdn", "localhost", raising=False)
    settings.EMAIL_BACKEND = "portal.mail.AfterCommitBackend"
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    yield box
    controller.stop()


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Return what makes a block end like a request that was stored: what waits for the commit is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
