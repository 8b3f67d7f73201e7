"""The segment editor: source and translation side by side, saved as drafts, submitted to review; PO files both ways."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from ... import languages
from ...dates import say_number
from .. import machine
from .answers import answer
from .forms import written_in
from .po_files import LARGEST, Taken, po_file, po_name, read_po
from .saving import Outcome, save
from .submitting import submit
from .versions import reading_of

LOGIN = "wagtailadmin_login"
ACCESS = "wagtailadmin.access_admin"


def translation_for(user: Any, page_id: int) -> Any:
    """Return the translation with this key; raise Http404 where there is none, PermissionDenied who may not edit it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    if getattr(page, "source_id", None) is None:
        raise Http404
    return page


def why_not_now(user: Any, page: Any) -> str:
    """Return why a translation that the user may edit cannot be changed at the moment, or an empty text."""
    lock = page.get_lock()
    if lock is None or not lock.for_user(user):
        return ""
    if page.workflow_in_progress:
        return _("This translation waits for review. Cancel the review to change it.")
    return _("This page is locked.")


@permission_required(ACCESS, login_url=LOGIN)
def translate(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the segments; save what was written on POST, and submit it or let a machine fill it when asked."""
    page = translation_for(request.user, page_id)
    if request.method != "POST":
        return answer(request, page, why_not_now(request.user, page))
    if reason := why_not_now(request.user, page):
        messages.error(request, reason)
        return answer(request, page, reason, written_in(request.POST), status=409)
    written = written_in(request.POST)
    outcome = save(page, written, request.user)
    _say(request, outcome)
    if not outcome.is_whole:
        return answer(request, page, "", written, outcome, status=409 if outcome.theirs else 400)
    page = type(page).objects.get(pk=page.pk)
    return _then(request, page)


def _then(request: HttpRequest, page: Any) -> HttpResponse:
    """Do what the button asks beyond saving."""
    action = request.POST.get("action", "save")
    try:
        if action == "submit":
            messages.success(request, submit(page, request.user))
            return redirect("wagtailadmin_explore", page.get_parent().pk)
        if action == "machine":
            filled = machine.fill(page, request.user)
            messages.success(
                request,
                _("Texts written by machine: %(count)s. Read and confirm each.")
                % {"count": say_number(len(filled.saved), languages.current())},
            )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return answer(request, type(page).objects.get(pk=page.pk), "", problems=True, status=400)
    return redirect("translate", page.pk)


def _say(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.revision is not None:
        messages.success(
            request,
            _("Saved as a draft. Texts changed: %(count)s.")
            % {"count": say_number(len(outcome.saved), languages.current())},
        )
    if outcome.theirs:
        messages.warning(
            request, _("Somebody else changed the same text meanwhile. Yours is still here, not saved yet.")
        )
    for reason in outcome.reasons:
        messages.error(request, reason)
    if outcome.refused or outcome.unknown:
        messages.error(request, _("Some texts are not saved yet: see the reason at each."))


@permission_required(ACCESS, login_url=LOGIN)
@require_safe
def download_po(request: HttpRequest, page_id: int) -> HttpResponse:
    """Return the PO file of a translation."""
    page = translation_for(request.user, page_id)
    response = HttpResponse(po_file(page, reading_of(page)), content_type="text/x-gettext-translation; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, po_name(page))
    return response


@permission_required(ACCESS, login_url=LOGIN)
@require_POST
def upload_po(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take what an uploaded PO file brings as a draft, and tell what became of each text."""
    page = translation_for(request.user, page_id)
    reason = why_not_now(request.user, page)
    try:
        if reason:
            raise ValidationError(reason)
        taken = _uploaded(request, page)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return answer(request, page, reason, status=400)
    outcome = save(page, taken.written, request.user)
    _say(request, outcome)
    page = type(page).objects.get(pk=page.pk)
    return answer(request, page, "", taken.written, outcome, taken=taken)


def _uploaded(request: HttpRequest, page: Any) -> Taken:
    file = request.FILES.get("file")
    if file is None:
        raise ValidationError(_("Choose a PO file first."))
    content = file.read(LARGEST + 1)
    return read_po(content, page, reading_of(page))
