"""Decides which names of places, centres, partners and donors the fact check looks for."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.fact_check.known_names import Name

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


def stored_names() -> Iterator[Name]:
    """Yield the places and governorates with the spellings that editors gave them, in two statements."""
    from .places.models import Governorate, Place

    for row in Governorate.objects.all():
        yield _name(f"governorate:{row.key}", row.labels, row.spellings, "", "governorate")
    for place in Place.objects.select_related("governorate"):
        yield _name(f"place:{place.key}", place.labels, place.spellings, place.governorate.key, place.level)


def stored_organisations() -> Iterator[Name]:
    """Yield the centres, partners and donors as they are called in both languages now, in three statements."""
    from .models import CentrePage, PartnerPage
    from .models.lists import Donor

    yield from _titled("centre", CentrePage.objects.values_list("translation_key", "title"))
    partners = PartnerPage.objects.values_list("translation_key", "title", "acronym")
    yield from _titled("partner", partners)
    for donor in Donor.objects.all():
        forms = [form for form in (*donor.labels.values(), donor.acronym) if form]
        if not any(_OF_A_COUNTRY.match(form) for form in forms):
            yield from _titled("donor", [(donor.key, *forms)])


def _titled(kind: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[Name]:
    """Yield one name for each page in all its languages; one that has it in one language only cannot be compared."""
    called: dict[Any, set[str]] = defaultdict(set)
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
