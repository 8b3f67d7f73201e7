"""The desk's pages of listings: the list, the form, the preview, sending and taking back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.tree import lock_row

from ...freshness.confirming import confirm
from ...freshness.models import How
from ..door import DeskRequest, desk_view
from ..rendering import render_desk
from .centre_rows import copied
from .change import Change, new_listing
from .facts_form import FactsForm
from .handing_in import take_back
from .keeping import is_to_be_sent, is_to_be_shown, keep
from .mine import listings_page
from .mistakes import mistakes_in
from .outrun import two_versions
from .ownership import is_waiting, listing_or_404, why_back
from .showing import shown_draft
from .words_form import WordsForm


@require_safe
@desk_view
def listings(request: DeskRequest) -> HttpResponse:
    """List the partner's services: what needs doing first."""
    page, needy = listings_page(request.desk.partner, request.desk.language, request.GET.get("page"))
    return render_desk(request, "desk/listings/list.html", {"list_page": page, "needy": needy})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def listing(request: DeskRequest, page_id: int) -> HttpResponse:
    """Show the form of a listing; on POST keep, preview or send what was typed."""
    page = listing_or_404(request, page_id)
    if page.permissions_for_user(request.user).page_locked():
        return _waiting(request, page)
    if request.method != "POST":
        return _form(request, Change(page, request.user, request.desk.language))
    if (data := copied(request.POST)) is not None:
        return _form(request, Change(page, request.user, request.desk.language, data))
    lock_row(page.pk)
    change = Change(listing_or_404(request, page_id), request.user, request.desk.language, request.POST)
    if change.is_outrun:
        return _form(request, change, status=409, versions=two_versions(change))
    return _save(request, change)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def add(request: DeskRequest) -> HttpResponse:
    """Begin a new listing: its name and what it is; hours and phones come on the next page."""
    partner = request.desk.partner
    if not partner.permissions_for_user(request.user).can_add_subpage():
        raise Http404("This partner's pages cannot be added to.")
    data = request.POST if request.method == "POST" else None
    words, facts = WordsForm(data, language=partner.language), FactsForm(data)
    if data is not None and all([words.is_valid(), facts.is_valid()]):
        page = new_listing(partner, words, facts, request.user)
        messages.success(request, _("Kept as a draft. Say now where it is offered."))
        return redirect("desk:propose", page.pk)
    context = {"words": words, "facts": facts, "is_bound": data is not None}
    return render_desk(request, "desk/listings/add.html", context, status=400 if data is not None else 200)


@require_POST
@desk_view
def withdraw(request: DeskRequest, page_id: int) -> HttpResponse:
    """Take a change back from the reviewer."""
    page = listing_or_404(request, page_id)
    lock_row(page.pk)
    take_back(page, request.user)
    messages.success(request, _("Taken back. Your change is kept as a draft."))
    return redirect("desk:listing", page.pk)


@require_POST
@desk_view
def still_correct(request: DeskRequest, page_id: int) -> HttpResponse:
    """Confirm with one tap that what the public sees of a listing is right."""
    page = listing_or_404(request, page_id)
    if confirm(page, request.user, How.DESK):
        messages.success(request, _("Thank you. Visitors see that it was confirmed today."))
    else:
        messages.warning(request, _("This service is not public, so there is nothing to confirm."))
    return redirect("desk:home")


@require_safe
@desk_view
def preview(request: DeskRequest, page_id: int, language: str) -> HttpResponse:
    """Show the newest version as visitors would see it, in one language."""
    return shown_draft(request, listing_or_404(request, page_id, with_reviews=False), language)


def _save(request: DeskRequest, change: Change) -> HttpResponse:
    wrong = keep(request, change, _form)
    if wrong is not None:
        return wrong
    if is_to_be_shown(request):
        return redirect("desk:preview", change.page.pk, change.page.language)
    return redirect("desk:home") if is_to_be_sent(request) else redirect("desk:listing", change.page.pk)


def _form(request: DeskRequest, change: Change, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "change": change,
        "page": change.page,
        "title": change.draft.title,
        "reason": why_back(change.page),
        "is_wrong": status == 400,
        "mistakes": mistakes_in(change.parts) if status == 400 else [],
    }
    return render_desk(request, "desk/listings/form.html", context | more, status=status)


def _waiting(request: DeskRequest, page: Any) -> HttpResponse:
    """Show what waits with the reviewer, which can be taken back and not changed."""
    if request.method == "POST":
        messages.warning(
            request, _("A change is with the reviewer. Take it back first; nothing was kept of this form.")
        )
    title = page.draft_title or page.title
    context = {"page": page, "title": title, "is_waiting": is_waiting(page)}
    return render_desk(request, "desk/listings/waiting.html", context, status=409 if request.method == "POST" else 200)
