"""The desk's page of the spreadsheet: download, template, upload with a preview, and sending what it showed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import WorkflowState

from portal import languages
from portal.dates import say_number

from ..door import DeskRequest, desk_view
from ..listings.mine import services_of
from ..rendering import render_desk
from .comparing import RowChange, compare
from .reading import read_workbook
from .sending import sealed, send, unsealed
from .writing import workbook_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetForm(forms.Form):
    """The workbook, in the .xlsx format."""

    file = forms.FileField(label=gettext_lazy("The changed file (.xlsx, at most 10 MB)"), allow_empty_file=True)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def sheet(request: DeskRequest) -> HttpResponse:
    """Offer the files, preview an uploaded one, and send what was previewed."""
    pages = {page.pk: page for page in services_of(request.desk.partner)}
    if request.method != "POST":
        return _page(request, SheetForm())
    if "rows" in request.POST:
        return _send(request, pages)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, 400)
    try:
        rows = compare(read_workbook(form.cleaned_data["file"]), pages, locked_among(pages))
    except ValidationError as error:
        form.add_error("file", error.messages)
        return _page(request, form, 400)
    return _page(request, SheetForm(), rows=rows, payload=sealed(rows, request.user))


@require_safe
@desk_view
def sheet_file(request: DeskRequest, what: str) -> HttpResponse:
    """Send the partner's listings, or the empty template."""
    pages = (
        list(services_of(request.desk.partner).select_related("latest_revision").order_by("path"))
        if what == "listings"
        else []
    )
    return workbook_response(workbook_of(pages, request.desk.language), f"{what}.xlsx")


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """Return a workbook as a download."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=disposition)


def locked_among(pages: dict[int, Any]) -> set[int]:
    """Return those of the listings whose change is with the reviewer."""
    keys = [str(pk) for pk in pages]
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, object_id__in=keys)
    return {int(pk) for pk in states.values_list("object_id", flat=True)}


def sent_said(count: int) -> str:
    """Return what is said once rows were sent."""
    said = ngettext(
        "%(number)s service was sent to the reviewer.", "%(number)s services were sent to the reviewer.", count
    )
    return said % {"number": say_number(count, languages.current())}


def _send(request: DeskRequest, pages: dict[int, Any]) -> HttpResponse:
    try:
        count = send(unsealed(request.POST["rows"], request.user), pages, request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("desk:sheet")
    messages.success(request, sent_said(count))
    return redirect("desk:home")


def _page(
    request: DeskRequest, form: SheetForm, status: int = 200, rows: list[RowChange] | None = None, payload: str = ""
) -> HttpResponse:
    wrong = [row for row in rows or [] if row.is_wrong]
    context = {
        "form": form,
        "rows": rows,
        "wrong": len(wrong),
        "good": len(rows or []) - len(wrong),
        "payload": payload,
    }
    return render_desk(request, "desk/sheets/sheet.html", context, status=status)
