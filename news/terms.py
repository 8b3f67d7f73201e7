"""Reads the topics, donors, UN entities and goals that a release states, all of them with one statement."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value

from portal.labels import label

LISTS = ("topics", "donors", "un_entities", "goals")


@dataclass(frozen=True)
class StatedTerm:
    """An entry as a release prints it; ``line`` is a donor's visibility line, ``number`` a goal's."""

    labels: dict[str, str]
    number: int
    key: str = ""
    acronym: str = ""
    line: dict[str, str] | None = None

    def __str__(self) -> str:
        return label(self.labels)

    @property
    def visibility(self) -> str:
        """Return the visibility line in the active language."""
        return label(self.line)


def release_terms(release: Any) -> dict[str, list[StatedTerm]]:
    """Return topics, donors, UN entities and goals by the lists' names, each list in its own order.

    A release that was put together from a revision holds its lists in memory, as a preview has to show them.
    """
    found: dict[str, list[StatedTerm]] = {name: [] for name in LISTS}
    if release.pk is None or release.__dict__.get("_cluster_related_objects"):
        return {name: [_from_entry(entry) for entry in getattr(release, name).all()] for name in LISTS}
    first, *others = (_rows(release, name) for name in LISTS)
    for name, number, key, labels, acronym, line in first.union(*others, all=True).order_by("which", "place", "key"):
        found[name].append(StatedTerm(labels, number, key, acronym, line if name == "donors" else None))
    return found


def _rows(release: Any, name: str) -> QuerySet[Any, Any]:
    """Return the rows of one list with its name and order, in columns that all three share."""
    entries = getattr(release, name).all().order_by()
    fields = {field.name for field in entries.model._meta.fields}
    rows = entries.annotate(
        which=Value(name, output_field=CharField()),
        place=F("number" if "number" in fields else "order"),
        short=F("acronym") if "acronym" in fields else Value("", output_field=CharField()),
        line=F("visibility_line" if "visibility_line" in fields else "labels"),
    )
    return rows.values_list("which", "place", "key", "labels", "short", "line")


def _from_entry(entry: Any) -> StatedTerm:
    number = getattr(entry, "number", entry.order)
    line = getattr(entry, "visibility_line", None)
    return StatedTerm(entry.labels, number, entry.key, getattr(entry, "acronym", ""), line)
