"""Decides what is reported: the pairs of a page are compared, what is only elsewhere on the page is no difference."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from . import contacts
from .align import Pair, Passage, Piece, pair_passages, pair_sentences
from .compare import Compared, Difference, compare, compare_with_earlier, stands_for
from .dates import contradicts_calendar
from .findings import KINDS, Finding, side
from .found import Day, Mention, Named, Number
from .known_names import PUBLISHER
from .lexicon import Lexicon
from .matching import day_cost, key_cost, number_cost
from .persons import is_named, sounds_like, spellings
from .reading import Reading, read
from .text import Text, blanked
from .told_once import told_once
from .vocabulary import without_prefixes

FIRST, SECOND = "ar", "en"
_COSTS = {"number": number_cost, "date": day_cost, "quote": lambda one, other: 0}
_ONE_SIDED = frozenset({"number", "date", "phone", "link", "place", "organisation", "quote", "acronym", "time"})


@dataclass
class Row:
    """A pair of pieces with what came of it."""

    pieces: Pair
    outcome: Compared
    person_differences: list[Difference] = field(default_factory=list)


def check(arabic: Sequence[Passage], english: Sequence[Passage], lexicon: Lexicon) -> list[Finding]:
    """Return the differences between the two languages of a page, in the order of the Arabic text."""
    rows = [
        _row(pair, lexicon) for mine, theirs in pair_passages(arabic, english) for pair in pair_sentences(mine, theirs)
    ]
    for place, row in enumerate(rows):
        compare_with_earlier(row.outcome, [earlier.outcome for earlier in rows[:place]])
    _settle_elsewhere(rows)
    whole = spellings(Text("\n".join(passage.raw for passage in arabic), FIRST))
    for row in rows:
        row.person_differences = _unnamed(row, whole)
    return [finding for row in rows for finding in _findings(row, rows, lexicon)]


def check_pair(arabic: str, english: str, lexicon: Lexicon) -> list[Finding]:
    """Return the differences between two texts that say the same."""
    return check([Passage("text", arabic)], [Passage("text", english)], lexicon)


def _row(pair: Pair, lexicon: Lexicon) -> Row:
    readings = [_read(piece, language, lexicon) for piece, language in zip(pair, (FIRST, SECOND), strict=True)]
    return Row(pair, compare(*readings))


def _read(piece: Piece | None, language: str, lexicon: Lexicon) -> Reading:
    if piece is None:
        return Reading(Text("", language))
    start, end = piece.span
    inside = [(a - start, b - start, address) for a, b, address in piece.passage.links if start <= a and b <= end]
    shown = read(piece.raw, language, lexicon)
    for first, last, address in inside:
        flat = [place for place, kept in enumerate(shown.text._kept) if first <= kept < last]
        if flat and not any(one.start < flat[-1] and flat[0] < one.end for one in shown.links):
            shown.links.append(Named(flat[0], flat[-1] + 1, contacts.link_key(address)))
    return shown


def _settle_elsewhere(rows: list[Row]) -> None:
    """Drop what is left over in one pair and stands, left over too, in another: translators move sentences."""
    kinds = {kind for row in rows for kind in row.outcome.left}
    for kind in kinds:
        cost = _COSTS.get(kind, key_cost)
        theirs = [(row, one) for row in rows for one in row.outcome.left[kind][1]]
        for row in rows:
            for one in list(row.outcome.left[kind][0]):
                found = next(
                    ((place, other) for place, other in theirs if place is not row and _cheap(cost, one, other)), None
                )
                if found:
                    theirs.remove(found)
                    row.outcome.left[kind][0].remove(one)
                    found[0].outcome.left[kind][1].remove(found[1])
    for row in rows:
        _settle_across_kinds(row.outcome)


def _cheap(cost, one: Mention, other: Mention) -> bool:  # type: ignore[no-untyped-def]
    price = cost(one, other)
    return price is not None and price < 1


def _settle_across_kinds(outcome: Compared) -> None:
    """Drop a number that the other language says as a date or a time of day."""
    for here, there in ((0, 1), (1, 0)):
        for number in [one for one in outcome.left["number"][here] if isinstance(one, Number)]:
            for kind in ("date", "time", "phone"):
                same = next((other for other in outcome.left[kind][there] if _says_number(other, number)), None)
                if same:
                    outcome.left["number"][here].remove(number)
                    outcome.left[kind][there].remove(same)
                    break


def _says_number(other: Mention, number: Number) -> bool:
    if isinstance(other, Day):
        return number.value in {other.day, other.year} and (
            other.day is None or other.month is None or other.year is None
        )
    if not isinstance(other, Named):
        return False
    if other.key[2:3] == ":":
        return any(int(key[:2]) % 12 == number.value % 12 for key in other.keys) and number.value <= 24
    return other.key == str(number.value)


def _unnamed(row: Row, whole: set[str]) -> list[Difference]:
    arabic, english = row.outcome.first, row.outcome.second
    beside = spellings(arabic.text)
    missing = [one for one in english.persons if not is_named(one, beside) and not is_named(one, whole)]
    return [Difference("name", "only_second", [], [one]) for one in missing]


def _findings(row: Row, rows: list[Row], lexicon: Lexicon) -> list[Finding]:
    outcome = row.outcome
    found = [*outcome.differences, *row.person_differences]
    for kind in outcome.left:
        ours, theirs = outcome.left[kind]
        if kind == "number":
            found += _left_numbers(ours, theirs)
        else:
            found += _left(kind, ours, theirs, row, rows, lexicon)
    findings = [_finding(row, difference) for difference in told_once(found)]
    return sorted(findings, key=lambda one: KINDS.index(one.kind))


def _left_numbers(ours: list[Mention], theirs: list[Mention]) -> Iterator[Difference]:
    """Yield the numbers that differ: two that stand for each other, or one that the other language does not have."""
    mine, yours = ([one for one in side_left if isinstance(one, Number)] for side_left in (ours, theirs))
    for one in list(mine):
        rival = min(
            (other for other in yours if _may_replace(one, other)),
            key=lambda other: _unlikeness(one, other),
            default=None,
        )
        if rival is not None:
            mine.remove(one)
            yours.remove(rival)
            yield Difference("number", "other", [one], [rival])
    yield from (Difference("number", "only_first", [one], []) for one in mine if not one.is_soft)
    yield from (Difference("number", "only_second", [], [one]) for one in yours if not one.is_soft)


def _may_replace(one: Number, other: Number) -> bool:
    """Say whether two numbers of different value stand for each other, so that the difference is theirs."""
    if not one.is_soft and not other.is_soft:
        return True
    same_head = bool(one.head and other.head and one.head.concept == other.head.concept)
    if one.is_soft and other.is_soft:
        if "implicit" in {one.kind, other.kind}:
            return (
                same_head
                and {one.value, other.value} == {1, 2}
                and one.kind != other.kind
                and one.head is not None
                and (one.head.group in {"time", "centre"} or one.has_article or other.has_article)
            )
        if one.kind == other.kind and one.kind in {"fraction", "vague", "ordinal", "times"}:
            return True
        return same_head and {one.kind, other.kind} <= {"cardinal", "dual"} and one.value != other.value
    return same_head and "implicit" not in {one.kind, other.kind}


def _unlikeness(one: Number, other: Number) -> tuple[bool, bool, int]:
    same_head = bool(one.head and other.head and one.head.concept == other.head.concept)
    return not same_head, one.kind != other.kind, abs(one.start - other.start)


def _left(
    kind: str, ours: list[Mention], theirs: list[Mention], row: Row, rows: list[Row], lexicon: Lexicon
) -> Iterator[Difference]:
    told_of = [one for one in row.outcome.differences if one.kind == "attachment"]
    marked = [side for one in told_of for side in (one.first, one.second)]
    mine = [one for one in ours if not _is_quiet(one) and not _is_marked(one, marked[::2])]
    yours = [one for one in theirs if not _is_quiet(one) and not _is_marked(one, marked[1::2])]
    if kind in {"place", "organisation"}:
        # One that lies in another place of the sentence, or in what is said on the other side, is only more exact.
        mine, yours = (_not_around(left, row, lexicon) for left in (mine, yours))
        mine = [one for one in mine if not _is_heard(row.outcome.first, one, row.outcome.second)]
        yours = [one for one in yours if not _is_heard(row.outcome.second, one, row.outcome.first)]
        # The publisher is "the organisation" wherever it is not named.
        if stands_for("organisation", row.outcome.first, row.outcome.second):
            yours = [one for one in yours if not _is_publisher(one)]
        if stands_for("organisation", row.outcome.second, row.outcome.first):
            mine = [one for one in mine if not _is_publisher(one)]
    for one, other in zip(list(mine), list(yours), strict=False):
        mine.remove(one)
        yours.remove(other)
        yield Difference(kind, "other", [one], [other])
    if kind not in _ONE_SIDED:
        return
    for here, left in ((0, mine), (1, yours)):
        for one in left:
            if not _is_publisher(one) and not _is_said_elsewhere(kind, one, here, row, rows):
                how = "only_second" if here else "only_first"
                yield Difference(kind, how, [] if here else [one], [one] if here else [])


def _is_heard(reading: Reading, one: Mention, other: Reading) -> bool:
    """Say whether the other language writes the name in a spelling that no list has."""
    words = [word for word in reading.text.flat[one.start : one.end].replace("-", " ").split() if len(word) > 3]
    # What is a name of its own there is no spelling of this one.
    flat = blanked(other.text.flat, [(named.start, named.end) for named in other.surely_named])
    if reading.text.language == "ar":
        heard = re.findall(r"[A-Z][\w'-]{2,}", flat)
        heard += [first + second for first, second in re.findall(r"(?=\b([A-Z][\w'-]+)[ -]([A-Z]?[\w'-]{2,}))", flat)]
        return bool(words) and all(
            any(sounds_like(latin, base) for latin in heard for base in without_prefixes(word)) for word in words
        )
    arabic = {base for token in Text(flat, "ar").tokens for base in without_prefixes(token.word)}
    return bool(words) and all(any(sounds_like(word, base) for base in arabic) for word in words)


def _not_around(left: list[Mention], row: Row, lexicon: Lexicon) -> list[Mention]:
    """Return the names but for those in which another name of the pair lies: the governorate of a town."""
    names = [one for reading in (row.outcome.first, row.outcome.second) for one in reading.names]
    kept = []
    for one in left:
        others = [other.keys for other in names if isinstance(one, Named) and not other.keys & one.keys]
        if not (isinstance(one, Named) and one.keys & lexicon.lies_in(frozenset().union(*others))):
            kept.append(one)
    return kept


def _is_marked(one: Mention, marked: list[list[Mention]]) -> bool:
    """Say whether another finding points to the mention already."""
    return any(one.start < other.end and other.start < one.end for mentions in marked for other in mentions)


def _is_quiet(one: Mention) -> bool:
    return isinstance(one, Named) and one.is_soft


def _is_publisher(one: Mention) -> bool:
    """Say whether it is the one in whose name every page speaks: "we" and "the organisation" are the same."""
    return isinstance(one, Named) and PUBLISHER in one.keys


def _is_said_elsewhere(kind: str, one: Mention, here: int, row: Row, rows: list[Row]) -> bool:
    """Say whether what one passage alone says is said, or stood for, in the other language after all."""
    others = [(other.outcome.first if here else other.outcome.second) for other in rows]
    if kind == "acronym":
        return here == 1
    if kind in {"place", "organisation", "link"} and isinstance(one, Named):
        known = any(one.may_be(other) for reading in others for other in (*reading.names, *reading.links))
        sides = (row.outcome.first, row.outcome.second) if here else (row.outcome.second, row.outcome.first)
        return known or stands_for("centre" if one.key.startswith("centre:") else kind, *sides)
    if kind == "time" and isinstance(one, Named):
        return len(one.keys) > 1
    return False


def _finding(row: Row, difference: Difference) -> Finding:
    spans = [
        tuple(sorted(reading.text.spot(one.start, one.end) for one in mentions))
        for reading, mentions in ((row.outcome.first, difference.first), (row.outcome.second, difference.second))
    ]
    first, second = (
        side(piece, language, marked)
        for piece, language, marked in zip(row.pieces, (FIRST, SECOND), spans, strict=True)
    )
    return Finding(difference.kind, difference.how, first, second, difference.detail)


def calendar_findings(passages: Sequence[Passage], language: str, lexicon: Lexicon) -> list[Finding]:
    """Return the dates of a page without a translation whose weekday the calendar denies."""
    found = []
    for piece, _none in pair_sentences(passages, []):
        reading = _read(piece, language, lexicon)
        wrong = [day for day in reading.dates if contradicts_calendar(day)]
        if wrong and piece:
            marked = side(piece, language, tuple(reading.text.spot(day.start, day.end) for day in wrong))
            found.append(Finding("weekday", "calendar", marked, None))
    return found
