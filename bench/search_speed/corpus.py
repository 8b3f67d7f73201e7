"""Makes documents and queries of words that no language has, as frequent and as alike as those of Arabic."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from uuid import UUID, uuid5

from portal.search_content import SearchContent

NAMES = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
ENDINGS = ("", "", "", "ة", "ات", "ين", "ون", "ها")
BEGINNINGS = ("", "", "", "ال", "ال", "و", "ب", "وال", "لل")
WORDS_OF_A_TEXT, WORDS_OF_A_TITLE = 80, 6
KINDS = ("centre", "service", "partner", "release", "material", "information")
GOVERNORATES = tuple(f"governorate-{number}" for number in range(18))
DIFFERENT_WORDS = 20_000
QUESTION = ("كيف", "يمكن", "ان", "احصل", "على")


class Corpus:
    """Documents whose words are as rare as Zipf's law has them, the same for the same seed."""

    def __init__(self, documents: int, seed: int = 2019) -> None:
        """Make the vocabulary; the documents are made as they are asked for."""
        self.documents = documents
        self.chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        roots = {"".join(self.chance.choices(LETTERS, k=self.chance.choice((3, 4, 4, 5)))) for _word in range(26_000)}
        self.words = [root + self.chance.choice(ENDINGS) for root in sorted(roots)][:DIFFERENT_WORDS]
        self.chance.shuffle(self.words)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def contents(self) -> Iterator[SearchContent]:
        """Yield the documents."""
        for number in range(self.documents):
            yield SearchContent(
                key=uuid5(NAMES, f"bench {number}"),
                kind=self.chance.choice(KINDS),
                titles={"ar": self._text(WORDS_OF_A_TITLE)},
                bodies={"ar": self._text(WORDS_OF_A_TEXT)},
                urls={"ar": f"/ar/bench/{number}/"},
                facets={"governorate": (self.chance.choice(GOVERNORATES),)},
                date=date(2020, 1, 1) + timedelta(days=self.chance.randrange(2000)),
            )

    def queries(self, each: int) -> dict[str, list[str]]:
        """Return so many queries of each kind."""
        middle = self.words[100:2_000]
        return {
            "rare": self.chance.sample(self.words[8_000:12_000], each),
            "common": self.words[:each],
            "three words": [" ".join(self.chance.sample(middle, 3)) for _query in range(each)],
            "question": [" ".join((*QUESTION, *self.chance.sample(middle, 3))) for _query in range(each)],
            "filtered": self.chance.sample(self.words[:200], each),
            "prefix": [word[:3] for word in self.chance.sample(self.words[:2_000], each)],
        }

    def _text(self, count: int) -> str:
        words = self.chance.choices(self.words, cum_weights=self._weights, k=count)
        return " ".join(self.chance.choice(BEGINNINGS) + word for word in words)
