"""Mail that came back: which reports are believed, and what follows."""

from __future__ import annotations

import io
import mailbox
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from centres.freshness.advancing import run
from centres.freshness.bounces import LETTER_HEADER, bounce_in, signed
from centres.models import BouncedAddress
from tests.centres.freshness.loop import age, kept_listing, moderator

ADDRESS = "partner@example.org"


def report(header: str | None = None, *, action: str = "failed", status: str = "5.1.1", whole: bool = True) -> bytes:
    """Return a delivery report as mail servers write it, with the returned letter or its headers alone."""
    letter = f"To: {ADDRESS}\r\nSubject: Is this still right?\r\n"
    letter += f"{LETTER_HEADER}: {signed(ADDRESS) if header is None else header}\r\n\r\nText\r\n"
    kind = "message/rfc822" if whole else "text/rfc822-headers"
    return (
        "From: MAILER-DAEMON@mail.example.org\r\nTo: markaz@example.org\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {ADDRESS}\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 no\r\n such user\r\n\r\n"
        f"--B\r\nContent-Type: {kind}\r\n\r\n{letter}\r\n--B--\r\n"
    ).encode()


@pytest.mark.parametrize("whole", [True, False])
def test_a_failure_for_good_names_the_address_and_the_reason(whole: bool) -> None:
    bounce = bounce_in(report(whole=whole))
    assert bounce is not None
    assert (bounce.address, bounce.status, bounce.reason) == (ADDRESS, "5.1.1", "smtp; 550 5.1.1 no such user")


@pytest.mark.parametrize(
    "raw",
    [
        report(action="delayed", status="4.4.1"),
        report(status="4.2.2"),
        report(header=""),
        report(header=f"{ADDRESS}~forged"),
        b"",
        b"Subject: Hello\r\n\r\nAn ordinary mail.",
        b"Content-Type: multipart/report; boundary=B\r\n\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\n\xff",
    ],
    ids=["delay", "for now", "unsigned", "forged", "nothing", "no report", "broken"],
)
def test_what_says_nothing_of_our_letters_or_not_for_good_is_not_believed(raw: bytes) -> None:
    assert bounce_in(raw) is None


@pytest.mark.django_db
def test_no_more_mail_goes_there_and_iom_knows_once(monkeypatch: Any) -> None:
    service, _partner, user = kept_listing()
    iom = moderator()
    assert user.email == ADDRESS
    for _time in range(2):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(report())))
        call_command("read_bounces")
    assert [message.to for message in mail.outbox] == [[iom.email]]
    assert BouncedAddress.objects.get().address == ADDRESS
    mail.outbox.clear()
    age(service, 80)
    run()
    assert user.email not in [address for message in mail.outbox for address in message.to]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["mbox", "maildir"])
def test_a_mailbox_is_read_once_and_emptied(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "box"
    box: Any = mailbox.mbox(path) if kind == "mbox" else mailbox.Maildir(path)
    other = EmailMessage()
    other["Subject"] = "Hello"
    for content in (report(), other.as_bytes()):
        box.add(content)
    box.flush()
    box.close()
    call_command("read_bounces", str(path))
    call_command("read_bounces", str(path))
    said = capsys.readouterr().out.splitlines()
    assert said == ["2 read, 1 returned letters, 1 addresses marked", "0 read, 0 returned letters, 0 addresses marked"]


def test_a_mailbox_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no mailbox"):
        call_command("read_bounces", str(tmp_path / "none"))
