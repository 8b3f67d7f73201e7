"""The report beside the editor: the newest version against the other language, and letting a difference stand."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from ..models import AcceptedDifference, BasePage
from .acceptance import accept, may_read, revoke
from .pages import counterpart, findings_of, newest
from .presenting import report_context


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def report(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what the newest version of the page and of the other language say differently."""
    page = _page(request, page_id)
    shown = newest(page)
    context = report_context(shown, request.user, counterpart(shown, with_drafts=True))
    return render(request, "portal/fact_check/report.html", {"page": page, "back": request.path, **context})


@require_POST
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def accept_difference(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let a difference stand with the reason given, if it is still there."""
    page = _page(request, page_id)
    shown = newest(page)
    wanted = request.POST.get("fingerprint", "")
    # The review leaves out a draft that was not submitted, the report beside the editor takes it in.
    versions = {id(other): other for other in (counterpart(shown), counterpart(shown, with_drafts=True))}.values()
    findings = (one for other in versions for one in findings_of(shown, other))
    finding = next((one for one in findings if one.fingerprint == wanted), None)
    if finding is None:
        messages.error(request, _("This difference is not there any more: one of the sentences was changed."))
        return _back(request, page)
    try:
        accept(page, finding, request.POST.get("reason", ""), request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The difference was accepted, and the log says why."))
    return _back(request, page)


@require_POST
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def revoke_difference(request: HttpRequest, page_id: int, accepted_id: int) -> HttpResponse:
    """Take an acceptance back."""
    page = _page(request, page_id)
    revoke(page, get_object_or_404(AcceptedDifference, pk=accepted_id), request.user)
    messages.success(request, _("The difference is open again."))
    return _back(request, page)


def _page(request: HttpRequest, page_id: int) -> Any:
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not may_read(request.user, page):
        raise PermissionDenied
    return page


def _back(request: HttpRequest, page: Any) -> HttpResponse:
    """Return to where the form stood, if that is a page of this site."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return HttpResponseRedirect(wanted)
    return redirect(reverse("fact_check", args=[page.pk]))
