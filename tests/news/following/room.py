"""A network in which somebody can follow something, and the way from the form to the first mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from news.following.models import Subscription
from portal.sealing import marks
from tests.centres import factories
from tests.portal.pages import visitor
from tests.servers.mailbox import Mailbox

READER = "Reader@Example.org"
HOUR = timedelta(hours=1)


def centre(**values: Any) -> Any:
    """Return a public centre with hours of its own."""
    return factories.centre(**{"place": factories.place(), "opening_hours": "Su-Th 09:00-14:00"} | values)


def name_of(page: Any) -> str:
    """Return by which name the centre is followed."""
    return f"centres/{page.short_path.rpartition('/')[2]}"


def stamp_on(client: Client, path: str) -> str:
    """Return the stamp of the form at the address."""
    html = BeautifulSoup(client.get(path).content, "html.parser")
    return str(html.select_one("input[name=stamp]")["value"])  # type: ignore[index]


def ask(name: str, language: str = "en", address: str = READER, **more: str) -> Any:
    """Send the form as a browser without cookies does."""
    client, path = visitor(), f"/{language}/follow/{name}/"
    return client.post(path, {"address": address, "stamp": stamp_on(client, path), **more})


def follower(name: str, mailbox: Mailbox, committed: Any, language: str = "en", address: str = READER) -> Subscription:
    """Follow something, by the form and by the link in the mail."""
    with committed():
        assert ask(name, language, address).status_code == 303
    with committed():
        assert visitor().post(mailbox.link(address)).status_code == 200
    mailbox.messages.clear()
    return Subscription.objects.get(subject=name, mark=marks(address.lower())[0])


def an_hour_passes() -> None:
    """Let the last mail be an hour old."""
    Subscription.objects.filter(told_at__isnull=False).update(told_at=timezone.now() - HOUR)
