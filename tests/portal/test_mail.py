"""What is mailed says what was stored; how it leaves is tested with the transactions."""

from typing import Any

import pytest
from django.conf import settings as project
from django.core import mail
from django.core.mail import EmailMessage

from portal.mail import AfterCommitBackend


def test_the_project_sends_through_it() -> None:
    from portal import settings

    assert f"{AfterCommitBackend.__module__}.{AfterCommitBackend.__name__}" == settings.EMAIL_BACKEND


def test_mail_to_a_console_or_a_server_is_one_setting() -> None:
    from portal import settings

    assert settings.MAIL_TRANSPORT in {f"django.core.mail.backends.{name}.EmailBackend" for name in ("console", "smtp")}
    assert project.EMAIL_TIMEOUT == 10


@pytest.mark.django_db(transaction=True)
def test_it_tells_how_many_it_took_and_keeps_their_order(settings: Any) -> None:
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    messages = [EmailMessage(f"Message {number}", "Text", to=["officer@example.org"]) for number in range(3)]
    assert AfterCommitBackend().send_messages(messages) == 3
    assert [message.subject for message in mail.outbox] == ["Message 0", "Message 1", "Message 2"]


@pytest.mark.django_db
def test_no_message_is_no_failure() -> None:
    assert AfterCommitBackend().send_messages([]) == 0
