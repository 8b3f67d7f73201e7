"""The desk's page on which an owner changes what visitors read of the partner itself; a reviewer reads it first."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.tree import lock_row

from ...models import PartnerPage
from ..door import DeskRequest, desk_view
from ..rendering import render_desk
from .handing_in import take_back
from .keeping import is_to_be_shown, keep
from .mistakes import mistakes_in
from .outrun import two_versions
from .own_page import OwnPage
from .ownership import is_waiting, loaded, why_back
from .showing import shown_draft


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(owners_only=True)
def about(request: DeskRequest) -> HttpResponse:
    """Show the form of the partner's own page; on POST keep, preview or send what was typed."""
    page = _own(request)
    if page.permissions_for_user(request.user).page_locked():
        return _waiting(request, page)
    if request.method != "POST":
        return _form(request, OwnPage(page, request.user, request.desk.language))
    lock_row(page.pk)
    change = OwnPage(_own(request), request.user, request.desk.language, request.POST)
    if change.is_outrun:
        return _form(request, change, status=409, versions=two_versions(change))
    return _save(request, change)


@require_POST
@desk_view(owners_only=True)
def withdraw_about(request: DeskRequest) -> HttpResponse:
    """Take the change back from the reviewer."""
    page = _own(request)
    lock_row(page.pk)
    take_back(page, request.user)
    messages.success(request, _("Taken back. Your change is kept as a draft."))
    return redirect("desk:about")


@require_safe
@desk_view(owners_only=True)
def preview_about(request: DeskRequest, language: str) -> HttpResponse:
    """Show the newest version as visitors would see it, in one language."""
    return shown_draft(request, _own(request), language)


def _own(request: DeskRequest) -> Any:
    page = next(iter(loaded(PartnerPage.objects.filter(pk=request.desk.partner.pk).select_related("logo"))), None)
    if page is None or not page.permissions_for_user(request.user).can_edit():
        raise Http404("No such page of this partner.")
    return page


def _save(request: DeskRequest, change: OwnPage) -> HttpResponse:
    wrong = keep(request, change, _form)
    if wrong is not None:
        return wrong
    if is_to_be_shown(request):
        return redirect("desk:preview_about", change.page.language)
    return redirect("desk:about")


def _form(request: DeskRequest, change: OwnPage, status: int = 200, **more: Any) -> HttpResponse:
    is_wrong = status == 400
    context = {
        "change": change,
        "page": change.page,
        "reason": why_back(change.page),
        "is_wrong": is_wrong,
        "mistakes": mistakes_in(change.parts) if is_wrong else [],
    }
    return render_desk(request, "desk/listings/about.html", context | more, status=status)


def _waiting(request: DeskRequest, page: Any) -> HttpResponse:
    if request.method == "POST":
        messages.warning(
            request, _("A change is with the reviewer. Take it back first; nothing was kept of this form.")
        )
    context = {"page": page, "is_waiting": is_waiting(page)}
    return render_desk(
        request, "desk/listings/about_waiting.html", context, status=409 if request.method == "POST" else 200
    )
