"""Writes the controlled lists of the demo site: kinds, audiences, topics, donors, projects, goals, UN entities."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from centres.models import Audience, Donor, Governorate, Kind, Place, Project
from news.models import Goal, Topic, UNEntity
from portal.demo import lists
from portal.demo.asked_with import ASKED_WITH
from portal.demo.goals import GOALS

# Between neighbours of a list there is room for entries that come later.
STEP = 10


@dataclass
class Terms:
    """Every entry of the controlled lists and the gazetteer, by key (goals by number)."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    audiences: dict[str, Audience] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    donors: dict[str, Donor] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    entities: dict[str, UNEntity] = field(default_factory=dict)
    goals: dict[int, Goal] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    governorates: dict[str, Governorate] = field(default_factory=dict)


def load_lists() -> int:
    """Make the entries that are missing; return how many. An entry that is there stays as IOM has it."""
    made = sum(_missing(model, rows) for model, rows in _rows())
    return made + _load_projects()


def terms() -> Terms:
    """Return all entries there are."""
    return Terms(
        kinds=_by_key(Kind),
        audiences=_by_key(Audience),
        topics=_by_key(Topic),
        donors=_by_key(Donor),
        projects=_by_key(Project),
        entities=_by_key(UNEntity),
        goals={goal.number: goal for goal in Goal.objects.all()},
        places=_by_key(Place),
        governorates=_by_key(Governorate),
    )


def _rows() -> Iterator[tuple[type[Any], dict[str, dict[str, Any]]]]:
    """Yield each list with the values of its entries by key."""
    yield Audience, {entry.key: {"labels": entry.label} for entry in lists.AUDIENCES}
    yield Topic, {entry.key: {"labels": entry.label} for entry in lists.TOPICS}
    yield Kind, {kind.key: _kind(kind) for kind in lists.KINDS}
    yield UNEntity, {entity.key: {"labels": entity.name, "acronym": entity.acronym} for entity in lists.UN_ENTITIES}
    yield (
        Donor,
        {
            donor.key: {"labels": donor.name, "acronym": donor.acronym, "visibility_line": donor.visibility}
            for donor in lists.DONORS
        },
    )
    yield Goal, {f"goal-{number}": {"labels": title, "number": number} for number, title in GOALS.items()}


def _kind(kind: lists.Kind) -> dict[str, Any]:
    return {
        "labels": kind.label,
        "icon": kind.icon,
        "is_sensitive": kind.sensitive,
        "asked_with": " ".join(ASKED_WITH[kind.key].split()),
    }


def _missing(model: type[Any], rows: Mapping[str, Mapping[str, Any]]) -> int:
    present = set(model.objects.filter(key__in=rows).values_list("key", flat=True))
    ordered = [(order, key, values) for order, (key, values) in enumerate(rows.items(), 1) if key not in present]
    for order, key, values in ordered:
        model.objects.create(key=key, order=order * STEP, **values)
    return len(ordered)


def _load_projects() -> int:
    donors = _by_key(Donor)
    made = 0
    for order, project in enumerate(lists.PROJECTS, 1):
        if not Project.objects.filter(key=project.key).exists():
            row = Project(key=project.key, order=order * STEP, labels=project.name, aim=project.aim)
            row.donors = [donors[key] for key in project.donors]
            row.save()
            made += 1
    return made


def _by_key(model: type[Any]) -> dict[str, Any]:
    return {row.key: row for row in model.objects.all()}
