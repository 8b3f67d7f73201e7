"""Decides what differs between two paired passages, and what each says that the other does not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import subjects
from .antecedents import told_earlier
from .approximations import are_opposed
from .dates import contradicts_calendar
from .directions import exchanged, turned
from .found import Day, Mention, Named, Number
from .matching import (
    approximations_differ,
    day_cost,
    heads_differ,
    match,
    number_cost,
    ranks_differ,
    same_value,
    units_differ,
)  # fmt: skip
from .quarters import quarters_differ
from .quotes import not_quoted
from .reading import Reading
from .reckoning import settle_reckoned
from .swaps import swapped

# Names by which a text may speak of a place or a body it has named before.
_STANDS_FOR = {
    ("place", "ar"): re.compile(
        r"(?:المدين[هة]|البلد[هة]|المحافظه|القضاء|الناحيه|القريه|المنطقه|العاصمه|هناك|فيها|اليها)(?!\w)"
    ),
    ("place", "en"): re.compile(
        r"\b(?:(?:the|this|that) (?:town|city|governorate|province|(?:sub-)?district|village|area|capital|country)\b"
        r"(?! of [A-Z])|there\b)",
        re.IGNORECASE,
    ),
    ("organisation", "ar"): re.compile(
        r"(?:المنظمه|الوكاله|المفوضيه|البعثه|الوزاره|الاتحاد|المؤسسه|البرنامج|الصندوق|الوزير|الوزيره|شركا\w*|الشركاء|الشريك)(?!\w)"
    ),
    ("organisation", "en"): re.compile(
        r"\b(?:the|its|our) (?:organi[sz]ation|agency|mission|ministry|union|partners?|fund|programme)\b"
        r"|\bminister\b(?! of)",
        re.IGNORECASE,
    ),
    ("centre", "ar"): re.compile(r"(?:مركز|المراكز)"),
    ("centre", "en"): re.compile(r"\bcent(?:re|er)s?\b", re.IGNORECASE),
}


@dataclass
class Difference:
    """What differs between two passages, before it is said of which sentences."""

    kind: str
    how: str
    first: list[Mention] = field(default_factory=list)
    second: list[Mention] = field(default_factory=list)
    detail: str = ""


@dataclass
class Compared:
    """The outcome for one pair: differences that stand, and what is left over until the whole page is known."""

    first: Reading
    second: Reading
    differences: list[Difference] = field(default_factory=list)
    left: dict[str, tuple[list[Mention], list[Mention]]] = field(default_factory=dict)
    counted: list[tuple[Number, Number]] = field(default_factory=list)


def compare(first: Reading, second: Reading) -> Compared:
    """Compare the Arabic passage with the English one."""
    done = Compared(first, second)
    _compare_numbers(done)
    pairs, ours, theirs = match(first.dates, second.dates, day_cost)
    done.left["date"] = (
        ours_not_said(ours, [two for _one, two in pairs]),
        ours_not_said(theirs, [one for one, _two in pairs]),
    )
    _check_calendar(done)
    for kind in ("link", "phone", "time", "weekday", "acronym"):
        _leave(done, kind, getattr(first, f"{kind}s"), getattr(second, f"{kind}s"))
    done.left["weekday"] = _with_repeated(done.left["weekday"], first.weekdays, second.weekdays)
    _compare_terms(done)
    for kind in ("place", "organisation"):
        # A place may stand in the name of a centre or a donor on the other side.
        done.left[kind] = _new(_of_kind(first, kind), second.names), _new(_of_kind(second, kind), first.names)
    done.differences += [Difference("place", "other", [one], [two]) for one, two in quarters_differ(first, second)]
    done.left["quote"] = list(not_quoted(first.quotes, second.quotes)), list(not_quoted(second.quotes, first.quotes))
    return done


def _leave(done: Compared, kind: str, mine: list[Named], yours: list[Named]) -> None:
    done.left[kind] = _new(mine, yours), _new(yours, mine)


def ours_not_said(left: list[Day], matched: list[Day]) -> list[Mention]:
    """Return the dates that repeat none which the other language says."""
    return [one for one in left if not any(day_cost(one, other) == 0 for other in matched)]


def _new(left: list[Named], others: list[Named]) -> list[Mention]:
    """Return what shares no key with anything the other passage names, each key once."""
    seen: set[str] = set()
    fresh: list[Mention] = []
    for one in left:
        if not any(one.may_be(other) for other in others) and not one.own & seen:
            fresh.append(one)
        seen |= one.own
    return fresh


def _compare_terms(done: Compared) -> None:
    """Leave an acronym where the other language has another term; other differences are free translation."""
    first, second = done.first, done.second
    mine, yours = _new(first.terms, second.names), _new(second.terms, first.names)
    is_other = len(mine) == len(yours) == 1 and any(
        reading.text.flat[one.start : one.end].isupper()
        for reading, left in ((first, mine), (second, yours))
        for one in left
    )
    done.left["term"] = (mine, yours) if is_other else ([], [])
    # An acronym that the other language spells out is no difference.
    said = [[one for one in reading.terms if one not in left] for reading, left in ((first, mine), (second, yours))]
    ours, theirs = done.left["acronym"]
    done.left["acronym"] = (
        [one for one in ours if not any(one.start == term.start for term in said[0])],
        [one for one in theirs if not any(one.start == term.start for term in said[1])],
    )


def _with_repeated(
    left: tuple[list[Mention], list[Mention]], ours: list[Named], theirs: list[Named]
) -> tuple[list[Mention], list[Mention]]:
    """Set what one language alone says against what the other says twice, where both say as many."""
    if len(ours) != len(theirs) or bool(left[0]) == bool(left[1]):
        return left
    twice = [
        [one for place, one in enumerate(said) if any(one.keys & other.keys for other in said[:place])]
        for said in (ours, theirs)
    ]
    return (left[0] or list(twice[0]), left[1] or list(twice[1]))


def _of_kind(reading: Reading, kind: str) -> list[Named]:
    prefixes = (
        ("place:", "governorate:", "country:")
        if kind == "place"
        else ("body:", "partner:", "donor:", "centre:", "project:")
    )
    return [one for one in reading.names if one.key.startswith(prefixes)]


def _compare_numbers(done: Compared) -> None:
    first, second = done.first, done.second
    pairs, ours, theirs = match(first.numbers, second.numbers, number_cost)
    for one, other in pairs:
        if "implicit" in {one.kind, other.kind}:
            continue
        kind = _how_numbers_differ(one, other)
        if kind:
            done.differences.append(Difference(kind, "other", [one], [other]))
        elif not (one.is_soft or other.is_soft or one.is_year or one.kind == "ordinal" or _is_distance(one)):
            done.counted.append((one, other))
            if told := _told_of_another(first, second, one, other):
                done.differences.append(told)
    if not any(difference.kind == "attachment" for difference in done.differences):
        done.differences += [Difference("attachment", "other", *sides) for sides in swapped(first, second, pairs)]
    if went := turned(first.text, second.text, pairs) or exchanged(first.text, second.text, pairs):
        done.differences.append(Difference("direction", "other", *went))
    _settle_shares(ours, theirs)
    _settle_shares(theirs, ours)
    settle_reckoned(first, second, ours, theirs)
    mine = [one for one in ours if not _is_repeated(one, second.numbers)]
    yours = [one for one in theirs if not _is_repeated(one, first.numbers)]
    _set_against_repeated(done, mine, [one for one in theirs if one not in yours])
    _set_against_repeated(done, yours, [one for one in ours if one not in mine])
    done.left["number"] = list(mine), list(yours)


def compare_with_earlier(done: Compared, before: Sequence[Compared]) -> None:
    """Add what tells a number of something else, where one language names that only in the sentences before."""
    if any(difference.kind == "attachment" for difference in done.differences):
        return
    for one, other in done.counted:
        pairs = [(earlier.first, earlier.second) for earlier in before]
        if told := told_earlier(pairs, (done.first, done.second), one, other):
            done.differences.append(Difference("attachment", "other", [told[0], one], [told[1], other]))
            return


def _set_against_repeated(done: Compared, left: list[Number], repeated: list[Number]) -> None:
    """Set a number that one language alone says against one that the other says twice of the same: two, three more."""
    for one in list(left):
        same = (other for other in repeated if one.head and other.head and one.head.concept == other.head.concept)
        other = next((other for other in same if "implicit" not in {one.kind, other.kind}), None)
        if other and one.value != other.value and (one.kind == "dual" or one.kind == other.kind):
            left.remove(one)
            repeated.remove(other)
            pair = [one, other] if one in done.first.numbers else [other, one]
            done.differences.append(Difference("number", "other", [pair[0]], [pair[1]]))


def _is_distance(number: Number) -> bool:
    """Say whether the number lies between two things, of which either language may tell."""
    return number.head is not None and number.head.concept in {"km", "mile", "metre"}


def _settle_shares(mine: list[Number], yours: list[Number]) -> None:
    """Drop a share whose two numbers the other language says apart: four out of five centres."""
    for share in [one for one in mine if one.parts]:
        said = [next((other for other in yours if other.value == part), None) for part in share.parts]
        if all(said):
            mine.remove(share)
            yours[:] = [other for other in yours if other not in said]


def _is_repeated(one: Number, others: list[Number]) -> bool:
    return one.kind != "implicit" and any(other.kind != "implicit" and same_value(one, other) for other in others)


def _how_numbers_differ(one: Number, other: Number) -> str:
    if units_differ(one, other):
        return "number"
    if heads_differ(one, other) or ranks_differ(one, other):
        return "attachment"
    is_soft = one.is_soft and other.is_soft and not are_opposed(one.approximation, other.approximation)
    if approximations_differ(one, other) and not is_soft:
        return "approximation"
    return ""


def _told_of_another(first: Reading, second: Reading, one: Number, other: Number) -> Difference | None:
    ours = subjects.told_of(first.text, one, first.surely_named)
    theirs = subjects.told_of(second.text, other, second.surely_named)
    found = subjects.differs(ours, theirs)
    if found is None:
        return None
    marks = [
        Mention(told.place, _word_end(reading, told.place))
        for told, reading in zip(found, (first, second), strict=True)
    ]
    return Difference("attachment", "other", [marks[0], one], [marks[1], other])


def _word_end(reading: Reading, start: int) -> int:
    return next(token.end for token in reading.text.tokens if token.start == start)


def _check_calendar(done: Compared) -> None:
    wrong = [[day for day in reading.dates if contradicts_calendar(day)] for reading in (done.first, done.second)]
    if wrong[0] or wrong[1]:
        done.differences.append(Difference("weekday", "calendar", list(wrong[0]), list(wrong[1])))


def stands_for(kind: str, reading: Reading, other: Reading) -> bool:
    """Say whether a passage speaks of a place or a body without its name, and the other one names it instead."""
    pattern, theirs = (_STANDS_FOR.get((kind, one.text.language)) for one in (reading, other))
    if not pattern or not theirs or len(_of_kind(reading, kind)) > 1:
        # Who lists several by name leaves none to a pronoun.
        return False
    said, answered = len(pattern.findall(reading.text.flat)), len(theirs.findall(other.text.flat))
    return said > (answered if kind == "organisation" else 0)
