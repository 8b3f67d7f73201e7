"""Decides which names of places, centres, partners and donors the fact check looks for."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from portal.fact_check.known_names import Name
from portal.fact_check.registry import NameSource, name_rows

Rows = list[tuple[str, ...]]
DATA = Path(__file__).parent / "places" / "data"
# The country says it, in many more ways than a list has.
_OF_A_COUNTRY = re.compile(r"(?:The )?(?:Government|People|Embassy|Kingdom|Republic) of ", re.IGNORECASE)


def shipped_names() -> list[Name]:
    """Return the places and governorates as shipped, for checks without a database."""
    rows = {
        name: json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")) for name in ("governorates", "places")
    }
    return [
        *(
            _name(f"governorate:{row['id']}", row["names"], row["spellings"], "", "governorate")
            for row in rows["governorates"]
        ),
        *(
            _name(f"place:{row['id']}", row["names"], row["spellings"], row["governorate"], row["level"])
            for row in rows["places"]
        ),
    ]


def sources() -> Iterator[NameSource]:
    """Yield the tables that hold names of the directory, with the spellings that editors gave them."""
    from .models import CentrePage, PartnerPage
    from .models.lists import Donor
    from .places.models import Governorate, Place

    tables: dict[str, tuple[Any, tuple[str, ...], Callable[[Rows], Iterable[Name]]]] = {
        "governorate": (Governorate, ("key", "labels", "spellings"), _governorates),
        "place": (Place, ("key", "labels", "spellings", "governorate__key", "level"), _places),
        "centre": (CentrePage, ("translation_key", "title"), partial(_titled, "centre")),
        "partner": (PartnerPage, ("translation_key", "title", "acronym"), partial(_titled, "partner")),
        "donor": (Donor, ("key", "labels", "acronym"), _donors),
    }
    for key, (model, columns, names) in tables.items():
        yield NameSource(key, partial(_rows, key, model, columns), names)


def _rows(key: str, model: Any, columns: tuple[str, ...]) -> QuerySet[Any, Any]:
    return name_rows(key, model.objects.all(), *columns)


def _governorates(rows: Rows) -> Iterator[Name]:
    for key, labels, spellings, *_rest in rows:
        yield _name(f"governorate:{key}", json.loads(labels), json.loads(spellings), "", "governorate")


def _places(rows: Rows) -> Iterator[Name]:
    for key, labels, spellings, governorate, level in rows:
        yield _name(f"place:{key}", json.loads(labels), json.loads(spellings), governorate, level)


def _donors(rows: Rows) -> Iterator[Name]:
    for key, labels, acronym, *_rest in rows:
        forms = [form for form in (*json.loads(labels).values(), acronym) if form]
        if not any(_OF_A_COUNTRY.match(form) for form in forms):
            yield from _titled("donor", [(key, *forms)])


def _titled(kind: str, rows: Rows) -> Iterator[Name]:
    """Yield one name for each page in all its languages; one that has it in one language only cannot be compared."""
    called: dict[str, set[str]] = defaultdict(set)
    for key, *forms in rows:
        called[key] |= {form for form in forms if form}
    for key, all_forms in called.items():
        arabic = tuple(sorted(form for form in all_forms if re.search("[\u0600-\u06ff]", form)))
        english = tuple(sorted(all_forms - set(arabic)))
        if arabic and english:
            yield Name(f"{kind}:{key}", "organisation", english, arabic)


def _name(key: str, labels: Mapping[str, Any], spellings: Iterable[str], governorate: str, level: str) -> Name:
    forms = [form for form in (*labels.values(), *spellings) if form]
    arabic = tuple(form for form in forms if not form.isascii() and "\u0600" <= form[0] <= "\u06ff")
    english = tuple(form for form in forms if form not in arabic)
    return Name(key, "place", english, arabic, inside=f"governorate:{governorate}" if governorate else "", level=level)
