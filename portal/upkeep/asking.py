"""Decides how other hosts are asked whether a link still works: politely, seldom, and never inside our own network."""

import ipaddress
import logging
import socket
import time
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPMessage
from typing import IO, Any, Final
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from ..models.upkeep import LinkState, PageLink

logger = logging.getLogger(__name__)
GONE: Final = frozenset({404, 410})
# Hosts that answer so to programs and show the page to people: nothing is known of the link.
KEEPS_PROGRAMS_OUT: Final = frozenset({401, 403, 405, 406, 429, 451, 999})
WORKS_FOR: Final = timedelta(days=7)
FIRST_WAIT: Final = timedelta(days=1)
LONGEST_WAIT: Final = timedelta(days=16)
FAILURES_UNTIL_BROKEN: Final = 3
BETWEEN_ASKING_A_HOST: Final = 1.0


class InsideError(OSError):
    """The address lies in a private network."""


@dataclass(frozen=True)
class Answer:
    """What a host said: a status, or None where there was no answer."""

    status: int | None


class _WatchedRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        refuse_inside(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def due_links() -> Any:
    """Return the rows of links to elsewhere that are to be asked now, those never asked first."""
    due = Q(ask_again_at__isnull=True) | Q(ask_again_at__lte=timezone.now())
    return PageLink.objects.filter(due, is_own=False).order_by("ask_again_at", "pk")


def ask_links(most: int, seconds: float, say: Any) -> int:
    """Ask for the links that are due, each address once; return how many were asked."""
    asked_at: dict[str, float] = {}
    done: set[str] = set()
    for row in due_links().iterator():
        if len(done) >= most:
            break
        if row.address_key in done:
            continue
        done.add(row.address_key)
        host = urlsplit(row.address).netloc
        time.sleep(max(0.0, asked_at.get(host, 0.0) + BETWEEN_ASKING_A_HOST - time.monotonic()))
        answer = ask(row.address, seconds)
        asked_at[host] = time.monotonic()
        state = keep(row, answer)
        say(f"{answer.status or '---'} {state} {row.address}")
    return len(done)


def ask(address: str, seconds: float) -> Answer:
    """Ask for the head of a page, and for the page itself where the host knows no such question."""
    status: int | None = None
    for method in ("HEAD", "GET"):
        try:
            refuse_inside(address)
            request = Request(plain_address(address), method=method, headers={"User-Agent": user_agent()})  # noqa: S310
            with build_opener(_WatchedRedirects).open(request, timeout=seconds) as response:
                return Answer(response.status)
        except HTTPError as error:
            status = error.code
            error.close()
        except Exception:  # hosts answer with nearly anything that is no HTTP
            logger.info("No answer from %s", address, exc_info=True)
            return Answer(None)
    return Answer(status)


def keep(row: PageLink, answer: Answer) -> str:
    """Write the answer to every row with the address and return the state; failures are asked again ever later."""
    now = timezone.now()
    works = answer.status is not None and (answer.status < 400 or answer.status in KEEPS_PROGRAMS_OUT)
    failures = 0 if works else row.failures + 1
    if works:
        state = LinkState.WORKS
    elif answer.status in GONE or failures >= FAILURES_UNTIL_BROKEN:
        state = LinkState.BROKEN
    else:
        state = LinkState.DOUBTFUL
    wait = WORKS_FOR if works else min(FIRST_WAIT * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    PageLink.objects.filter(address_key=row.address_key).update(
        state=state, status=answer.status, failures=failures, checked_at=now, ask_again_at=now + wait
    )
    return str(state.value)


def refuse_inside(address: str) -> None:
    """Raise InsideError for what is no web address, or lies in a private network unless that is allowed."""
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise InsideError(address)
    if settings.LINK_CHECK_PRIVATE:
        return
    for found in socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP):
        if not ipaddress.ip_address(str(found[4][0]).split("%")[0]).is_global:
            raise InsideError(address)


def plain_address(address: str) -> str:
    """Return an address whose letters all are ASCII, as it goes over the wire."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    return urlunsplit((parts.scheme, host, quote(parts.path, "/%:@!$&'()*+,;=~"), quote(parts.query, "/%?=&+,:;"), ""))


def user_agent() -> str:
    """Return how the portal names itself to hosts that it asks."""
    return f"Markaz link check (+{settings.WAGTAILADMIN_BASE_URL})"
