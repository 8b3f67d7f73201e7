"""Decides what a large directory is made of: sample partners and services, written past the models that take minutes.

All of it is visibly sample content, in Arabic alone, and public; some services have a change that waits for review.
"""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Revision, Task, TaskState, WorkflowState

from portal.models import ReviewTask, RevisionNote, ShortAddress

from .choices import PartnerType
from .models import CentrePage, Kind, PartnerPage, PartnersIndexPage, ServiceAtCentre, ServicePage

HOURS = "Su-Th 08:30-14:00; Fr,Sa off"
BATCH = 500


@dataclass(frozen=True)
class Grown:
    """How many were added."""

    partners: int
    services: int
    waiting: int


@transaction.atomic
def grow_directory(partners: int, services: int, waiting: int) -> Grown:
    """Add sample partners with services, and changes of some that wait for review."""
    locale = Locale.objects.get(language_code="ar")
    index = PartnersIndexPage.objects.get(locale=locale)
    above = _pages(PartnerPage, [index.page_ptr] * partners, "شريك نموذجي {}", "sample-partner")
    _own_rows(PartnerPage, above, type=PartnerType.NATIONAL_NGO)
    parents = [above[number % len(above)] for number in range(services)] if above else []
    below = _pages(ServicePage, parents, "خدمة نموذجية {}", "sample-service")
    _own_rows(
        ServicePage, below, kind_id=Kind.objects.values_list("pk", flat=True).first(), what="<p>خدمة نموذجية.</p>"
    )
    _offer(below)
    ShortAddress.objects.bulk_create(
        [
            ShortAddress(short_id=f"y{number:06d}", translation_key=page.translation_key)
            for number, page in enumerate([*above, *below])
        ],
        ignore_conflicts=True,
    )
    return Grown(len(above), len(below), _hand_in(below[:waiting]))


def _pages(model: type[Any], parents: list[Any], title: str, slug: str) -> list[Page]:
    """Write the rows of the base table, each as the next child of its parent."""
    kind, now = ContentType.objects.get_for_model(model), timezone.now()
    steps: dict[str, int] = {}
    made = []
    for number, parent in enumerate(parents, 1):
        if parent.path not in steps:
            steps[parent.path] = _last_step(parent)
        step = steps[parent.path] = steps[parent.path] + 1
        name = f"{slug}-{uuid4().hex[:8]}"
        values = {"path": Page._get_path(parent.path, parent.depth + 1, step), "depth": parent.depth + 1, "numchild": 0}
        values |= {"title": title.format(number), "draft_title": title.format(number), "slug": name}
        values |= {"url_path": f"{parent.url_path}{name}/", "content_type_id": kind.pk, "locale_id": parent.locale_id}
        values |= {"translation_key": uuid4(), "live": True, "first_published_at": now, "last_published_at": now}
        made.append(Page(**values))
    Page.objects.bulk_create(made, batch_size=BATCH)
    for path, step in steps.items():
        Page.objects.filter(path=path).update(numchild=step)
    stored = Page.objects.in_bulk([page.path for page in made], field_name="path")
    return [stored[page.path] for page in made]


def _last_step(parent: Any) -> int:
    last = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).order_by("-path").first()
    return Page._str2int(last.path[-Page.steplen :]) if last else 0


def _own_rows(model: type[Any], pages: list[Page], **values: Any) -> None:
    """Write the rows of the type's own table, with the defaults of its fields."""
    fields = [field for field in model._meta.local_concrete_fields if field.name != "page_ptr"]
    example = model(**values)
    row = [field.get_db_prep_save(getattr(example, field.attname), connection) for field in fields]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * (len(fields) + 1))
    statement = f'INSERT INTO "{model._meta.db_table}" (page_ptr_id, {columns}) VALUES ({places})'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[page.pk, *row] for page in pages])


def _offer(services: list[Page]) -> None:
    """Offer each service at two of the centres."""
    centres = list(CentrePage.objects.filter(source__isnull=True).order_by("path").values_list("pk", flat=True))
    if not centres:
        return
    rows = []
    for number, service in enumerate(services):
        chosen = {centres[number % len(centres)], centres[(number * 7 + 1) % len(centres)]}
        rows += [
            ServiceAtCentre(page_id=service.pk, centre_id=pk, opening_hours=HOURS, uuid=uuid4(), sort_order=order)
            for order, pk in enumerate(sorted(chosen))
        ]
    ServiceAtCentre.objects.bulk_create(rows, batch_size=BATCH)


def _hand_in(services: list[Page]) -> int:
    """Let a changed version of each service wait for review."""
    task = ReviewTask.objects.first()
    if task is None:
        return 0
    pages = list(ServicePage.objects.filter(pk__in=[service.pk for service in services]))
    base, kind = ContentType.objects.get_for_model(Page), ContentType.objects.get_for_model(ServicePage)
    revisions = Revision.objects.bulk_create([_version(page, base, kind) for page in pages], batch_size=BATCH)
    RevisionNote.objects.bulk_create([RevisionNote(revision=one, digest="x", wording="x") for one in revisions])
    for page, revision in zip(pages, revisions, strict=True):
        Page.objects.filter(pk=page.pk).update(latest_revision=revision, has_unpublished_changes=True)
    workflow = task.workflows.first()
    states = WorkflowState.objects.bulk_create(
        [
            WorkflowState(content_type=kind, base_content_type=base, object_id=str(page.pk), workflow=workflow)
            for page in pages
        ]
    )
    task_type = ContentType.objects.get_for_model(TaskState)
    tasks = TaskState.objects.bulk_create(
        [
            TaskState(
                workflow_state=state, revision=revision, task=Task.objects.get(pk=task.pk), content_type=task_type
            )
            for state, revision in zip(states, revisions, strict=True)
        ]
    )
    for state, one in zip(states, tasks, strict=True):
        WorkflowState.objects.filter(pk=state.pk).update(current_task_state=one)
    return len(tasks)


def _version(page: Any, base: Any, kind: Any) -> Revision:
    content = page.serializable_data() | {"title": f"{page.title} (جديد)"}
    values = {"content_type": kind, "base_content_type": base, "object_id": str(page.pk), "object_str": page.title}
    return Revision(**values, content=content, created_at=timezone.now())
