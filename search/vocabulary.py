"""Decides which words are known, and which known word a mistyped one may have been meant as: one letter apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from threading import local

from django.db import connection, transaction

from .analysis.forms import form_of
from .analysis.glued import SHORTEST_PART, cut_of, may_be_two, parts_of, stem_of_part
from .analysis.tokens import written_words
from .models import VocabularyWord

# Of mistyped words; parts of glued ones may be shorter.
SHORTEST, LONGEST = 4, 24
LONGEST_TEXT = 20_000
_AT_ONCE = 900
_TABLE = VocabularyWord._meta.db_table
_INSERT = (
    f"INSERT INTO {_TABLE} (folded, written, first, second) VALUES (%s, %s, '', '')"  # noqa: S608 - a constant
    " ON CONFLICT (folded) DO NOTHING"
)
# In a vocabulary of up to so many words every word is looked at again when new ones come; else a rebuild does that.
MOST_LOOKED_AT_AGAIN = 20_000
_ARABIC_LETTERS = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_waiting = local()


def folded(word: str) -> str:
    """Return the word with one spelling per letter, otherwise as it was typed: no ending and no article is cut off."""
    return form_of(word).folded


def learn(texts: Iterable[str]) -> None:
    """Add the words of the texts, all those of one transaction at once after it: no publish waits for another's words.

    What is lost with a process that dies in between comes back with the next rebuild.
    """
    if not hasattr(_waiting, "words"):
        _waiting.words = {}
    for written in dict.fromkeys(chain.from_iterable(written_words(text[:LONGEST_TEXT]) for text in texts)):
        form = form_of(written)
        # Without its article, too: so it is typed, and so it is glued to others.
        for word in dict.fromkeys((form.folded, form.bare)):
            if word not in _waiting.words and SHORTEST_PART <= len(word) <= LONGEST and word.isalpha():
                _waiting.words[word] = _written(written)[-len(word) :]
    transaction.on_commit(_store, robust=True)


def known(words: Collection[str]) -> dict[str, str]:
    """Return which of the folded words are known, and how each is written: one statement."""
    if not words:
        return {}
    # Hundreds of words: the ORM would take longer to write the statement than the database to answer it.
    places = ", ".join(["%s"] * len(words))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT folded, written FROM {_TABLE} WHERE folded IN ({places})", list(words))  # noqa: S608
        return dict(cursor.fetchall())


def one_letter_apart(word: str) -> set[str]:
    """Return all words that differ from the word by one letter: too many, missing, another, or two exchanged."""
    letters = _LATIN_LETTERS if word.isascii() else _ARABIC_LETTERS
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    missing = {start + end[1:] for start, end in cuts if end}
    exchanged = {start + end[1] + end[0] + end[2:] for start, end in cuts if len(end) > 1}
    other = {start + letter + end[1:] for start, end in cuts if end for letter in letters}
    more = {start + letter + end for start, end in cuts for letter in letters}
    return (missing | exchanged | other | more) - {word}


def forget_all() -> None:
    """Delete all words, before a rebuild adds those of today."""
    VocabularyWord.objects.all().delete()


def note_glued(new: Collection[str] | None = None) -> None:
    """Note which words are two others without the blank between them: of the new ones, of few words or None all."""
    if new is None or VocabularyWord.objects.count() <= MOST_LOOKED_AT_AGAIN:
        rows = dict(VocabularyWord.objects.values_list("folded", "first"))
        wanted, there = [word for word, first in rows.items() if not first], set(rows)
    else:
        wanted = [word for word in new if may_be_two(word)]
        looked_up = sorted(set().union(*map(parts_of, wanted)))
        there = {word for part in _parts(looked_up) for word in known(part)}
    cuts = {word: cut for word in sorted(wanted) if (cut := cut_of(word, there))}
    glued = [
        VocabularyWord(folded=word, first=stem_of_part(one), second=stem_of_part(two))
        for word, (one, two) in cuts.items()
    ]
    VocabularyWord.objects.bulk_update(glued, ["first", "second"], batch_size=200)


def _store() -> None:
    words: dict[str, str] = getattr(_waiting, "words", {})
    _waiting.words = {}
    added: list[str] = []
    for part in _parts(list(words)):
        there = set(VocabularyWord.objects.filter(folded__in=part).values_list("folded", flat=True))
        # One order for all, so that two processes with the same new words wait for each other instead of both.
        new = sorted(set(part) - there)
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, [(word, words[word]) for word in new])
        added += new
    if added:
        note_glued(added)


def _parts(words: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(words), _AT_ONCE):
        yield words[start : start + _AT_ONCE]


def _written(word: str) -> str:
    """Return the word as it was written, without marks over letters and what is not printed."""
    return "".join(letter for letter in word if letter.isalpha() and letter != "ـ")[:64]
