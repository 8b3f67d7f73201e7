"""The fact check in sentences: what it has to find, and what it must leave alone."""

import json
from pathlib import Path

import pytest

from centres.fact_names import shipped_names
from portal.fact_check.lexicon import Lexicon
from portal.fact_check.registry import glossary_names
from portal.fact_check.report import check_pair
from portal.glossary.loading import shipped

PAIRS = Path(__file__).parent.parent.parent / "bench" / "fact_check" / "developed.jsonl"
LEXICON = Lexicon([*shipped_names(), *glossary_names(tuple(row.values()) for row in shipped())])
ROWS = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_pair_has_the_findings_that_were_put_in_and_no_other(row):
    found = {finding.kind for finding in check_pair(row["ar"], row["en"], LEXICON)}
    assert found == set(row["expect"])


def test_the_centre_that_received_people_is_not_the_town():
    arabic, english = "استقبل المركز أكثر من ٢٢٠ ألف عائد.", "The town has received more than 220,000 returnees."
    (finding,) = check_pair(arabic, english, LEXICON)
    assert finding.kind == "attachment"
    assert finding.first.sentence == arabic and finding.second.sentence == english
    assert finding.first.said == "المركز … ٢٢٠ ألف"
    assert finding.second.said == "town … 220,000"


def test_a_verb_without_a_subject_tells_of_what_the_sentence_before_named():
    arabic = "يقع المركز في بلدة جلولاء. وقد استقبل منذ افتتاحه ٢٢٠ ألف عائد."
    english = "The centre is in the town of Jalawla. Since it opened, the {} has received 220,000 returnees."
    assert check_pair(arabic, english.format("centre"), LEXICON) == []
    (finding,) = check_pair(arabic, english.format("town"), LEXICON)
    assert (finding.kind, finding.first.said, finding.second.said) == (
        "attachment",
        "استقبل … ٢٢٠ ألف",
        "town … 220,000",
    )


def test_an_it_tells_of_what_the_sentence_before_named():
    english = "The centre opened near the camp in 2019. Since then it has received 4,100 visitors."
    arabic = "افتتح المركز قرب المخيم عام 2019. ومنذ ذلك الحين استقبل {} 4100 زائر."
    assert check_pair(arabic.format("المركز"), english, LEXICON) == []
    (finding,) = check_pair(arabic.format("المخيم"), english, LEXICON)
    assert (finding.kind, finding.first.said, finding.second.said) == ("attachment", "المخيم … 4100", "it … 4,100")


def test_a_mark_survives_new_words_elsewhere_and_dies_with_its_sentence():
    first = "نزح ٣٠٠ شخص."
    (finding,) = check_pair(first, "Some 400 people fled.", LEXICON)
    (later,) = check_pair("جملة أخرى هنا. " + first, "Another sentence here. Some 400 people fled.", LEXICON)
    (reworded,) = check_pair("نزح من هناك ٣٠٠ شخص.", "Some 400 people fled.", LEXICON)
    assert finding.fingerprint == later.fingerprint != reworded.fingerprint


SPEAKERS = [
    ("Mohammed Al-Jubouri", "محمد الجبوري"),
    ("Zainab Abdulameer", "زينب عبد الأمير"),
    ("Abd al-Rahman Khalil", "عبدالرحمن خليل"),
    ("Iman Ayoub", "إيمان أيوب"),
    ("Elias Moussa", "الياس موسى"),
    ("Chnar Rezhna", "چنار ريژنا"),
    ("Ruqayya Isa", "رقية عيسى"),
    ("Jeanine Hennis", "جينين هينيس"),
    ("Yousif Hussein", "يوسف حسين"),
]


@pytest.mark.parametrize(("latin", "arabic"), SPEAKERS)
def test_a_speaker_is_known_in_the_letters_of_the_other_language_and_no_other_is(latin, arabic):
    english = f"“The door is open to all of us,” said {latin}."
    for _latin, name in SPEAKERS:
        found = [one.kind for one in check_pair(f"قال {name}: «الباب مفتوح لنا جميعاً دائماً».", english, LEXICON)]
        assert found == ([] if name == arabic else ["name"])
