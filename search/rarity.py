"""Decides how much a word tells: the fewer documents have it, the more. Counted over all documents, now and then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from math import log
from uuid import UUID, uuid4

from django.db import transaction

from .analysis.forms import form_of
from .analysis.tokens import written_words
from .models import SearchDocument, SpellingsInUse, WordCount
from .queries import QueryWord

# Counted anew when the number of documents has grown or shrunk by this share, at once only up to so many documents.
_SHARE = 0.1
_MOST_AT_ONCE = 500
_LONGEST_TEXT = 20_000
# How much documents count that have a word only in this sense.
_BY_SKELETON = 0.45


class _Known:
    counted: UUID | None = None
    documents: int = 0
    average_length: float = 0.0
    frequencies: Mapping[str, int] = {}


def rarity_of(word: QueryWord) -> float:
    """Return BM25's measure of how rare the word is among all documents; 1 while nothing has been counted."""
    if not _Known.documents:
        return 1.0
    held = _Known.frequencies.get(word.stem) or _held_otherwise(word)
    return log(1 + max(0.0, _Known.documents - held + 0.5) / (held + 0.5))


def _held_otherwise(word: QueryWord) -> int:
    """Return how many documents have a word that is hardly ever written like this: by other readings, then consonants.

    A frequent word's other readings say nothing of it: they are short, and often another word.
    """
    by_reading = max((_Known.frequencies.get(reading, 0) for reading in (*word.readings, *word.pairs)), default=0)
    by_skeleton = int(_BY_SKELETON * _Known.frequencies.get(f"-{word.skeleton}", 0)) if word.skeleton else 0
    return by_reading or by_skeleton or 1


def documents_with(stem: str) -> int:
    """Return how many documents have a word of this stem; 0 also where it is one, or nothing has been counted."""
    return _Known.frequencies.get(stem, 0)


def average_length() -> float:
    """Return how many words a document has on average; 0 while nothing has been counted."""
    return _Known.average_length


def refresh(counted: UUID | None) -> bool:
    """Use the count with this mark, reading it only when it is another one; say whether it was."""
    if counted == _Known.counted:
        # Where nothing has been counted, what is known of an earlier count has to go.
        return False
    row = WordCount.objects.first() if counted else None
    _Known.counted, row = counted, row or WordCount()
    _Known.documents, _Known.average_length = row.documents, row.average_length
    _Known.frequencies = row.frequencies
    return True


def count_if_needed() -> None:
    """Count again where the number of documents is not nearly what it was and counting is quick."""
    now, then = SearchDocument.objects.count(), _Known.documents
    if abs(now - then) > _SHARE * then and now <= _MOST_AT_ONCE:
        count()


@transaction.atomic
def count() -> None:
    """Count in how many documents each token is, for every process to see."""
    frequencies: Counter[str] = Counter()
    documents = words = 0
    rows = SearchDocument.objects.values_list("titles", "also", "bodies")
    for titles, also, bodies in rows.iterator(chunk_size=200):
        texts = (text[:_LONGEST_TEXT] for text in (*titles.values(), also, *bodies.values()))
        forms = [form_of(word) for word in chain.from_iterable(map(written_words, texts))]
        frequencies.update({form.stem for form in forms} | {f"-{form.skeleton}" for form in forms if form.skeleton})
        documents, words = documents + 1, words + len(forms)
    frequent = {token: held for token, held in frequencies.items() if held > 1 and token}
    WordCount.objects.all().delete()
    WordCount.objects.create(documents=documents, average_length=words / max(documents, 1), frequencies=frequent)
    mark = uuid4()
    if not SpellingsInUse.objects.update(counted=mark):
        SpellingsInUse.objects.create(counted=mark)
