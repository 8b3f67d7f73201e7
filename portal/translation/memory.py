"""The translation memory: segments that a moderator approved, offered where the same or nearly the same is said."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ..models.segments import RememberedText
from .segments.reading import State
from .segments.versions import reading_of
from .segments.words_of_people import digest

WORD = re.compile(r"\w+")
NEAR = 0.7
MOST = 3
# Of the memory's entries that share words with a segment, so many are compared letter by letter.
COMPARED = 12
SHORTEST = 2


@dataclass(frozen=True)
class Suggestion:
    """A translation that was approved for the same text (100 per cent) or one like it."""

    source: str
    target: str
    percent: int


def remember(page: Any) -> None:
    """Keep the segments of a translation that has just been published."""
    if not getattr(page, "source_id", None) or not page.live:
        return
    reading = reading_of(page)
    languages = (page.source.language, page.language)
    for segment in reading.in_state(State.DONE):
        if segment.key == "slug" or len(segment.source) < SHORTEST or not segment.target:
            continue
        known = digest(*languages, segment.source, segment.target)
        RememberedText.objects.update_or_create(
            digest=known,
            defaults={
                "source_language": languages[0],
                "target_language": languages[1],
                "source": segment.source,
                "target": segment.target,
            },
        )


def suggestions(texts: Iterable[str], source_language: str, target_language: str) -> dict[str, list[Suggestion]]:
    """Return for each text what the memory offers, the nearest first; both directions of it are asked."""
    wanted = [text for text in dict.fromkeys(texts) if text]
    if not wanted:
        return {}
    pairs = _pairs(source_language, target_language)
    words = [_words(source) for source, _target in pairs]
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, of_pair in enumerate(words):
        for word in of_pair:
            by_word[word].append(number)
    return {text: found for text in wanted if (found := _nearest(text, pairs, words, by_word))}


def _pairs(source_language: str, target_language: str) -> list[tuple[str, str]]:
    """Return the memory's pairs, the newest first."""
    there = RememberedText.objects.order_by("-approved_at", "-pk")
    forth = there.filter(source_language=source_language, target_language=target_language)
    back = there.filter(source_language=target_language, target_language=source_language)
    return [*forth.values_list("source", "target"), *back.values_list("target", "source")]


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def _nearest(
    text: str, pairs: list[tuple[str, str]], words: list[set[str]], by_word: dict[str, list[int]]
) -> list[Suggestion]:
    own = _words(text)
    shared: dict[int, int] = defaultdict(int)
    for word in own:
        for number in by_word.get(word, ()):
            shared[number] += 1
    likely = sorted(shared, key=lambda number: -2 * shared[number] / (len(own) + len(words[number])))[:COMPARED]
    found: dict[str, Suggestion] = {}
    for number in likely:
        source, target = pairs[number]
        ratio = 1.0 if source == text else SequenceMatcher(None, source, text, autojunk=False).ratio()
        if ratio >= NEAR and (target not in found or found[target].percent < ratio * 100):
            found[target] = Suggestion(source, target, min(int(ratio * 100), 99) if source != text else 100)
    return sorted(found.values(), key=lambda one: -one.percent)[:MOST]
