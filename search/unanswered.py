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
from contextlib import suppress
from datetime import timedelta
from queue import Empty, Full, Queue

from django.conf import settings
from django.db import Error, close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from .analysis.keys import words
from .completing import folded_words
from .models import ZeroResult
from .person_names import PERSON_NAMES

SHOWN_FROM = 3
KEPT_DAYS, MOST_KEPT = 90, 5_000
LONGEST, MOST_WORDS, MOST_DIGITS = 60, 6, 3
SECONDS_BETWEEN = 30
THREAD = "searches without results"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"@|://|www\.|\.(?:com|org|net|iq)\b", re.IGNORECASE)

logger = logging.getLogger(__name__)
_queue: Queue[tuple[str, str]] = Queue(maxsize=500)
_started = threading.Lock()
# Only tests set it: the thread ends with its process.
_ended = threading.Event()


def note(text: str, language: str) -> None:
    """Remember that the text found nothing; never waits, and forgets when there is too much to remember."""
    if not settings.ZERO_RESULT_REPORT or not may_be_kept(text):
        return
    try:
        _queue.put_nowait((" ".join(folded_words(text)), language))
    except Full:
        return
    if _started.acquire(blocking=False):
        threading.Thread(target=_add_up_for_ever, name=THREAD, daemon=True).start()


def may_be_kept(text: str) -> bool:
    """Say whether the text is certainly no number, mail or name of a person, as far as that can be seen."""
    typed = folded_words(text)
    digits = sum(letter.isdecimal() for letter in _YEAR.sub("", text))
    if not 0 < len(typed) <= MOST_WORDS or len(text) > LONGEST or digits > MOST_DIGITS or _ADDRESS.search(text):
        return False
    readings = {reading for word in words(text) for reading in word.readings}
    return not PERSON_NAMES & {*typed, *readings}


def add_up() -> int:
    """Write what is in the queue into the counts, and forget what is old; return how much was in it.

    What the database does not take goes back into the queue.
    """
    counts: Counter[tuple[str, str]] = Counter()
    with suppress(Empty):
        while True:
            counts[_queue.get_nowait()] += 1
    try:
        with transaction.atomic():
            for (text, language), times in sorted(counts.items()):
                _count(text, language, times)
            _forget()
    except Error:
        with suppress(Full):
            for each in counts.elements():
                _queue.put_nowait(each)
        raise
    return counts.total()


def _forget() -> None:
    """Delete what was not typed for long, and of too many rows those that were typed least."""
    ZeroResult.objects.filter(last_on__lt=timezone.localdate() - timedelta(days=KEPT_DAYS)).delete()
    too_many = ZeroResult.objects.count() - MOST_KEPT
    if too_many > 0:
        least = ZeroResult.objects.order_by("times", "last_on", "digest").values_list("digest", flat=True)[:too_many]
        ZeroResult.objects.filter(digest__in=list(least)).delete()


def _count(text: str, language: str, times: int) -> None:
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"{language} {text}".encode(), "sha256").hex()
    defaults = {"language": language, "last_on": timezone.localdate()}
    row, _made = ZeroResult.objects.get_or_create(digest=digest, defaults=defaults)
    ZeroResult.objects.filter(pk=digest).update(times=F("times") + times, last_on=defaults["last_on"])
    if row.times + times >= SHOWN_FROM:
        ZeroResult.objects.filter(pk=digest, text="").update(text=text[:LONGEST])


def _add_up_for_ever() -> None:
    while not _ended.wait(SECONDS_BETWEEN):
        if _queue.empty():
            continue
        try:
            add_up()
        except Error:
            logger.exception("Searches without results could not be counted yet.")
        finally:
            close_old_connections()
