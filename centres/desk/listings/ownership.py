"""Decides which page a view of the desk may work on: what Wagtail lets the user edit, below the desk's own partner."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast
from django.http import Http404
from wagtail.models import Page, Revision, WorkflowState

from portal.models import ShortAddress

from ...models import PartnerPage, ServicePage
from ..door import DeskRequest
from ..models import Membership
from .mine import services_of


def listing_or_404(request: DeskRequest, page_id: int, *, with_reviews: bool = True) -> Any:
    """Return the source page of a listing, with its translations; what is another partner's is not there.

    Who only looks needs nothing of its reviews.
    """
    own = services_of(request.desk.partner).filter(pk=page_id).values("pk")
    family = ServicePage.objects.filter(Q(pk__in=own) | Q(source__in=own)).select_related("kind")
    pages = loaded(family, with_reviews=with_reviews)
    page = next((one for one in pages if one.pk == page_id), None)
    if page is None or not page.permissions_for_user(request.user).can_edit():
        raise Http404("No such listing of this partner.")
    page.known_translations = [one for one in pages if one.source_id == page.pk]
    return page


def loaded(pages: QuerySet[Any], *, with_reviews: bool = True) -> list[Any]:
    """Return pages with their newest versions and reviews and whether they are scheduled; two statements at most."""
    number, base = Cast(OuterRef("pk"), TextField()), ContentType.objects.get_for_model(Page)
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    short_ids = ShortAddress.objects.filter(translation_key=OuterRef("translation_key"))
    found = list(
        pages.select_related("latest_revision").annotate(
            is_scheduled=Exists(revisions.filter(object_id=number)),
            is_in_review=Exists(WorkflowState.objects.active().filter(base_content_type=base, object_id=number)),
            known_short_id=Subquery(short_ids.values("short_id")[:1]),
        )
    )
    for page in found:
        page.is_just_loaded = True
        if not page.is_scheduled:
            page.scheduled_revision = None
    if with_reviews:
        _note_reviews(found, base)
    return found


def _note_reviews(pages: list[Any], base: ContentType) -> None:
    keys = [str(page.pk) for page in pages if page.is_in_review]
    states = WorkflowState.objects.active().filter(base_content_type=base, object_id__in=keys)
    waiting = {int(one.object_id): one for one in states.select_related("current_task_state__task")}
    for page in pages:
        page._current_workflow_states = [waiting[page.pk]] if page.pk in waiting else []


def newest(page: Any) -> Any:
    """Return the newest version of a page that was loaded with its newest revision."""
    revision = page.latest_revision
    if revision is None or not page.has_unpublished_changes:
        return page.get_latest_revision_as_object()
    known = page._state.fields_cache.get("kind")
    if known is not None:
        page.__dict__.setdefault("known_rows", {}).setdefault(type(known), {known.pk})
    version = page.with_content_json(revision.content)
    version.known_short_id = page.__dict__.get("known_short_id")
    if known is not None and version.kind_id == known.pk:
        version.kind = known
    return version


def translation_of(page: Any, language: str) -> Any:
    """Return the page in another language, or None."""
    if "known_translations" in page.__dict__:
        return next((one for one in page.known_translations if one.language == language), None)
    return next(iter(loaded(type(page).objects.filter(source=page, locale__language_code=language))), None)


def is_waiting(page: Any) -> bool:
    """Say whether a version of the page is with the reviewer."""
    return bool(page.workflow_in_progress)


def why_back(page: Any) -> str:
    """Return why the page was sent back, or an empty text."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES or state.current_task_state is None:
        return ""
    return str(state.current_task_state.comment)


def is_ours(person: Any, page: Any) -> bool:
    """Say whether somebody belongs to the partner of a listing, or of its own page."""
    if person is None:
        return False
    partner = page if isinstance(page, PartnerPage) else page.get_parent()
    return Membership.objects.filter(user=person, partner__translation_key=partner.translation_key).exists()
