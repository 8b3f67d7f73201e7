"""Decides what waits for a reviewer: one row a review, the longest waiting first, whatever the number of pages."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Length, Substr
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from ..models import ReviewTask
from ..page_types import page_types


@dataclass(frozen=True)
class Waiting:
    """One review that waits: a page, whose it is, by whom and since when, and whether that is too long."""

    task_state_id: int
    title: str
    kind: str
    below: str
    author: Any
    since: datetime
    is_late: bool
    pages: int


def waiting_for(user: Any) -> QuerySet[Any]:
    """Return the task states that the user decides on, one for what was handed in together, the oldest first.

    Each knows how many pages it stands for (``pages``).
    """
    states = _known().filter(_decided_by(user))
    same_set = Q(key=OuterRef("key"), workflow_state__requested_by=OuterRef("workflow_state__requested_by"))
    together = _known().filter(same_set | Q(bundled=OuterRef("bundled")))
    number = together.order_by().values("status").annotate(number=Count("pk")).values("number")
    earlier = together.filter(pk__lt=OuterRef("pk"))
    return states.annotate(pages=Subquery(number)).exclude(Exists(earlier)).order_by("started_at", "pk")


def narrowed(states: QuerySet[Any], kind: str, words: str, only_late: bool) -> QuerySet[Any]:
    """Return those of a kind of page, with words in the page's or the author's name, and those that wait too long."""
    if kind.isdecimal() and len(kind) < 10:
        states = states.filter(workflow_state__content_type=int(kind))
    if words:
        named = Page.objects.filter(pk=OuterRef("page_id"), draft_title__icontains=words)
        author = Q(workflow_state__requested_by__first_name__icontains=words)
        author |= Q(workflow_state__requested_by__last_name__icontains=words)
        author |= Q(workflow_state__requested_by__username__icontains=words)
        states = states.filter(Q(Exists(named)) | author)
    return states.filter(started_at__lt=late_before()) if only_late else states


def late_before() -> datetime:
    """Return the moment before which a review should have been decided (a setting)."""
    return timezone.now() - timedelta(days=settings.REVIEW_DAYS)


def kinds() -> list[tuple[str, str]]:
    """Return (key, name) of the kinds of page that can wait."""
    types = ContentType.objects.get_for_models(*page_types()).items()
    return sorted(((str(kind.pk), str(model._meta.verbose_name)) for model, kind in types), key=lambda one: one[1])


def pages_of(states: list[Any]) -> dict[int, Any]:
    """Return the pages of some task states by key, each with the title of the page above; one statement."""
    above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    parent = Subquery(Page.objects.filter(path=above).values("title")[:1])
    found = Page.objects.filter(pk__in=[state.page_id for state in states]).annotate(parent_title=parent)
    return {page.pk: page for page in found.select_related("latest_revision", "live_revision")}


def as_rows(states: list[Any], pages: dict[int, Any]) -> list[Waiting]:
    """Return what the queue shows of some task states and their pages."""
    limit = late_before()
    rows = []
    for state in states:
        page = pages.get(state.page_id)
        if page is not None:
            author = state.workflow_state.requested_by
            rows.append(
                Waiting(
                    state.pk,
                    page.draft_title or page.title,
                    str(page.specific_class._meta.verbose_name),
                    page.parent_title or "",
                    author,
                    state.started_at,
                    state.started_at < limit,
                    state.pages or 1,
                )
            )
    return rows


def _open() -> QuerySet[Any]:
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Page),
    )


def _known() -> QuerySet[Any]:
    """Return the open task states with the key of their page, of its set, and of the bundle they are in."""
    page_id = Cast("workflow_state__object_id", BigIntegerField())
    key = Subquery(Page.objects.filter(pk=OuterRef("page_id")).values("translation_key")[:1])
    return _open().annotate(page_id=page_id, bundled=F("workflow_state__bundle__key")).annotate(key=key)


def _decided_by(user: Any) -> Q:
    """Return the condition on task states: reviews of the user's groups, and changes that a page lets them decide."""
    mine = ReviewTask.objects.all() if user.is_superuser else ReviewTask.objects.filter(groups__in=user.groups.all())
    named = Q()
    for model in page_types():
        pages = model.pages_reviewed_by(user)
        if pages is not None:
            named |= Q(page_id__in=pages)
    return Q(task__in=mine.values("pk")) | (named if named else Q(pk__in=()))
