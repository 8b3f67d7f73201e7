"""Decides how a version of a page is put together from what a revision stores, in few statements however many rows.

Stock asks for each reference of each inline row by itself; here one statement a table tells which are still there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from django.db.models import CASCADE, DO_NOTHING, ForeignKey
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME

from . import facts

# What a version takes from the stored page, whatever its revision says.
OF_THE_PAGE = frozenset(
    {"content_type", "owner", "locked_by", "latest_revision", "live_revision", "locale", "alias_of", "source"}
)


class Checked(dict[str, Any]):
    """What a revision stores, without what it names that is not there any more."""


def with_content(page: Any, content: dict[str, Any], make: Callable[[dict[str, Any]], Any]) -> Any:
    """Return the page as a revision had it (``make`` is stock's way), but for who the source is, and so for the facts.

    An older draft of a translation may have been written while it held facts, and one of a source while it was a
    translation: the first loses them, the second gets today's.
    """
    known: dict[Any, set[Any]] = page.__dict__.setdefault("known_rows", {}) if is_just_loaded(page) else {}
    version = _made(page, Checked(existing(type(page), content, known)), make)
    # Asked anew: what is loaded may be older than a hand-over that happened meanwhile.
    stored = as_stored(page)
    version.source_id, version.live_revision_id = stored.source_id, stored.live_revision_id
    if stored.source_id:
        facts.clear_facts(version)
    elif content.get("source"):
        facts.copy_facts(stored, version)
    return version


def is_just_loaded(page: Any) -> bool:
    """Say whether a page came from the database for this request and is only read."""
    return bool(page.__dict__.get("is_just_loaded"))


def as_stored(page: Any) -> Any:
    """Return the page as it is stored now: itself where it was just loaded."""
    return page if is_just_loaded(page) else type(page).objects.get(pk=page.pk)


def _made(page: Any, content: Checked, make: Callable[[dict[str, Any]], Any]) -> Any:
    """Make the version. Of the parent only its path is asked, which the page's own tells; of lists of facts nothing
    where somebody fetched their entries (``known_entries``, by field and key)."""
    lists: dict[str, dict[Any, Any]] = page.__dict__.get("known_entries", {})
    chosen = {name: content.get(name) or () for name in lists}
    content.update(dict.fromkeys(lists, ()))
    version = _with_known_parent(page, content, make)
    for name, entries in lists.items():
        setattr(version, name, [entry for key, entry in entries.items() if key in chosen[name]])
    return version


def _with_known_parent(page: Any, content: Checked, make: Callable[[dict[str, Any]], Any]) -> Any:
    if hasattr(page, "_cached_parent_obj"):
        return make(content)
    page._cached_parent_obj = SimpleNamespace(url_path=page.url_path[: -len(page.slug) - 1])
    try:
        return make(content)
    finally:
        del page._cached_parent_obj


def existing(model: type[Any], content: Mapping[str, Any], known: dict[Any, set[Any]]) -> dict[str, Any]:
    """Return what a revision stores without references to rows that are gone; an inline row that hangs on one goes.

    ``known`` are keys of rows that are there; what is asked here is added to them.
    """
    kept = dict(content)
    relations = [one for one in get_all_child_relations(model) if one.get_accessor_name() != COMMENTS_RELATION_NAME]
    rows = {one.get_accessor_name(): (one.related_model, kept.get(one.get_accessor_name()) or []) for one in relations}
    there = _there([(model, [kept]), *rows.values()], known)
    for field in references(model):
        if _is_gone(field, kept, there):
            kept[field.name] = None
    for name, (row_model, stored) in rows.items():
        if name in kept:
            kept[name] = [row for one in stored if (row := _row(row_model, dict(one), there)) is not None]
    return kept


def references(model: type[Any]) -> Iterator[Any]:
    """Yield the fields by which a row names another one that may have gone meanwhile."""
    for field in model._meta.fields:
        if not isinstance(field, ForeignKey) or isinstance(field, ParentalKey) or field.name in OF_THE_PAGE:
            continue
        if not field.remote_field.parent_link and field.remote_field.on_delete is not DO_NOTHING:
            yield field


def _there(tables: list[tuple[type[Any], list[Any]]], known: dict[Any, set[Any]]) -> dict[Any, set[Any]]:
    """Return which of the keys that the rows name exist, by model; one statement a model."""
    named: dict[Any, set[Any]] = defaultdict(set)
    for model, rows in tables:
        for field in references(model):
            keys = {row.get(field.name) for row in rows} - {None}
            named[field.related_model] |= {field.target_field.to_python(key) for key in keys}
    found = {}
    for model, keys in named.items():
        left = keys - known.get(model, set())
        stored = model._base_manager.filter(pk__in=left).values_list("pk", flat=True) if left else ()
        found[model] = (keys - left) | set(stored)
        known[model] = known.get(model, set()) | found[model]
    return found


def _is_gone(field: Any, row: Mapping[str, Any], there: Mapping[Any, set[Any]]) -> bool:
    key = row.get(field.name)
    return key is not None and field.target_field.to_python(key) not in there[field.related_model]


def _row(model: type[Any], row: dict[str, Any], there: Mapping[Any, set[Any]]) -> dict[str, Any] | None:
    """Return an inline row without what is gone, or None where it cannot be without."""
    for field in references(model):
        if _is_gone(field, row, there):
            if field.remote_field.on_delete is CASCADE or not field.null:
                return None
            row[field.name] = None
    return row
