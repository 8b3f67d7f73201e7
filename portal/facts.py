"""Decides how facts and words are told apart, and keeps facts on the source page's row alone."""

from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import get_all_child_relations

# Words that every page has from Wagtail, and columns of Wagtail's own that are neither facts nor words.
BASE_WORDS = ("title", "slug", "seo_title", "search_description")
TREE_COLUMNS = frozenset({"path", "depth", "numchild"})


def own_field_names(model: type[models.Model]) -> set[str]:
    """Return the fields and child relations a page type adds to Wagtail's ``Page`` (without ``source``)."""
    from wagtail.models import Page

    theirs = {field.name for field in Page._meta.get_fields()}
    fields = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
    children = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    theirs |= {relation.get_accessor_name() for relation in get_all_child_relations(Page)}
    return (fields | children) - theirs - {"source", "page_ptr"}


def saved_field_names(model: type[models.Model]) -> list[str]:
    """Return what a save of an existing page writes: all of it but the tree's columns.

    A loaded copy of those is stale as soon as a neighbour is added; the tree alone writes them.
    """
    columns = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    children = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    many = [field.name for field in model._meta.many_to_many if isinstance(field, ParentalManyToManyField)]
    return [name for name in (*columns, *children, *many) if name not in TREE_COLUMNS]


def is_relation(model: type[models.Model], name: str) -> bool:
    """Say whether the name is a child relation (inline rows) of the model."""
    return any(relation.get_accessor_name() == name for relation in get_all_child_relations(model))


def stated_facts(page: Any) -> list[str]:
    """Return the names of the fact fields that hold something on this very row."""
    return [name for name in page.fact_fields if holds_something(page, name)]


def clear_facts(page: Any) -> None:
    """Blank every fact of the page in memory; saving it then removes inline rows too."""
    for name in stated_facts(page):
        if is_relation(type(page), name):
            getattr(page, name).set([])
        elif isinstance(page._meta.get_field(name), ParentalManyToManyField):
            setattr(page, name, [])
        else:
            setattr(page, name, _blank(page, name))


def copy_facts(giver: Any, taker: Any) -> None:
    """Write every fact of one page onto another of the same type, in memory; inline rows keep their UUIDs."""
    clear_facts(taker)
    for name in giver.fact_fields:
        if is_relation(type(giver), name):
            getattr(taker, name).set([_copied_row(row) for row in getattr(giver, name).all()])
        elif isinstance(giver._meta.get_field(name), ParentalManyToManyField):
            setattr(taker, name, list(getattr(giver, name).all()))
        else:
            setattr(taker, name, getattr(giver, name))


def start_own_set(page: Any) -> None:
    """Give the copy of a translation, which starts a page set of its own, the facts of the set it was copied from."""
    if page.source_id and page.translation_key != page.source.translation_key:
        giver, page.source = page.source, None
        copy_facts(giver, page)


def point_to_sources(page: Any) -> None:
    """Let every relation of the page to another page name that page's source, in memory (a statement a relation)."""
    for name in page.fact_fields:
        if is_relation(type(page), name):
            _point_rows(getattr(page, name))
            continue
        field = page._meta.get_field(name)
        if not _has_source(field):
            continue
        if isinstance(field, ParentalManyToManyField):
            chosen = list(getattr(page, name).all())
            sources = list({one.facts.pk: one.facts for one in chosen}.values())
            if sources != chosen:
                setattr(page, name, sources)
        elif value := getattr(page, name):
            setattr(page, name, value.facts)


def _point_rows(manager: Any) -> None:
    rows = list(manager.all())
    for field in [
        field for field in manager.model._meta.fields if _has_source(field) and not isinstance(field, ParentalKey)
    ]:
        chosen = {getattr(row, field.attname) for row in rows} - {None}
        stored = field.related_model.objects.filter(pk__in=chosen, source__isnull=False).values_list("pk", "source_id")
        sources = dict(stored) if chosen else {}
        for row in [row for row in rows if getattr(row, field.attname) in sources]:
            setattr(row, field.attname, sources[getattr(row, field.attname)])
        if sources:
            manager.set(rows)


def _has_source(field: Any) -> bool:
    return hasattr(field.related_model, "fact_fields")


def _copied_row(row: models.Model) -> models.Model:
    parent_link = next(name for name in ("page_id",) if hasattr(row, name))
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.attname != parent_link
    }
    return type(row)(**values)


def holds_something(page: Any, name: str) -> bool:
    if is_relation(type(page), name) or isinstance(page._meta.get_field(name), ParentalManyToManyField):
        return bool(getattr(page, name).all())
    field = page._meta.get_field(name)
    value = getattr(page, field.attname)
    return not (value in (None, "") or value == _blank(page, name) or (hasattr(value, "__len__") and len(value) == 0))


def _blank(page: Any, name: str) -> Any:
    field = page._meta.get_field(name)
    return field.get_default() if field.has_default() or not field.null else None
