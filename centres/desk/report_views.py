"""The partner's reports of visitors with their answers, its figures, and the directory of what is for partners."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..freshness.figures import sources_by_key
from ..models import Report
from ..reports.deciding import answer
from ..reports.models import Outcome, ReportKind
from .directory import known_to
from .door import DeskRequest, desk_view
from .figures import figures_of
from .rendering import render_desk

# What a partner can say: that it was put right, that it was right, that the service has ended.
ANSWERS = (Outcome.CORRECTED, Outcome.RIGHT, Outcome.ENDED)


@require_safe
@desk_view
def reports(request: DeskRequest) -> HttpResponse:
    """Show what visitors said of the partner's services: what is open first, then what was answered."""
    rows = Report.objects.filter(partner=request.desk.partner).exclude(kind=ReportKind.CHANGED)
    rows = rows.order_by("outcome", "deadline", "-pk")
    list_page = Paginator(rows, settings.LIST_PAGE_SIZE).get_page(request.GET.get("page"))
    pages: dict[Any, Any] = sources_by_key(row.key for row in list_page)
    found = [(row, pages.get(row.key)) for row in list_page]
    context = {"rows": found, "list_page": list_page, "answers": [(each.value, each.label) for each in ANSWERS]}
    return render_desk(request, "desk/reports.html", context | {"today": timezone.localdate()})


@require_POST
@desk_view
def answer_report(request: DeskRequest, report_id: int) -> HttpResponse:
    """Answer a report of the partner's own; IOM sees the answer, and the visitor by the code."""
    own = Report.objects.filter(partner=request.desk.partner, outcome="").exclude(kind=ReportKind.CHANGED)
    row = own.filter(pk=report_id).first()
    outcome = request.POST.get("outcome", "")
    if row is None:
        raise Http404("No such report.")
    if outcome in ANSWERS:
        answer(row, outcome, request.user, is_partner=True)
        messages.success(request, _("Thank you. The visitor reads your answer with the code."))
    else:
        messages.error(request, _("Choose an answer."))
    return HttpResponseRedirect(reverse("desk:reports"))


@require_safe
@desk_view
def figures(request: DeskRequest) -> HttpResponse:
    """Show the partner's figures by week and month."""
    return render_desk(request, "desk/figures.html", dict(figures_of(request.desk.partner, request.desk.language)))


@require_safe
@desk_view
def directory(request: DeskRequest) -> HttpResponse:
    """Show the services of all partners that are for partners, or for named focal points of whom the user is one."""
    list_page, known = known_to(request.user, request.desk.language, request.GET)
    return render_desk(request, "desk/directory.html", {"list_page": list_page, "known": known})
