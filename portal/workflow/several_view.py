"""The admin's page on which several reviews are approved with one button."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from .. import languages
from ..dates import say_number
from .queue import waiting_for
from .reviewers import refuse_who_reviews_nothing
from .several import MOST, Row, approve_several, rows_of


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def several(request: HttpRequest) -> HttpResponse:
    """Show what waits with its changes, the longest waiting first; on POST approve what was ticked, all or none."""
    refuse_who_reviews_nothing(request.user)
    states = waiting_for(request.user).select_related("workflow_state__requested_by")
    if request.method == "POST":
        return _approve(request, states)
    page = Paginator(states, MOST).get_page(request.GET.get("page"))
    return render(request, "portal/review/several.html", {"list_page": page, "rows": rows_of(list(page))})


def _approve(request: HttpRequest, states: object) -> HttpResponse:
    ticked = request.POST.getlist("review")[:MOST]
    try:
        done = approve_several(_chosen(states, ticked), request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("review_several")
    if done:
        said = ngettext("%(number)s change was approved.", "%(number)s changes were approved.", done)
        messages.success(request, said % {"number": say_number(done, languages.current())})
    else:
        messages.warning(request, _("Nothing was chosen."))
    return redirect("review_several")


def _chosen(states: object, ticked: list[str]) -> list[Row]:
    """Return the rows that were ticked as they were shown; raise for what does not wait for this reviewer any more."""
    read = {}
    for key in ticked:
        state, _dot, revision = key.partition(".")
        if all(part.isascii() and part.isdecimal() and len(part) < 19 for part in (state, revision)):
            read[int(state)] = int(revision)
    rows = rows_of(list(states.filter(pk__in=read)))  # type: ignore[attr-defined]
    if {row.waiting.task_state_id for row in rows} != set(read):
        raise PermissionDenied
    return [Row(row.waiting, read[row.waiting.task_state_id], row.told) for row in rows]
