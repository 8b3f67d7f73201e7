"""Names that every newsroom of the field uses: bodies of the United Nations and of Iraq, and countries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale

from .vocabulary import lines_of

PUBLISHER = "body:iom"
_DATA = Path(__file__).parent / "data"
# What is said in so many ways, or with so many other meanings, that its absence says nothing.
_QUIET_COUNTRIES = frozenset(
    {
        "IQ",
        "AC",
        "UM",
        "TA",
        "TD",
        "ML",
        "NE",
        "GE",
        "TO",
        "JE",
        "IM",
        "NU",
        "GU",
        "RE",
        "PE",
        "CU",
        "OM",
        "FO",
        "AX",
        "BJ",
        "TG",
        "LA",
        "PW",
        "FM",
    }
)


@dataclass(frozen=True)
class Name:
    """A name in both languages. ``inside`` is the key of what it lies in; a quiet one is never missed."""

    key: str
    kind: str
    english: tuple[str, ...]
    arabic: tuple[str, ...]
    inside: str = ""
    level: str = ""
    is_quiet: bool = False
    preferred: dict[str, str] = field(default_factory=dict, hash=False)


def known_names() -> Iterator[Name]:
    """Yield the bodies and the countries."""
    for line in lines_of(_DATA / "bodies.txt"):
        key, english, arabic = (part.strip() for part in line.split("|"))
        yield Name(f"body:{key}", "organisation", _with_head(_forms(english)), _with_head(_forms(arabic)))
    yield Name("body:un", "organisation", ("United Nations", "UN"), ("الأمم المتحدة",), is_quiet=True)
    more_forms = {line.split(" | ")[0]: line.split(" | ")[1:] for line in lines_of(_DATA / "countries.txt")}
    english_names, arabic_names = Locale("en").territories, Locale("ar").territories
    for code, name in english_names.items():
        if (
            len(code) == 2
            and code.isalpha()
            and code in arabic_names
            and code not in {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
        ):
            more = [_forms(forms) for forms in more_forms.get(code, ["", ""])]
            yield Name(
                f"country:{code}",
                "place",
                (name, *more[0]),
                (arabic_names[code], *more[1], *_of_a_nation(more[1])),
                level="country",
                is_quiet=code in _QUIET_COUNTRIES,
            )


def _with_head(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names with those by which the heads of ministries are called: the Minister of Planning."""
    heads = (("Ministry of ", "Minister of "), ("وزارة ", "وزير "), ("وزارة ", "وزيرة "))
    return (
        *forms,
        *(head + form.removeprefix(body) for form in forms for body, head in heads if form.startswith(body)),
    )


def _of_a_nation(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the adjectives among the forms without the article, of men and of women: ألماني and ألمانية.

    Not those of a country that English calls by two letters, which it may also leave out: US.
    """
    bare = [form.removeprefix("ال") for form in forms if form.startswith("ال") and form.endswith(("ية", "ي"))]
    bare = [] if "الولايات المتحدة" in forms else bare
    return tuple(dict.fromkeys(word for one in bare for word in (one.removesuffix("ة"), one.removesuffix("ة") + "ة")))


def _forms(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
