"""The desk's history of a listing, a page at a time."""

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
    page = listing_or_404(request, page_id)
    listed = Paginator(entries_of(page), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "list_page": listed, "events": events(list(listed))}
    return render_desk(request, "desk/listings/history.html", context)
