"""Decides which awareness materials are older versions of others: they stay reachable, and say so."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from centres.naming import Named, named

LONGEST_CHAIN = 50


def without_superseded(materials: QuerySet[Any], language: str) -> QuerySet[Any]:
    """Return the materials that no other public one supersedes."""
    newer = materials.model.objects.public(language).filter(supersedes__isnull=False)
    return materials.exclude(pk__in=newer.order_by().values("supersedes"))


def versions_of(material: Any, language: str) -> dict[str, list[Named]]:
    """Return the public versions right after (``newer``) and right before (``older``) a source row; two statements."""
    near = type(material).objects.public(language).filter(Q(supersedes=material.pk) | Q(pk=material.supersedes_id))
    found: dict[str, list[Named]] = {"newer": [], "older": []}
    for page in near.order_by("-path"):
        found["newer" if page.supersedes_id == material.pk else "older"].append(named(page, language))
    return found


def refuse_circles(material: Any) -> None:
    """Raise ValidationError when a material would supersede itself, by whatever way round."""
    before, steps = material.supersedes, 0
    while before is not None and steps < LONGEST_CHAIN:
        before = before.facts
        if before.pk == material.pk:
            raise ValidationError({"supersedes": _("A material cannot be its own older version.")})
        before, steps = before.supersedes, steps + 1
