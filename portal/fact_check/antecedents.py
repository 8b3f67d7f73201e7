"""Decides of whom a number is told where one language leaves that to the verb or to "it": the text before says."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from .found import Mention, Named, Number
from .reading import Reading
from .subjects import Told, alike, clause, told_before, told_of
from .text import Text, Token, fold
from .vocabulary import lines_of, word_list

Pair = tuple[Reading, Reading]
_VERBS = Path(__file__).parent / "data" / "verbs.txt"
# How many sentences back what is meant may stand.
_REACH = 2
_PREPOSITIONS = word_list("arabic prepositions") | {"منذ", "خلال", "بعد", "قبل", "حتي", "اثناء", "طوال", "وسط"}
_PARTICLES = frozenset(
    {"قد", "لقد", "كما", "ثم", "حينها", "بعدها", "بذلك", "هكذا", "سنويا", "شهريا", "حاليا", "اليوم",
     "منذيذ", "حينيذ", "وقتيذ", "انذاك"}
)  # fmt: skip
# What may stand between such a verb and its number, and is not who did it.
_BETWEEN = frozenset(
    {"عوده", "وصول", "نزوح", "طلبات", "خدمات", "خدماته", "خدماتها", "شهريا", "يوميا", "سنويا", "اسبوعيا", "وحده",
     "وحدها", "مجموع", "مجموعه", "ما", "لا", "يقل", "يزيد", "يقارب", "يناهز", "اكثر", "اقل", "قرابه", "زهاء", "حوالي",
     "عدد"}
)  # fmt: skip
# Verbs whose pronoun says where somebody went: he visited it, he returned to it.
_GONE_TO = re.compile(
    r"(?<!\w)[وف]?(?:(?:ت|ي)?(?:زار|زور|راجع|قصد|سكن|قطن|رتاد|ارتاد|دخل)(?:ت)?(?P<object>ه|ها)"
    r"|(?:عاد|عادت|يعود|تعود|وصل|وصلت|لجا|لجات) الي(?P<goal>ه|ها))(?!\w)"
)
_IT = re.compile(r"\bit\b")
_DETERMINED = re.compile(r"\b(?:the|this|our)\s+(?:[\w'-]+\s+){0,3}$", re.IGNORECASE)


def told_earlier(before: Sequence[Pair], pair: Pair, one: Number, other: Number) -> tuple[Mention, Mention] | None:
    """Return the words that tell a number of different things, where one language leaves that to what stands before.

    ``before`` are the pairs of sentences before this one, ``pair`` is the Arabic and the English one.
    """
    first, second = pair
    ours, theirs = told_of(first.text, one, first.surely_named), told_of(second.text, other, second.surely_named)
    all_mine = _before([arabic for arabic, _english in before], first, one)
    all_yours = _before([english for _arabic, english in before], second, other)
    # What stands in a lesser place is not what the text goes on with.
    mine, yours = ([told for told in side if told.is_subject] for side in (all_mine, all_yours))
    if verb := _silent_verb(first.text, one, ours):
        named = _named_in_english(second, theirs, ours)
        meant = _said_by_both([told for told in mine if _is_feminine(told) in {None, verb[1]}], all_yours)
        is_other = named and _is_other(named, meant, _unpaired(ours, theirs, named))
        return (verb[0], _word(second.text, named)) if named and is_other else None
    pronoun = _pronoun(second.text, other, theirs)
    named = next((told for told in ours if told.is_subject and told.word.startswith(("ال", "وال"))), None)
    is_other = named and _is_other(named, _said_by_both(yours, all_mine), _unpaired(theirs, ours, named))
    return (_word(first.text, named), pronoun) if pronoun and named and is_other else None


def _before(earlier: Sequence[Reading], reading: Reading, number: Number) -> list[Told]:
    """Return what the text before the number's clause tells of."""
    told = [told for one in earlier[-_REACH:] for told in told_before(one.text, len(one.text.flat), one.surely_named)]
    return told + told_before(reading.text, clause(reading.text, number)[0], reading.surely_named)


def _said_by_both(meant: list[Told], others: list[Told]) -> list[Told]:
    """Return what may be meant, nothing where none of it was said in the other language: they tell of other things."""
    return meant if any(alike(told.group, other.group) for told in meant for other in others) else []


def _is_other(named: Told, meant: list[Told], beside: list[Told]) -> bool:
    """Say whether what is named can be nothing of what may be meant, nor what the other clause tells of anyway."""
    return bool(meant) and not any(alike(named.group, told.group) for told in [*meant, *beside])


def _unpaired(ours: list[Told], theirs: list[Told], named: Told) -> list[Told]:
    """Return what one clause tells of and the other does not tell by the same name elsewhere."""
    return [one for one in ours if not any(one.group == told.group for told in theirs if told != named)]


def _silent_verb(text: Text, number: Number, told: list[Told]) -> tuple[Mention, bool] | None:
    """Return the verb that leaves to the text before who is meant, and whether that is feminine."""
    start = clause(text, number)[0]
    if told and told[0].place < number.start:
        return None
    if gone := next((match for match in _GONE_TO.finditer(text.flat, start) if match.start() < number.start), None):
        return Mention(gone.start(), gone.end()), (gone["object"] or gone["goal"]) == "ها"
    tokens = [token for token in text.tokens if start <= token.start < number.start]
    at = next((place for place in range(len(tokens) - 1, -1, -1) if _gender_of_verb(tokens[place].word)), None)
    if at is None or not (_begins_nothing(tokens[:at]) and _stands_between(tokens[at + 1 :])):
        return None
    return Mention(tokens[at].start, tokens[at].end), _gender_of_verb(tokens[at].word) == "f"


def _begins_nothing(tokens: list[Token]) -> bool:
    """Say whether a clause begins with nothing that could be who did it: a preposition, a particle."""
    return not tokens or any(base in _PREPOSITIONS | _PARTICLES for base in _bases(tokens[0].word))


def _stands_between(tokens: list[Token]) -> bool:
    """Say whether nothing between a verb and its number could be who did it."""
    lead = -9
    for place, token in enumerate(tokens):
        if token.word in _PREPOSITIONS:
            lead = place
        elif token.word not in _BETWEEN | _PARTICLES and place - lead > 3:
            return False
    return True


def _bases(word: str) -> tuple[str, ...]:
    return (word, word[1:]) if word[:1] in "وف" else (word,)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    genders: dict[str, str] = {}
    for line in lines_of(_VERBS):
        past, present = map(fold, line.split())
        genders |= {past: "m", present: "m", past.removesuffix("ي") + "ت": "f", "ت" + present[1:]: "f"}
    return genders


def _gender_of_verb(word: str) -> str:
    return next((gender for base in _bases(word) if (gender := _verbs().get(base))), "")


def _is_feminine(told: Told) -> bool | None:
    """Say whether an Arabic thing is feminine, None where its bare name does not tell."""
    return None if told.group == "place" else told.word.endswith(("ه", "ات")) or told.word.endswith("مراكز")


def _named_in_english(reading: Reading, told: list[Told], arabic: list[Told]) -> Told | None:
    """Return the thing that the English clause names: its subject, else what it alone tells of, and not just any."""
    alone = [one for one in told if not any(one.group == other.group for other in arabic)]
    named = next((one for one in told if one.is_subject), alone[0] if len(alone) == 1 else None)
    return named if named and _is_determined(reading, named) else None


def _is_determined(reading: Reading, told: Told) -> bool:
    flat = reading.text.flat
    names: list[Named] = reading.surely_named
    return any(one.start <= told.place < one.end for one in names) or bool(_DETERMINED.search(flat[: told.place]))


def _pronoun(text: Text, number: Number, told: list[Told]) -> Mention | None:
    """Return the "it" of which an English clause tells its number, where it names nothing before."""
    found = _IT.search(text.flat.lower(), clause(text, number)[0], number.start)
    return None if found is None or any(one.is_subject for one in told) else Mention(found.start(), found.end())


def _word(text: Text, told: Told) -> Mention:
    return Mention(told.place, next(token.end for token in text.tokens if token.start == told.place))
