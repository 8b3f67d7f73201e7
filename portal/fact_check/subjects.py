"""Decides of whom or what a number is told: the centre that received people, or the town."""

import re
from fractions import Fraction
from typing import NamedTuple

from .found import Named, Number
from .text import Text, Token
from .vocabulary import noun, word_list

# Classes of what numbers are told of; within one, translators choose freely.
_CLASSES = {
    "city": "town", "quarter": "town", "ministry": "government", "partner": "organisation", "donor": "organisation",
    **{name: name for name in ("centre", "clinic", "area", "village", "district", "governorate", "country", "camp")},
    **{name: name for name in ("school", "hospital", "university", "organisation", "government")},
}  # fmt: skip
_LOOSE = (
    {"town", "area", "place", "village", "district"}, {"area", "governorate"}, {"place", "governorate"},
    {"place", "country"}, {"area", "camp"}, {"area", "country"}, {"centre", "clinic"}, {"clinic", "hospital"},
    {"government", "place"}, {"government", "country"},
)  # fmt: skip
_SPLIT = re.compile(
    r"[.;؛:!?؟\n]|,(?= (?:while|whereas|but|and|of which|with|the most recent|the latest)\b)| - |—"
    r"|،(?= (?:في حين|فيما|بينما|لكن|و|اخر(?:ها|هم) ))"
    r"|\b(?:while|whereas)\b|(?:في حين|فيما|بينما)"
)
_OPENING = re.compile(
    r"^\s*(?:in|since|after|before|during|until|when|by|with|at|as|following|thanks|منذ|بعد|في|خلال|قبل)\b"
    r"[^,،]{2,80}[,،]",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?<!\w)(?:التي|الذي|الذين|اللاتي|اللواتي|which|who|whose|home to)(?!\w)")
_CLAIM = re.compile(
    r"\b(?:sa(?:id|ys|ying)|(?:announc|not|stat|explain|add|stress|report|confirm|recall)(?:ed|es|s|ing)"
    r"|shows?|showed|showing|point(?:ed|s|ing) out) that\b"
    r"|(?<!\w)[وب]?ان(?!\w)"
    r"|(?<!\w)[وب]?[اأ]ن(?!\w)"
)
_ENGLISH_PREPOSITIONS = word_list("english prepositions")
_ARABIC_PREPOSITIONS = word_list("arabic prepositions")
_PARTS = word_list("arabic parts of a place")
_NEAR_WORDS = word_list("english words before a noun")
_ENDS = word_list("english ends of a noun phrase")


class Told(NamedTuple):
    """A thing a clause tells of: its class, whether a preposition puts it in a lesser place, and its word."""

    group: str
    is_subject: bool
    place: int
    word: str = ""


def clause(text: Text, number: Number) -> tuple[int, int]:
    """Return where the clause with the number begins and ends."""
    cuts = [
        0,
        *(one.end() for one in _SPLIT.finditer(text.flat) if not _in_digits(text.flat, one.start())),
        len(text.flat),
    ]
    start = max(cut for cut in cuts if cut <= number.start)
    end = min((cut for cut in cuts if cut >= number.end), default=len(text.flat))
    return start, end


def _in_digits(flat: str, place: int) -> bool:
    return flat[place - 1 : place].isdigit() and flat[place + 1 : place + 2].isdigit()


def told_of(text: Text, number: Number, names: list[Named]) -> list[Told]:
    """Return the things the number's clause tells of, in order; what the number itself counts is left out."""
    start, end = clause(text, number)
    opening = _OPENING.match(text.flat[start : number.start])
    lead = start + opening.end() if opening else start
    told: list[Told] = []
    passed = -1
    for at, token in enumerate(text.tokens):
        if not start <= token.start < end or token.start < passed:
            continue
        named = next((one for one in names if one.start <= token.start < one.end), None)
        group = _named_group(named, text, at) if named else _group(text, at)
        if group is None or _is_counted(token, number, text) or (not named and _is_modifier(text, at)):
            continue
        if told and _belongs(text, at, told[-1], group):
            passed = named.end if named else passed
            continue
        lesser = token.start < lead or (_lesser_arabic if text.language == "ar" else _lesser_english)(text, at)
        told.append(Told(group, not lesser and token.start < number.start, token.start, token.word))
        passed = named.end if named else -1
    return _compounds(_claimed(_related(told, text, number), text, number), text)


def told_before(text: Text, end: int, names: list[Named]) -> list[Told]:
    """Return the things that the clauses before a place tell of, in order."""
    ends = [cut.start() for cut in _SPLIT.finditer(text.flat) if not _in_digits(text.flat, cut.start())]
    stops = [*(stop for stop in ends if stop < end), end]
    return [told for stop in stops for told in told_of(text, Number(stop, stop, Fraction(0), "cardinal"), names)]


def _is_counted(token: Token, number: Number, text: Text) -> bool:
    """Say whether the noun is what the number counts: ستة مراكز, and المراكز الستة before it."""
    if number.head is None or noun(token.word, text.language) != number.head:
        return False
    is_definite = text.language == "ar" and text.flat.startswith("ال", number.start)
    return 0 <= token.start - number.end < 25 or (is_definite and 0 < number.start - token.start < 40)


def _is_modifier(text: Text, at: int) -> bool:
    """Say whether an English noun only tells the kind of one after it: community centres, community resource centre."""
    known, after = noun(text.tokens[at].word, text.language), text.tokens[at + 1 : at + 3]
    if text.language == "ar" or known is None or known.tells != 1 or not after:
        return False
    kinds = [noun(token.word, "en") for token in after]
    is_bare = after[0].word.isalpha() and not after[0].word.endswith(("s", "ed", "ing", "ly"))
    stops = _ENGLISH_PREPOSITIONS | _NEAR_WORDS | _ENDS
    return bool(kinds[0]) or (is_bare and after[0].word not in stops and len(kinds) > 1 and bool(kinds[1]))


def _related(told: list[Told], text: Text, number: Number) -> list[Told]:
    """Let a relative clause tell of what stands before it: the village, which 600 people call home."""
    related = [one.start() for one in _RELATIVE.finditer(text.flat) if one.start() < number.start]
    before = [one for one in told if related and one.place < related[-1]]
    if (
        not before
        or told[0].place == before[-1].place
        or re.search(r"[.;؛!?؟\n]", text.flat[related[-1] : number.start])
    ):
        return told
    return [one._replace(is_subject=one is before[-1] or (one.is_subject and one not in before)) for one in told]


def _claimed(told: list[Told], text: Text, number: Number) -> list[Told]:
    """Let what is said to be so tell of what it names: he thanked the centre and said that the town had 300 shops."""
    claims = [one.end() for one in _CLAIM.finditer(text.flat) if one.end() < number.start]
    if not claims or not any(one.place >= claims[-1] and one.is_subject for one in told):
        return told
    return [one._replace(is_subject=one.is_subject and one.place >= claims[-1]) for one in told]


def _named_group(named: Named, text: Text, at: int) -> str | None:
    """Return the class of a known name: what it begins with, as in محافظة نينوى, else what kind of name it is."""
    if len({key.startswith(("place:", "governorate:")) for key in named.keys}) > 1:
        return None  # الفاو is a town, and an organisation
    if named.key.startswith(("body:mo", "body:krg")):
        return "government"
    if named.key.startswith("centre:"):
        return "centre"
    if named.key.startswith("glossary:"):
        # A community resource centre is a centre, whatever list has it.
        last = next(place for place in range(at, len(text.tokens)) if text.tokens[place].end >= named.end)
        return _group(text, at if text.language == "ar" else last)
    if named.key.startswith(("body:", "partner:", "donor:")):
        return "organisation"
    return _group(text, at) or "place"


def _group(text: Text, at: int) -> str | None:
    token = text.tokens[at]
    known = noun(token.word, text.language)
    return _CLASSES.get(known.concept) if known else None


def _lesser_english(text: Text, at: int) -> bool:
    place = at - 1
    while place >= 0 and (
        text.tokens[place].word in _NEAR_WORDS
        or text.flat[text.tokens[place].start].isupper()
        or text.tokens[place].word in {"-", "'"}
    ):
        place -= 1
    while (
        place >= 0
        and at - place < 5
        and text.tokens[place].word not in _ENGLISH_PREPOSITIONS
        and text.tokens[place].word.endswith(("ed", "al", "ic", "ary"))
    ):
        place -= 1
    return place >= 0 and text.tokens[place].word in _ENGLISH_PREPOSITIONS


def _lesser_arabic(text: Text, at: int) -> bool:
    word = text.tokens[at].word
    if word.startswith(("لل", "ولل", "بال", "وبال")) or (
        word[:1] in "بل" and noun(word, "ar") == noun(word[1:], "ar") and len(word) > 4 and noun(word, "ar")
    ):
        return True
    before = [one.word for one in reversed(text.tokens[max(0, at - 2) : at])]
    if before and before[0] in _PARTS:  # في قلب المدينة
        before = before[1:]
    return bool(before) and before[0] in _ARABIC_PREPOSITIONS


def _belongs(text: Text, at: int, last: Told, group: str) -> bool:
    """Say whether a word only names the one before: the town of Jalawla, مركز جلولاء, محافظة ديالى."""
    between = text.flat[last.place : text.tokens[at].start].split()
    if text.language == "ar":
        return (
            len(between) == 1 and group in {"place", "town", "area", "quarter"} and last.place != text.tokens[at].start
        )
    return group == "place" and len(between) <= 3 and between[-1:] == ["of"]


def _compounds(told: list[Told], text: Text) -> list[Told]:
    """Let the later word of an English compound count: the Jalawla centre is a centre."""
    if text.language == "ar":
        return told
    kept: list[Told] = []
    for one in told:
        if (
            kept
            and kept[-1].group == "place"
            and re.fullmatch(r"[\w'-]+(?: [A-Z][\w'-]*){0,3} ?(?:sub-)?", text.flat[kept[-1].place : one.place])
        ):
            kept[-1] = Told(one.group, kept[-1].is_subject, kept[-1].place, one.word)
        else:
            kept.append(one)
    return kept


def alike(one: str, other: str) -> bool:
    """Say whether two classes may be the same thing."""
    return one == other or any({one, other} <= loose for loose in _LOOSE)


def _is_lesser(one: Told, others: list[Told]) -> bool:
    """Say whether the other language has the thing, and only in a lesser place."""
    same = [other for other in others if alike(one.group, other.group)]
    return bool(same) and not any(other.is_subject for other in same)


def differs(ours: list[Told], theirs: list[Told]) -> tuple[Told, Told] | None:
    """Return the two things of which the same number is told, where they cannot be the same; None else."""
    first = next((one for one in ours if one.is_subject), None)
    second = next((one for one in theirs if one.is_subject), None)
    groups, others = {one.group for one in ours}, {one.group for one in theirs}
    if first and second:
        if alike(first.group, second.group):
            return None
        is_missing = not any(alike(first.group, group) for group in others) or not any(
            alike(second.group, group) for group in groups
        )
        both_clear = _is_lesser(first, theirs) and _is_lesser(second, ours)
        return (first, second) if is_missing or both_clear else None
    left, right = _unmatched(ours, theirs)
    return (left[0], right[0]) if left and right else None


def _unmatched(ours: list[Told], theirs: list[Told]) -> tuple[list[Told], list[Told]]:
    """Return what has no counterpart: equal classes are paired first, then those that may be the same thing."""
    left, right = list(ours), list(theirs)
    for same in (str.__eq__, alike):
        for one in list(left):
            other = next((other for other in right if same(one.group, other.group)), None)
            if other:
                left.remove(one)
                right.remove(other)
    # Said once more of the same is no other thing.
    left = [one for one in left if not any(one.group == told.group for told in theirs)]
    right = [one for one in right if not any(one.group == told.group for told in ours)]
    return left, right
