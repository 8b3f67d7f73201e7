"""Decides which times of day a text names."""

import re

from .found import Named
from .number_words import spoken
from .text import Text

_ENGLISH = re.compile(
    r"(?<![\d.:])(?:(\d{1,2})(?:[:.](\d\d))?\s*([ap])\.?\s?m\b\.?|(\d{1,2}):(\d\d)(?:\s*(?:hrs|hours))?(?![\d:]))",
    re.IGNORECASE,
)
_HOURS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})"
_ENGLISH_SPOKEN = re.compile(
    rf"(?<![\w.:])(?:(?P<part>half|quarter)[- ](?P<way>past|to)[- ])?{_HOUR}(?P<clock> o'?clock)?"
    r"(?: in the (?P<half>morning|afternoon|evening))?(?!\w)",
    re.IGNORECASE,
)
_ENGLISH_RANGE = re.compile(
    r"(?<![\d.:])(\d{1,2})(?:[:.](\d\d))?\s*(?:-|to|and)\s*(?=\d{1,2}(?:[:.]\d\d)?\s*([ap])\.?\s?m\b)", re.IGNORECASE
)
_DOTTED_RANGE = re.compile(
    r"(?<![\d.:,])(\d{1,2})\.(\d\d)\s*(?:-|to|and|until|till)\s*(\d{1,2})\.(\d\d)(?!\.?\d|\s*(?:%|per|m|km|b))"
)
_HALF_DAY = re.compile(r"\s*(?:من\s+)?(?:ال)?(صباحا?|ظهرا?|مساء?ا?|عصرا?|فجرا?|ليلا?|بعد الظهر|قبل الظهر|ص|م)(?!\w)")
_ARABIC_DIGITS = re.compile(r"(?<![\d.:,/])(\d{1,2})(?:[:.](\d\d))?(?=\s|[,،.؛)-]|$)")
_NOON = {
    "en": re.compile(r"\b(?:12 )?(noon|midday|midnight)\b", re.IGNORECASE),
    "ar": re.compile(r"(منتصف (?:ال)?ليل|منتصف النهار)"),
}


def times(text: Text) -> list[Named]:
    """Return the times as keys like 09:30; one whose half of the day is not told has both."""
    return sorted(_arabic(text) if text.language == "ar" else _english(text), key=lambda one: one.start)


def _named(start: int, end: int, hour: int, minute: int, half: str) -> Named | None:
    if hour > 24 or minute > 59:
        return None
    hours = {hour % 24}
    if half == "p":
        hours = {hour % 12 + 12}
    elif half == "a":
        hours = {hour % 12}
    elif half == "?" and 1 <= hour <= 12:
        hours = {hour % 12, hour % 12 + 12}
    keys = [f"{one:02}:{minute:02}" for one in sorted(hours)]
    return Named(start, end, keys[0], frozenset(keys))


def _english(text: Text) -> list[Named]:
    found = []
    for match in _ENGLISH_RANGE.finditer(text.flat):
        found.append(
            _named(
                match.start(),
                match.start(2 if match[2] else 1) + len(match[2] or match[1]),
                int(match[1]),
                int(match[2] or 0),
                "?",
            )
        )
    for match in _ENGLISH.finditer(text.flat):
        hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
        found.append(_named(match.start(), match.end(), hour, minute, match[3].lower() if match[3] else "?"))
    for match in _DOTTED_RANGE.finditer(text.flat):
        for hour, minute in ((1, 2), (3, 4)):
            found.append(_named(match.start(hour), match.end(minute), int(match[hour]), int(match[minute]), "?"))
    spoken_hours = [match for match in _ENGLISH_SPOKEN.finditer(text.flat) if match[1] or match[4] or match[5]]
    found += [_spoken_english(match) for match in spoken_hours]
    for match in _NOON["en"].finditer(text.flat):
        found.append(_named(match.start(), match.end(), 0 if match[1].lower() == "midnight" else 12, 0, ""))
    return [one for one in found if one]


def _spoken_english(match: re.Match[str]) -> Named | None:
    said = match["hour"].lower()
    hour = int(said) if said.isdigit() else _HOURS.index(said) + 1
    minute = {"half": 30, "quarter": 15}.get((match["part"] or "").lower(), 0)
    if (match["way"] or "").lower() == "to":
        hour, minute = hour - 1, 60 - minute
    half = (match["half"] or "?").lower()
    return _named(match.start(), match.end(), hour, minute, {"morning": "a", "?": "?"}.get(half, "p"))


def _half(said: str) -> str:
    return "a" if said.startswith(("صباح", "فجر", "ص", "قبل")) else "p"


def _arabic(text: Text) -> list[Named]:
    found = []
    for match in _ARABIC_DIGITS.finditer(text.flat):
        half = _HALF_DAY.match(text.flat, match.end())
        told = re.search(r"(?:الساعه|الساعات)\s*$", text.flat[max(0, match.start() - 9) : match.start()])
        if half or told or match[2] and ":" in match[0]:
            end = half.end() if half else match.end()
            found.append(_named(match.start(), end, int(match[1]), int(match[2] or 0), _half(half[1]) if half else "?"))
    found += _spoken_hours(text)
    found += [
        _named(match.start(), match.end(), 0 if "ليل" in match[0] else 12, 0, "")
        for match in _NOON["ar"].finditer(text.flat)
    ]
    return [one for one in found if one]


def _spoken_hours(text: Text) -> list[Named | None]:
    found, place = [], 0
    while place < len(text.tokens):
        said = (
            spoken(text.tokens, place, "ar") if text.tokens[place].word.startswith(("ال", "وال", "بال", "لل")) else None
        )
        if said is None or not 1 <= said.value <= 12 or said.value.denominator != 1:
            place += 1
            continue
        end, minute, hour = text.tokens[said.after - 1].end, 0, int(said.value)
        told = place and text.tokens[place - 1].word.removeprefix("و") in {"الساعه", "للساعه", "بالساعه", "ساعه"}
        if extra := re.match(r"\s*(والنصف|ونصف|والربع|وربع|الا ربعا?|والثلث)(?!\w)", text.flat[end : end + 12]):
            minute = {"نصف": 30, "ثلث": 20}.get(extra[1][-3:], 15)
            hour, minute = (hour - 1, 45) if extra[1].startswith("الا") else (hour, minute)
            end += extra.end()
        half = _HALF_DAY.match(text.flat, end)
        if half or told or extra:
            found.append(
                _named(
                    text.tokens[place].start, half.end() if half else end, hour, minute, _half(half[1]) if half else "?"
                )
            )
        place = said.after
    return found
