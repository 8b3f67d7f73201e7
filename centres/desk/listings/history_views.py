"""The desk's history of a listing and of the partner's own page, a page at a time."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ..door import DeskRequest, desk_view
from ..rendering import render_desk
from .history import entries_of, events
from .ownership import listing_or_404

A_PAGE = 20


@require_safe
@desk_view
def history(request: DeskRequest, page_id: int) -> HttpResponse:
    """Say who changed what when, and what the reviewers answered."""
    return _history(request, listing_or_404(request, page_id))


@require_safe
@desk_view(owners_only=True)
def history_about(request: DeskRequest) -> HttpResponse:
    """Say the same of the partner's own page."""
    return _history(request, request.desk.partner)


def _history(request: DeskRequest, page: Any) -> HttpResponse:
    listed = Paginator(entries_of(page), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": page.title,
        "back": page.desk_path(request.desk.language),
        "list_page": listed,
        "events": events(list(listed), type(page)),
    }
    return render_desk(request, "desk/listings/history.html", context)
