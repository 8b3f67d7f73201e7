"""Decides which page a view of the desk may work on: what Wagtail lets the user edit, below the desk's own partner."""

from typing import Any

from django.http import Http404
from wagtail.models import WorkflowState

from ...models import ServicePage
from ..door import DeskRequest
from ..models import Membership
from .mine import services_of


def listing_or_404(request: DeskRequest, page_id: int) -> Any:
    """Return the source page of a listing; what is another partner's is not there."""
    page = services_of(request.desk.partner).select_related("latest_revision").filter(pk=page_id).first()
    if page is None or not page.permissions_for_user(request.user).can_edit():
        raise Http404("No such listing of this partner.")
    return page


def translation_of(page: Any, language: str) -> Any:
    """Return the listing's page in another language, or None."""
    found = ServicePage.objects.filter(source=page, locale__language_code=language)
    return found.select_related("latest_revision").first()


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
    """Say whether somebody belongs to the partner of a listing."""
    if person is None:
        return False
    partner = page.get_parent()
    return Membership.objects.filter(user=person, partner__translation_key=partner.translation_key).exists()
