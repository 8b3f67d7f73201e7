"""Sample documents, and the hostile strings that every layer of search has to stand."""

from __future__ import annotations

from uuid import UUID, uuid5

from portal.search_content import SearchContent

NAMES = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")

HOSTILE = [
    '"',
    'foo"bar',
    '"unclosed phrase',
    "'",
    "'); DROP TABLE search_searchdocument; --",
    "\\",
    "a\\'b",
    "\x00",
    "مركز\x00جلولاء",
    "*",
    "jal*",
    "%",
    "_",
    "(",
    ")",
    "((((((((",
    "AND",
    "OR NOT AND NEAR",
    "NEAR(a b, 2)",
    "a AND (b OR",
    "title_stem : legal",
    "{title_stem} : legal",
    "-legal",
    "^legal",
    "legal:*",
    "legal & !aid | <->",
    "!!",
    ":A",
    "\ud800",
    "legal \udfff aid",
    "\u202e\u200f\u200d",
    "ـــــ",
    "ًٌٍ",
    "ﷺ" * 100,
    "😀🏳️‍🌈",
    "a" * 100_000,
    "ا" * 100_000,
    " ".join(f"كلمة{number}" for number in range(5_000)),
    "",
    " ",
    "و",
    "a",
    "في من على",
    "the of and",
    "<script>alert(1)</script>",
    ".*(a+)+$",
    "²½Ⅷ",
]

CENTRE_TEXT = (
    "افتُتح المركز السادس في جلولاء بمحافظة ديالى في أيلول ٢٠١٩. يقدم المركز المشترك للتنسيق والرصدJCMC مع شركائه "
    "خدمات المشورة القانونية والتعليم غير الرسمي للعائدين والنازحين."
)


def content(name: str, kind: str, titles: dict[str, str], bodies: dict[str, str], also: str = "") -> SearchContent:
    """Return the content of a page set whose key follows from its name, with an address in each of its languages."""
    urls = {language: f"/{language}/{kind}/{name}/" for language in titles}
    return SearchContent(key=uuid5(NAMES, name), kind=kind, titles=titles, bodies=bodies, urls=urls, also=also)


CENTRE = content(
    "jalawla",
    "centre",
    {"ar": "مركز الموارد المجتمعية في جلولاء", "en": "Community Resource Centre Jalawla"},
    {"ar": CENTRE_TEXT, "en": "The sixth centre, in Diyala. Lawyers give advice. Opened in September 2019."},
    also="CRC +964 700 000 0011",
)
BAIJI = content(
    "baiji",
    "centre",
    {"ar": "مركز بيجي", "en": "Baiji centre"},
    {"ar": "مركز للموارد في صلاح الدين.", "en": "A centre in Salah al-Din."},
)
LEGAL = content(
    "legal-aid",
    "service",
    {"ar": "المشورة والتمثيل القانوني", "en": "Legal advice and representation"},
    {"ar": "محامٍ يساعد العائدين مجاناً.", "en": "Legal aid free of charge: ask for a lawyer. Families' documents."},
)
MINES = content(
    "mines",
    "material",
    {"ar": "التوعية بمخاطر الألغام"},
    {"ar": "لا تلمس ما لا تعرفه. الوثائق والصور هنا."},
)
RELEASE = content(
    "opening",
    "release",
    {"ar": "افتتاح مركز في جلولاء", "en": "A centre opens in Jalawla"},
    {"ar": "أكثر من ٢٢٠٬٠٠٠ عائد في المنطقة بدعم الاتحاد الأوروبي.", "en": "Over 220,000 returnees in the area."},
)
ALL = (CENTRE, BAIJI, LEGAL, MINES, RELEASE)
