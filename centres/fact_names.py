"""Decides which names of places and centres the fact check looks for."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.fact_check.known_names import Name

DATA = Path(__file__).parent / "places" / "data"


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


def stored_names() -> Iterator[Name]:
    """Yield the places and governorates with the spellings that editors gave them, in two statements."""
    from .places.models import Governorate, Place

    for row in Governorate.objects.all():
        yield _name(f"governorate:{row.key}", row.labels, row.spellings, "", "governorate")
    for place in Place.objects.select_related("governorate"):
        yield _name(f"place:{place.key}", place.labels, place.spellings, place.governorate.key, place.level)


def _name(key: str, labels: Mapping[str, Any], spellings: Iterable[str], governorate: str, level: str) -> Name:
    forms = [form for form in (*labels.values(), *spellings) if form]
    arabic = tuple(form for form in forms if not form.isascii() and "\u0600" <= form[0] <= "\u06ff")
    english = tuple(form for form in forms if form not in arabic)
    return Name(key, "place", english, arabic, inside=f"governorate:{governorate}" if governorate else "", level=level)
