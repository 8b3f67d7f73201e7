"""The admin's page of the spreadsheet: IOM downloads any partner's services, and uploads changes of several at once."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

from portal import languages

from ...models import PartnerPage, PartnersIndexPage, ServicePage
from ..listings.mine import services_of
from .comparing import RowChange, compare
from .reading import Typed, read_workbook
from .sending import sealed, send, unsealed
from .views import SheetForm, locked_among, sent_said, workbook_response
from .writing import workbook_of

A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def all_sheets(request: HttpRequest) -> HttpResponse:
    """List the partners with their downloads, preview an uploaded file, and send what was previewed."""
    _refuse_outsiders(request.user)
    if request.method != "POST":
        return _page(request, SheetForm())
    if "rows" in request.POST:
        return _send(request)
    form = SheetForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            typed = read_workbook(form.cleaned_data["file"])
            pages = editable(named_in(typed), request.user)
            rows = compare(typed, pages, locked_among(pages))
        except ValidationError as error:
            form.add_error("file", error.messages)
        else:
            return _page(request, SheetForm(), rows=rows, payload=sealed(rows, request.user))
    return _page(request, form, 400)


@require_safe
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def partner_sheet(request: HttpRequest, partner_id: int) -> HttpResponse:
    """Send the services of one partner."""
    _refuse_outsiders(request.user)
    partner = get_object_or_404(PartnerPage, pk=partner_id, source=None)
    pages = list(services_of(partner).select_related("latest_revision").order_by("path"))
    return workbook_response(workbook_of(pages, get_language() or "ar"), f"{partner.pk}.xlsx")


def named_in(typed: Typed) -> set[int]:
    """Return the listings that a workbook names."""
    keys = {row.values.get("id", "") for row in typed.services}
    return {int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 18}


def editable(keys: set[int], user: Any) -> dict[int, Any]:
    """Return those of the listings that the user may change, by key."""
    pages = ServicePage.objects.filter(pk__in=keys, source=None)
    return {page.pk: page for page in pages if page.permissions_for_user(user).can_edit()}


def changes_every_language(user: Any) -> bool:
    """Say whether the user may change pages of every language: a translator changes one. Asks nothing of its own."""
    if user.is_superuser:
        return True
    rights = page_permission_policy.get_cached_permissions_for_user(user)
    changed = {right.page.locale_id for right in rights if right.permission.codename == "change_page"}
    return {languages.locale_id_of(code) for code in languages.codes()} <= changed


def _refuse_outsiders(user: Any) -> None:
    """Let in whoever may change all that stands below the directories of partners, in every language."""
    directories = PartnersIndexPage.objects.all()
    if not (changes_every_language(user) and all(one.permissions_for_user(user).can_edit() for one in directories)):
        raise PermissionDenied


def _send(request: HttpRequest) -> HttpResponse:
    try:
        parcels = unsealed(request.POST["rows"], request.user)
        count = send(parcels, editable({parcel.page_id for parcel in parcels}, request.user), request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, sent_said(count))
    return redirect("all_sheets")


def _page(
    request: HttpRequest, form: SheetForm, status: int = 200, rows: list[RowChange] | None = None, payload: str = ""
) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    partners = PartnerPage.objects.filter(source=None, title__icontains=asked).order_by("title", "pk")
    wrong = sum(row.is_wrong for row in rows or [])
    context = {
        "form": form,
        "asked": asked,
        "list_page": Paginator(partners, A_PAGE).get_page(request.GET.get("page")),
        "rows": rows,
        "wrong": wrong,
        "good": len(rows or []) - wrong,
        "payload": payload,
    }
    return render(request, "centres/sheets/sheets.html", context, status=status)
