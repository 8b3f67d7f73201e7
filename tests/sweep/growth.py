"""Decides what ten times the content of the demo site is: each page set again nine times, and relations that grew too.

The rows are written past the page models, which would take minutes to save what they have saved before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from centres.models import CentreOrganisation, CentrePage, PartnerPage, ServiceAtCentre, ServicePage
from news.models import AwarenessMaterialPage, PressReleasePage
from portal.models import ShortAddress
from portal.search_content import all_public_content
from search import service

OFTEN = 10
GROWING = (PartnerPage, CentrePage, ServicePage, PressReleasePage, AwarenessMaterialPage)
# The first of a parent's new children; the demo site has far fewer than this below any page.
FIRST_STEP = 100


@dataclass(frozen=True)
class Copied:
    """A page and its copy; both are rows of the base table."""

    page: Any
    again: Page


def grow(times: int = OFTEN) -> None:
    """Let the site hold each of its page sets so many times, all of them public and found by search."""
    contents = list(all_public_content())
    keys: dict[tuple[UUID, int], UUID] = {}
    for model in GROWING:
        _copy_all(model, times, keys)
    _relate()
    ShortAddress.objects.bulk_create(
        ShortAddress(short_id=f"z{number:05d}", translation_key=key) for number, key in enumerate(keys.values())
    )
    for content in contents:
        for number in range(1, times):
            if key := keys.get((content.key, number)):
                service.put(replace(content, key=key))


def _copy_all(model: type[Any], times: int, keys: dict[tuple[UUID, int], UUID]) -> None:
    pages = list(model.objects.filter(live=True))
    for number in range(1, times):
        for page in pages:
            keys.setdefault((page.translation_key, number), uuid4())
    steps: dict[str, int] = {}
    made = [Copied(page, _base_row(page, number, keys, steps)) for number in range(1, times) for page in pages]
    Page.objects.bulk_create(copied.again for copied in made)
    stored = Page.objects.in_bulk([copied.again.path for copied in made], field_name="path")
    made = [Copied(copied.page, stored[copied.again.path]) for copied in made]
    _copy_own_rows(model, made)
    for rows in _relations(model):
        _copy_relation(rows, made)
    for path, step in steps.items():
        Page.objects.filter(path=path).update(numchild=step - FIRST_STEP + Page.objects.get(path=path).numchild)


def _base_row(page: Any, number: int, keys: dict[tuple[UUID, int], UUID], steps: dict[str, int]) -> Page:
    """Return the row of the base table, in the tree as the next child of the page's own parent."""
    above = page.path[: -Page.steplen]
    step = steps[above] = steps.get(above, FIRST_STEP) + 1
    values = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields if field.name != "id"}
    slug = f"{page.slug}-{number}"
    return Page(**values | {
        "path": Page._get_path(above, page.depth, step),
        "numchild": 0,
        "slug": slug,
        "url_path": f"{page.url_path.rstrip('/').rpartition('/')[0]}/{slug}/",
        "title": f"{page.title} {number}",
        "translation_key": keys[page.translation_key, number],
        "latest_revision_id": None,
        "live_revision_id": None,
    })  # fmt: skip


def _copy_own_rows(model: type[Any], made: list[Copied]) -> None:
    """Write what the page type itself holds; a translation's source is the copy of its source."""
    again = {(copied.page.pk, copied.again.slug.rpartition("-")[2]): copied.again.pk for copied in made}
    own = [field.column for field in model._meta.local_concrete_fields if field.name not in ("page_ptr", "source")]
    columns = ", ".join(f'"{column}"' for column in own)
    table = f'"{model._meta.db_table}"'
    statement = f"INSERT INTO {table} (page_ptr_id, source_id, {columns}) SELECT %s, %s, {columns} FROM {table} WHERE page_ptr_id = %s"
    rows = [
        (copied.again.pk, again.get((copied.page.source_id, copied.again.slug.rpartition("-")[2])), copied.page.pk)
        for copied in sorted(made, key=lambda copied: copied.page.source_id is not None)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _relations(model: type[Any]) -> Iterator[tuple[type[Model], str]]:
    """Return (model, name of the column that leads to the page) of inline rows and of relations to many."""
    for relation in get_all_child_relations(model):
        if relation.related_model._meta.app_label in ("centres", "news"):
            yield relation.related_model, relation.field.attname
    for field in model._meta.local_many_to_many:
        yield field.remote_field.through, f"{field.m2m_field_name()}_id"


def _copy_relation(rows: tuple[type[Model], str], made: list[Copied]) -> None:
    model, column = rows
    held: dict[int, list[Any]] = {}
    for row in model._base_manager.filter(**{f"{column}__in": {copied.page.pk for copied in made}}):
        held.setdefault(getattr(row, column), []).append(row)
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in ("id", "uuid", column)]
    model._base_manager.bulk_create(
        model(**{name: getattr(row, name) for name in names}, **{column: copied.again.pk})
        for copied in made
        for row in held.get(copied.page.pk, ())
    )


def _relate() -> None:
    """Let each page that names others name ten times as many."""
    centres = list(CentrePage.objects.filter(source__isnull=True, live=True))
    partners = list(PartnerPage.objects.filter(source__isnull=True, live=True))
    services = list(ServicePage.objects.filter(source__isnull=True, live=True))
    known = set(ServiceAtCentre.objects.values_list("page", "centre"))
    ServiceAtCentre.objects.bulk_create(
        ServiceAtCentre(page=service, centre=centre, sort_order=index)
        for service in services[:OFTEN]
        for index, centre in enumerate(centres)
        if (service.pk, centre.pk) not in known
    )
    CentreOrganisation.objects.bulk_create(
        CentreOrganisation(page=centre, partner=partner, role="delivers", sort_order=index)
        for centre in centres[:OFTEN]
        for index, partner in enumerate(partners)
    )
    for name, pages in (("related_centres", centres), ("related_partners", partners)):
        field = PressReleasePage._meta.get_field(name)
        through, here, there = (
            field.remote_field.through,
            f"{field.m2m_field_name()}_id",
            f"{field.m2m_reverse_field_name()}_id",
        )
        releases = PressReleasePage.objects.filter(source__isnull=True)
        rows = [through(**{here: release.pk, there: page.pk}) for release in releases for page in pages]
        through._base_manager.bulk_create(rows, ignore_conflicts=True)
