"""Reads the controlled terms that a page states, all its lists with one statement."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from portal.labels import label


@dataclass(frozen=True)
class Term:
    """An entry of a controlled list as pages print it."""

    key: str
    labels: dict[str, str]

    def __str__(self) -> str:
        return label(self.labels) or self.key


def stated_terms(page: Any, *names: str) -> dict[str, list[Term]]:
    """Return the entries of the lists (many-to-many facts) by the lists' names, each list in its own order.

    A page that was put together from a revision holds its lists in memory, as a preview has to show them.
    """
    found: dict[str, list[Term]] = {name: [] for name in names}
    if page.pk is None or page.__dict__.get("_cluster_related_objects"):
        for name in names:
            found[name] = [Term(entry.key, entry.labels) for entry in getattr(page, name).all()]
        return found
    first, *others = (_rows(page, name) for name in names)
    for name, _order, key, labels in first.union(*others, all=True).order_by("which", "position", "key"):
        found[name].append(Term(key, labels))
    return found


def _rows(page: Any, name: str) -> QuerySet[Any, Any]:
    """Return the rows of one list with its name and position, in columns that all lists share."""
    model = page._meta.get_field(name).related_model
    through = getattr(type(page), name).through
    page_id, entry_id = (_link(through, linked) for linked in (type(page), model))
    mine = through.objects.filter(**{page_id: page.pk}).values(entry_id)
    has_order = any(field.name == "order" for field in model._meta.fields)
    rows = (
        model.objects.filter(pk__in=mine)
        .order_by()
        .annotate(
            which=Value(name, output_field=CharField()),
            position=F("order") if has_order else Value(0, output_field=IntegerField()),
        )
    )
    return rows.values_list("which", "position", "key", "labels")


def _link(through: Any, model: Any) -> str:
    return next(field.attname for field in through._meta.fields if field.related_model is model)
