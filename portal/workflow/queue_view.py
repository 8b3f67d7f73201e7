"""The admin's list of reviews: what waits, filtered and a page at a time."""

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from .queue import as_rows, kinds, narrowed, pages_of, waiting_for
from .reviewers import refuse_who_reviews_nothing

A_PAGE = 20


@require_safe
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def queue(request: HttpRequest) -> HttpResponse:
    """List what waits for this reviewer."""
    refuse_who_reviews_nothing(request.user)
    asked = {name: request.GET.get(name, "").replace("\x00", "").strip()[:100] for name in ("kind", "q", "late")}
    states = narrowed(waiting_for(request.user), asked["kind"], asked["q"], bool(asked["late"]))
    page = Paginator(states.select_related("workflow_state__requested_by"), A_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    query = urlencode({name: value for name, value in asked.items() if value})
    context = {
        "list_page": page,
        "rows": as_rows(shown, pages_of(shown)),
        "kinds": kinds(),
        "asked": asked,
        "query": f"{query}&" if query else "",
        "days": settings.REVIEW_DAYS,
    }
    return render(request, "portal/review/queue.html", context)
