"""Decides which searches without results editors learn of: outside of every request, as counts, and nobody's words.

A request puts its words into a queue in memory and writes nothing. A thread adds them up from time to time. Until words
were typed three times only a keyed digest of them is kept; what may tell of a person is dropped before that.
"""

from __future__ import annotations

import hmac
import logging
import re
import threading
from collections import Counter
from datetime import timedelta
from queue import Empty, Full, Queue

from django.conf import settings
from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from .analysis.keys import words
from .completing import folded_words
from .models import ZeroResult
from .person_names import PERSON_NAMES

SHOWN_FROM = 3
KEPT_DAYS = 90
LONGEST, MOST_WORDS, MOST_DIGITS = 60, 6, 3
SECONDS_BETWEEN = 30
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"@|://|www\.|\.(?:com|org|net|iq)\b", re.IGNORECASE)

logger = logging.getLogger(__name__)
_queue: Queue[tuple[str, str]] = Queue(maxsize=500)
_started = threading.Lock()


def note(text: str, language: str) -> None:
    """Remember that the text found nothing; never waits, and forgets when there is too much to remember."""
    if not settings.ZERO_RESULT_REPORT or not may_be_kept(text):
        return
    try:
        _queue.put_nowait((" ".join(folded_words(text)), language))
    except Full:
        return
    if _started.acquire(blocking=False):
        threading.Thread(target=_add_up_for_ever, name="searches without results", daemon=True).start()


def may_be_kept(text: str) -> bool:
    """Say whether the text is certainly no number, mail or name of a person, as far as that can be seen."""
    typed = folded_words(text)
    digits = sum(letter.isdecimal() for letter in _YEAR.sub("", text))
    if not 0 < len(typed) <= MOST_WORDS or len(text) > LONGEST or digits > MOST_DIGITS or _ADDRESS.search(text):
        return False
    readings = {reading for word in words(text) for reading in word.readings}
    return not PERSON_NAMES & {*typed, *readings}


def add_up() -> int:
    """Write what is in the queue into the counts, and forget what is old; return how much was in it."""
    counts: Counter[tuple[str, str]] = Counter()
    while True:
        try:
            counts[_queue.get_nowait()] += 1
        except Empty:
            break
    today = timezone.localdate()
    with transaction.atomic():
        for (text, language), times in sorted(counts.items()):
            _count(text, language, times)
        ZeroResult.objects.filter(last_on__lt=today - timedelta(days=KEPT_DAYS)).delete()
    return counts.total()


def _count(text: str, language: str, times: int) -> None:
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"{language} {text}".encode(), "sha256").hex()
    defaults = {"language": language, "last_on": timezone.localdate()}
    row, _made = ZeroResult.objects.get_or_create(digest=digest, defaults=defaults)
    ZeroResult.objects.filter(pk=digest).update(times=F("times") + times, last_on=defaults["last_on"])
    if row.times + times >= SHOWN_FROM:
        ZeroResult.objects.filter(pk=digest, text="").update(text=text[:LONGEST])


def _add_up_for_ever() -> None:
    wait = threading.Event()
    while True:
        wait.wait(SECONDS_BETWEEN)
        if _queue.empty():
            continue
        try:
            add_up()
        except DatabaseError:
            logger.exception("Searches without results could not be counted.")
        finally:
            close_old_connections()
