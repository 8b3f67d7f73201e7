"""The fact check on whole releases and on hostile text: two languages cut into paragraphs and sentences of their own."""

import json
import time
from pathlib import Path

import pytest

from centres.fact_names import shipped_names
from portal.fact_check.align import Passage
from portal.fact_check.lexicon import Lexicon
from portal.fact_check.report import check, check_pair

RELEASES = Path(__file__).parent.parent.parent / "bench" / "fact_check" / "releases.jsonl"
LEXICON = Lexicon(shipped_names())
ROWS = [json.loads(line) for line in RELEASES.read_text(encoding="utf-8").splitlines()]


def blocks(text, language):
    """Return each line as a block of its own, none of which the other language has by name."""
    return [Passage(f"{language}{number}", line) for number, line in enumerate(text.split("\n"))]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_release_has_each_error_once_however_it_is_cut(row):
    whole = check_pair(row["ar"], row["en"], LEXICON)
    cut = check(blocks(row["ar"], "ar"), blocks(row["en"], "en"), LEXICON)
    for found in (whole, cut):
        assert sorted(finding.kind for finding in found) == sorted(row["expect"])


def test_a_release_takes_less_than_a_tenth_of_a_second():
    check_pair(ROWS[0]["ar"], ROWS[0]["en"], LEXICON)
    begun = time.process_time()
    for row in ROWS:
        check_pair(row["ar"], row["en"], LEXICON)
    assert (time.process_time() - begun) / len(ROWS) < 0.1


HOSTILE = [
    "1" * 5000, "9," * 3000, "1/" * 3000, "12/2 1/0 0/5", "مليون و" * 2000, "half a " * 2000, "ال" * 10000, "«" * 3000,
    "http://[::1", "https://[", "31 February 2024 32/13/2024 0000-00-00", "at 99 a.m. 25:61", "²³ ①② 𝟙𝟚𝟛 ½ ١e٥",
    "\u202e\x00 abc \ud7ff", "said Aaaa Bbbb " * 800, ". " * 2000, "",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_stops_the_check_or_keeps_it_for_long(text):
    begun = time.process_time()
    for arabic, english in ((text, "Some 300 people fled."), ("نزح ٣٠٠ شخص.", text), (text, text)):
        assert isinstance(check_pair(arabic, english, LEXICON), list)
    assert time.process_time() - begun < 10
