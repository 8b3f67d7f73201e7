"""Publishes centres without end, each by the admin's own form, in a child process that somebody will kill.

Started by the tests as a program of its own, with ``publish`` or ``approve``: it forks a child for every line on its
standard input, prints the child's process id and when it is well at work, waits until the child is dead, and says so.
"""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.urls import reverse  # noqa: E402

from centres.models import CentrePage, CentresIndexPage, Governorate  # noqa: E402
from portal.models import User  # noqa: E402
from tests.portal.pages import edit, phone_fields, row_fields  # noqa: E402
from tests.portal.staff import signed_in  # noqa: E402

NUMBER = "+96470000{:05d}"


def publish_without_end(start: int) -> None:
    """Make a centre, publish it, publish it again with other words and another phone, and go on with the next."""
    client = signed_in(User.objects.get(username="publisher"))
    index = CentresIndexPage.objects.get(source=None)
    governorate = Governorate.objects.get()
    for number in range(start, start + 1000):
        address = reverse("wagtailadmin_pages:add", args=["centres", "centrepage", index.pk])
        client.post(address, values(number, governorate) | {"slug": f"centre-{number}", "action-publish": "1"})
        page = CentrePage.objects.get(slug=f"centre-{number}", source=None)
        edit(client, page, "publish", **values(number + 5000, governorate))
        if number == start:
            print("at work", flush=True)  # noqa: T201


def values(number: int, governorate: Governorate) -> dict[str, str]:
    """Return words and facts that both tell the number."""
    words = {"title": f"مركز {number}", "description": '{"blocks": [], "entityMap": {}}'}
    facts = {"governorate": str(governorate.pk), **phone_fields(NUMBER.format(number))}
    for rows in ("organisations", "hours_exceptions", "stops"):
        facts |= row_fields(rows)
    return words | facts


def main() -> None:
    """Fork, tell, wait; until the input ends."""
    from tests.faults.approver import approve_some

    # Letters would stand between the answers.
    settings.MAIL_TRANSPORT = "django.core.mail.backends.dummy.EmailBackend"
    work = {"publish": publish_without_end, "approve": approve_some}[sys.argv[1]]
    for line in sys.stdin:
        connections.close_all()
        child = os.fork()
        if child == 0:
            work(int(line))
            os._exit(3)
        print(child, flush=True)  # noqa: T201
        _pid, status = os.waitpid(child, 0)
        print("killed" if os.WTERMSIG(status) == signal.SIGKILL else f"ended {status}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
