"""Finds what was written without a blank: a glued word of the query is cut, those of documents are looked up by part.

`نصير عبدالستار` asks for three words, and each is also looked for in `نصيرعبد`, which the vocabulary knows to be two of
its words. The index stays as it is, so a document is found by whatever words became known after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.db.models import Q

from .analysis.forms import form_of
from .analysis.glued import cut_of, may_be_two, parts_of
from .analysis.tokens import Token, tokens
from .models import VocabularyWord
from .queries import Query, parse
from .rarity import documents_with
from .vocabulary import folded

# A row of the vocabulary: the folded word, and the stems of the two words that it is made of, or empty texts.
GluedWord = tuple[str, str, str]
# Glued by mistake, a word is rare; what more documents have is a word.
MOST_DOCUMENTS = 3
MOST_GLUED = 20


def vocabulary_asked(words: set[str], stems: set[str]) -> Q:
    """Return which rows of the vocabulary are these words, or are made of two words of which one has such a stem."""
    return Q(folded__in=words) | Q(first__in=stems) | Q(second__in=stems)


def _rows(words: set[str], stems: set[str]) -> Iterable[GluedWord]:
    return VocabularyWord.objects.filter(vocabulary_asked(words, stems)).values_list("folded", "first", "second")


def with_glued(query: Query, rows: Callable[[set[str], set[str]], Iterable[GluedWord]] = _rows) -> Query:
    """Return the query as it would be without mistakes of this kind: one statement, none without Arabic words."""
    wholes = (
        {} if query.phrases else {token: folded(token.text) for token in tokens(query.text) if _may_be_glued(token)}
    )
    stems = {word.stem for word in query.words if not word.stem.isascii()}
    if not stems:
        return query
    parts = {part for whole in wholes.values() for part in parts_of(whole)}
    read = list(rows({*parts, *wholes.values()}, stems | {form_of(part).stem for part in parts}))
    known = {word for word, _first, _second in read}
    cuts = {word: (first, second) for word, first, second in read if first}
    text = query.text
    for token, whole in sorted(wholes.items(), key=lambda each: -each[0].start):
        # A word that is known is cut only where the vocabulary says that it is two.
        is_unknown = whole not in known and not any(map(documents_with, form_of(token.text).readings))
        cut = cut_of(whole, known, is_unknown=is_unknown) if whole not in known or whole in cuts else None
        if cut:
            text = text[: token.start] + " ".join(_as_typed(token, cut)) + text[token.end :]
    return _with_wholes(query if text == query.text else replace(parse(text), text=query.text), cuts)


def _may_be_glued(token: Token) -> bool:
    if not token.is_arabic or not may_be_two(folded(token.text)):
        return False
    return documents_with(form_of(token.text).stem) <= MOST_DOCUMENTS


def _as_typed(token: Token, cut: tuple[str, str]) -> tuple[str, str]:
    """Return the parts with the hamzas that were typed, where each letter is still in its place."""
    at = len(cut[0])
    return (token.text[:at], token.text[at:]) if len(token.text) == at + len(cut[1]) else cut


def _with_wholes(query: Query, cuts: dict[str, tuple[str, str]]) -> Query:
    """Return the query in which each word may also be part of a glued one."""
    by_part: dict[str, list[str]] = {}
    for whole in sorted(cuts):
        stem = form_of(whole).stem
        if documents_with(stem) <= MOST_DOCUMENTS:
            for part in cuts[whole]:
                by_part.setdefault(part, []).append(stem)
    words = (
        replace(word, readings=tuple(dict.fromkeys([*word.readings, *by_part.get(word.stem, [])[:MOST_GLUED]])))
        for word in query.words
    )
    return replace(query, words=tuple(words))
