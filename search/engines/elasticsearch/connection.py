"""Decides how the cluster is reached, how long that may take, and what counts as no answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

import urllib3
from django.conf import settings
from elastic_transport import ConnectionTimeout, TransportError, Urllib3HttpNode
from elasticsearch import ApiError, Elasticsearch, NotFoundError, UnsupportedProductError
from urllib3.exceptions import ProtocolError

from ..base import NotAnswering

Answer = TypeVar("Answer")
# A 4xx that says that the question is wrong; any other error is the cluster's.
_WRONG_QUESTION = 400
_LONGEST_REASON = 200
_SAFE_TWICE = ("/_search", "/_refresh", "/_bulk")


class Unavailable(NotAnswering):
    """The cluster did not answer in time, or could not; the text says why, in words for an operator."""


class Refused(NotAnswering):
    """The cluster answered that it does not understand what it was asked."""


class ImpatientNode(Urllib3HttpNode):
    """A node that has less time to accept the connection than to answer, so that another can still be asked.

    A connection that lay idle may have been closed meanwhile, by a node that began anew or a proxy between, which shows
    only when it is used. What may be sent twice is then sent once more, over a new connection: that is no failure.
    """

    def perform_request(
        self, method: str, target: str, body: bytes | None = None, headers: Any = None, request_timeout: Any = None
    ) -> Any:
        """Ask the node."""
        seconds = request_timeout if isinstance(request_timeout, int | float) else self.config.request_timeout
        limits: Any = urllib3.Timeout(connect=min(settings.SEARCH_CONNECT_SECONDS, seconds or 1), read=seconds)
        ask_it = partial(super().perform_request, method, target, body=body, headers=headers, request_timeout=limits)
        try:
            return ask_it()
        except TransportError as error:
            if not _was_cut_off(error) or not _may_be_sent_twice(method, target):
                raise
        self._close_idle()
        return ask_it()

    def _close_idle(self) -> None:
        """Close the connections that nobody uses now; each is opened anew when it is used."""
        idle = self.pool.pool
        kept = []
        with suppress(Empty):
            while idle is not None:
                kept.append(idle.get_nowait())
        for each in kept:
            if each is not None:
                each.close()
            self.pool._put_conn(each)


def _was_cut_off(error: TransportError) -> bool:
    """Say whether the connection ended without an answer, which says nothing of the node."""
    return any(isinstance(each, ProtocolError) for each in error.errors)


def _may_be_sent_twice(method: str, target: str) -> bool:
    """Say whether a second time changes nothing; what is written carries its version."""
    return method in ("GET", "HEAD") or target.partition("?")[0].endswith(_SAFE_TWICE)


def client() -> Elasticsearch:
    """Return this process's client of the cluster that the settings name."""
    return _client(
        tuple(settings.SEARCH_URLS),
        settings.SEARCH_API_KEY,
        (settings.SEARCH_USER, settings.SEARCH_PASSWORD),
        settings.SEARCH_CA_FILE,
        settings.SEARCH_VERIFY_TLS,
        settings.SEARCH_SECONDS,
    )


def ask(seconds: float, call: Callable[[], Answer]) -> Answer:
    """Return what the call to the cluster gives, or raise Unavailable or Refused after so many seconds at the latest.

    The limits of a connection are for each piece of an answer, so that one that comes in drops could last for ever:
    the call runs in a thread that is left behind.
    """
    answered: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            answered.put((call(), None))
        except BaseException as error:
            answered.put((None, error))

    Thread(target=run, name="search", daemon=True).start()
    try:
        answer, error = answered.get(timeout=seconds)
    except Empty:
        raise _too_late(seconds) from None
    if error is not None:
        raise _understood(error, seconds) from error
    return answer  # type: ignore[no-any-return]


def _understood(error: BaseException, seconds: float) -> BaseException:
    """Return what the error means to us; one of our own faults stays what it is."""
    match error:
        case NotFoundError():
            return Unavailable("no index")
        case ApiError() if error.meta.status == _WRONG_QUESTION:
            return Refused(str(error)[:_LONGEST_REASON])
        case ApiError():
            return Unavailable(f"{error.meta.status} {error.error}"[:_LONGEST_REASON])
        case ConnectionTimeout():
            return _too_late(seconds)
        case TransportError():
            return Unavailable(type(error).__name__)
        case UnsupportedProductError():
            return Unavailable("what answers is not Elasticsearch")
        # An answer of another shape than promised: something else speaks at that address.
        case KeyError() | TypeError() | ValueError():
            return Unavailable("an answer that makes no sense")
    return error


def _too_late(seconds: float) -> Unavailable:
    return Unavailable(f"no answer within {seconds:g} s")


@lru_cache(maxsize=8)
def _client(
    urls: tuple[str, ...], api_key: str, account: tuple[str, str], ca_file: str, verify: bool, seconds: float
) -> Elasticsearch:
    options: dict[str, Any] = {"request_timeout": seconds, "retry_on_timeout": False, "max_retries": len(urls) - 1}
    if api_key:
        options["api_key"] = api_key
    elif account[0]:
        options["basic_auth"] = account
    if any(url.startswith("https:") for url in urls):
        options |= {"verify_certs": verify, "ssl_show_warn": False} | ({"ca_certs": ca_file} if ca_file else {})
    return Elasticsearch(list(urls), node_class=ImpatientNode, connections_per_node=16, **options)
