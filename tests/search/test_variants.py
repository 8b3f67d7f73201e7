"""What people type finds what they mean: a table of queries, each written as people write it, on the demo and more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import rarity, service
from search.models import SearchDocument
from tests.search.samples import content

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

TABLE = Path(__file__).with_name("variants.txt")
LEAST_QUERIES = 150
LEAST_RECALL = 0.97
DEEPEST = 5

# Pages in one language alone, about what the demo does not speak of.
SAMPLES = {
    "cholera": ("ar", "حملة تلقيح ضد الكوليرا", "تبدأ الحملة في كانون الثاني في كل المراكز الصحية."),
    "carpets": ("ar", "نساء سنجار ينسجن السجاد", "تشارك ٣٥ عائلة عائدة إلى سنجار في ورشة لنسج السجاد اليدوي."),
    "livestock": ("ar", "دعم مربي المواشي في تلعفر", "يحصل النازحون العائدون إلى تلعفر على أعلاف لماشيتهم وأغنامهم."),
    "electricity": ("ar", "أزمة الكهرباء في المخيم", "انقطاع التيار الكهربائي منذ تشرين الأول."),
    "vegetables": ("ar", "سوق الخضار في خانقين", "أعيد فتح سوق الخضار بعد الترميم."),
    "governor": ("ar", "زيارة المحافظ", "قال السيد نصير عبد الستار إن المدارس تُفتح قريباً."),
    "orphans": ("ar", "رعاية الأيتام", "كفالة شهرية للأيتام وتوزيع القرطاسية."),
    "martyrs": ("ar", "مؤسسة الشهداء", "راتب ذوي الشهداء يُصرف كل شهر."),
    "education": ("ar", "التعليم غير الرسمي", "صفوف مسائية لمن ترك المدرسة."),
    "blood": ("en", "Blood donation day", "The Iraqi Red Crescent Society collects blood."),
    "floods": ("en", "After the floods", "Families whose homes were flooded can register."),
    "scholarship": ("en", "A scholarship for students", "Apply before summer."),
}


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield (category, query, page set) for each line of the table."""
    category = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            category = line.strip("[]")
        elif "|" in line and not line.startswith("#"):
            query, _bar, wanted = line.rpartition("|")
            yield category, query.strip(), wanted.strip()


@pytest.fixture
def site(demo: None) -> None:
    """Put the samples beside the demo site."""
    for name, (language, title, body) in SAMPLES.items():
        service.put(content(name, "release", {language: title}, {language: body}))
    rarity.count()


def named(url: str) -> str:
    """Return the last part of an address."""
    return url.rstrip("/").rpartition("/")[2]


def test_what_people_type_is_among_the_first_five(site: None) -> None:
    names = {
        key: {named(url) for url in urls.values()} for key, urls in SearchDocument.objects.values_list("key", "urls")
    }
    everything = set().union(*names.values())
    found: dict[str, list[bool]] = defaultdict(list)
    missed = []
    for category, query, wanted in rows():
        assert wanted in everything, wanted
        hits = service.search(query, "ar").hits[:DEEPEST]
        found[category].append(any(wanted in names[hit.key] for hit in hits))
        if not found[category][-1]:
            missed.append((category, query, wanted, [sorted(names[hit.key])[0] for hit in hits]))
    answers = [answer for answered in found.values() for answer in answered]
    assert len(answers) >= LEAST_QUERIES
    recall = sum(answers) / len(answers)
    assert recall >= LEAST_RECALL, "\n".join(map(str, [recall, *missed]))
    assert {category for category, answered in found.items() if sum(answered) < 0.7 * len(answered)} == set()
