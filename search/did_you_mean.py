"""Decides whether another spelling is offered: only for words that no document holds, and only one that finds more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from . import engines
from .analysis import phonetics
from .analysis.forms import form_of
from .analysis.keys import words as words_of
from .analysis.tokens import Token, tokens
from .engines.base import Request
from .models import SearchDocument
from .queries import Query, QueryWord, parse
from .rarity import documents_with
from .vocabulary import LONGEST, SHORTEST, folded, known, one_letter_apart

MOST_CORRECTED = 3


def suggestion(request: Request, strict_total: int, total: int) -> str:
    """Return the typed text with mistyped words corrected, or "" when nothing is known that would find more.

    More than the documents with all words, or anything at all where not one word found any (`total` is 0).
    At most three statements: the vocabulary, a search for all corrections at once, and the best document, whose own
    words decide among them.
    """
    typed = list(filter(_is_unknown, tokens(request.query.text)))[:MOST_CORRECTED]
    candidates = _candidates(typed)
    if not candidates:
        return ""
    corrected = _query_with(request.query, candidates)
    asked = replace(request, query=corrected, any_word=not total, offset=0, limit=1, facets=())
    ranking = engines.current().search(asked)
    if not ranking.numbers or ranking.total <= strict_total:
        return ""
    document = SearchDocument.objects.get(number=ranking.numbers[0])
    held = [*document.titles.values(), document.also, *document.bodies.values()]
    return _text_with(request.query.text, candidates, held)


def _is_unknown(token: Token) -> bool:
    """Say whether the word may be mistyped: no other form of it is one that documents have."""
    return _may_be_mistyped(folded(token.text)) and not documents_with(form_of(token.text).stem)


def _may_be_mistyped(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def _candidates(typed: Sequence[Token]) -> dict[Token, dict[str, str]]:
    """Return the known words that each unknown one may have been, folded and as written; none of the same stem.

    A word that shares its stem with a known one is another form of it, and found as it is.
    """
    near = {token: set(filter(_may_be_mistyped, one_letter_apart(folded(token.text)))) for token in typed}
    there = known({folded(token.text) for token in typed}.union(*near.values())) if near else {}
    found = {}
    for token, words in near.items():
        if folded(token.text) in there:
            continue
        readings = set(words_of(token.text)[0].readings)
        alike = sorted(words & there.keys(), key=partial(_unlikeness, folded(token.text)))
        written = {word: there[word] for word in alike}
        if written and not any(readings & set(words_of(text)[0].readings) for text in written.values()):
            found[token] = written
    return found


def _unlikeness(typed: str, word: str) -> tuple[bool, bool, str]:
    """Return by what words are ordered that a mistyped one may have been, the likeliest first.

    Vowels are mistaken sooner than consonants; another letter, or two exchanged, is likelier than one too many or few.
    """
    return phonetics.consonants(word) != phonetics.consonants(typed), len(word) != len(typed), word


def _query_with(query: Query, candidates: dict[Token, dict[str, str]]) -> Query:
    """Return the query in which a mistyped word may be any of its corrections."""
    readings = {
        token.text: tuple(dict.fromkeys(word.stem for text in written.values() for word in words_of(text)))
        for token, written in candidates.items()
    }
    asked = (
        QueryWord(word.text, readings[word.text][0], readings[word.text], skeleton="", pairs=())
        if word.text in readings
        else word
        for word in query.words
    )
    return Query(query.text, tuple(asked))


def _text_with(text: str, candidates: dict[Token, dict[str, str]], held: list[str]) -> str:
    """Return the text with each mistyped word as the document has it; "" where the document does not say."""
    in_document: dict[str, str] = {}
    for token in (token for part in held for token in tokens(part)):
        in_document.setdefault(folded(token.text), token.text)
    for token, written in sorted(candidates.items(), key=lambda each: -each[0].start):
        chosen = next((word for word in written if word in in_document), "")
        chosen = chosen or _of_the_same_stem(written, in_document)
        if not chosen:
            return ""
        text = text[: token.start] + written[chosen] + text[token.end :]
    return text if parse(text).words else ""


def _of_the_same_stem(written: dict[str, str], in_document: dict[str, str]) -> str:
    stems = {word.stem for text in in_document.values() for word in words_of(text)}
    return next((folded_form for folded_form, text in written.items() if words_of(text)[0].stem in stems), "")
