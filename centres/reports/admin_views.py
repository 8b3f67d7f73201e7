"""IOM's queue of reports, and the confidential inbox: two permissions, and no way from the one to the other."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin import messages

from ..freshness.figures import sources_by_key
from .deciding import answer, handle, show_as_checked
from .models import ConductReport, Outcome, Report

PAGE_SIZE = 20
for_iom = permission_required("centres.handle_report", raise_exception=True)
for_the_few = permission_required("centres.read_conductreport", raise_exception=True)


class DecisionForm(forms.Form):
    """What is done with a report: an outcome, or whether the public reads that it is being checked."""

    action = forms.ChoiceField(choices=[("show", ""), ("unshow", ""), *Outcome.choices])


@require_GET
@for_iom
def reports(request: HttpRequest) -> HttpResponse:
    """List the open reports, the most urgent first, or those that were answered."""
    is_done = request.GET.get("state") == "done"
    rows = Report.objects.select_related("partner")
    rows = rows.exclude(outcome="").order_by("-decided_at") if is_done else rows.filter(outcome="")
    list_page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("p"))
    pages = sources_by_key(row.key for row in list_page)
    context = {
        "list_page": list_page,
        "rows": [(row, pages.get(row.key)) for row in list_page],
        "is_done": is_done,
        "today": timezone.localdate(),
    }
    return render(request, "centres/reports/queue.html", context)


@for_iom
def report_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one report, and decide it on POST."""
    row = get_object_or_404(Report.objects.select_related("partner", "decided_by"), pk=pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        action = form.cleaned_data["action"]
        if action in Outcome.values:
            answer(row, action, request.user)
            messages.success(request, _("Answered. The visitor reads it with the code."))
        else:
            show_as_checked(row, action == "show")
            messages.success(request, _("The public page was changed."))
        return redirect("reports")
    page = sources_by_key([row.key]).get(row.key)
    context = {"report": row, "page": page, "outcomes": Outcome.choices, "today": timezone.localdate()}
    return render(request, "centres/reports/decision.html", context, status=400 if form.errors else 200)


@for_the_few
def conduct_reports(request: HttpRequest) -> HttpResponse:
    """List the confidential reports, those that nobody has looked into first; a POST says that somebody has."""
    if request.method == "POST":
        handle(get_object_or_404(ConductReport, pk=_number(request.POST.get("report", ""))), request.user)
        messages.success(request, _("Marked as looked into."))
        return redirect("conduct_reports")
    rows = ConductReport.objects.select_related("decided_by").order_by(F("decided_at").asc(nulls_first=True), "-pk")
    list_page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("p"))
    pages: dict[Any, Any] = sources_by_key(row.key for row in list_page)
    context = {"list_page": list_page, "rows": [(row, pages.get(row.key)) for row in list_page]}
    response = render(request, "centres/reports/conduct.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0
