"""Decides how the opening hours library is asked, so that no stored value can make a page fail."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

BAGHDAD = ZoneInfo("Asia/Baghdad")
# Changes further away than this are not worth searching for: nobody plans a visit by them.
SEARCH_DAYS = 366

Answer = TypeVar("Answer")


def asked(question: Callable[[], Answer]) -> Answer | None:
    """The answer to a question put to the library, or None when the library fails in any way."""
    try:
        return question()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic inside the library is not an Exception
        return None


@lru_cache(maxsize=4096)
def library_hours(value: str) -> OpeningHours | None:
    """The library's reading of a value, in Baghdad's time; None when it cannot read it."""
    if not value.strip():
        return None  # the library would read blanks as "always open"
    return asked(lambda: OpeningHours(value.strip(), timezone=BAGHDAD, max_interval_days=SEARCH_DAYS))
