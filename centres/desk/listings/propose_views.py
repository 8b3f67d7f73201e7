"""The desk's page on which a service is proposed for another centre."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.tree import lock_row

from ..door import DeskRequest, desk_view
from ..rendering import render_desk
from .handing_in import hand_in
from .ownership import listing_or_404, newest
from .proposing import centres_to_propose, propose, tell_focal_points

A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def propose_centre(request: DeskRequest, page_id: int) -> HttpResponse:
    """Choose a centre; of a public service the proposal goes to the reviewer at once, of a draft it is kept."""
    page = listing_or_404(request, page_id)
    if page.permissions_for_user(request.user).page_locked():
        messages.warning(request, _("A change is with the reviewer. Take it back first, then propose the centre."))
        return redirect("desk:listing", page.pk)
    language = request.desk.language
    offered = centres_to_propose(newest(page), language)
    if request.method == "POST":
        return _propose(request, page, offered)
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = offered.filter(title__icontains=asked) if asked else offered
    listed = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "list_page": listed, "asked": asked}
    return render_desk(request, "desk/listings/propose.html", context)


def _propose(request: DeskRequest, listing: Any, offered: Any) -> HttpResponse:
    lock_row(listing.pk)
    chosen = request.POST.get("centre", "")
    centre = offered.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 19 else None
    if centre is None:
        messages.warning(request, _("Choose a centre of the list."))
        return redirect("desk:propose", listing.pk)
    was_unsent = listing.has_unpublished_changes
    try:
        propose(listing, centre, request.user)
        if listing.live and not was_unsent:
            hand_in(listing, request.user)
            tell_focal_points(listing, request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("desk:propose", listing.pk)
    if listing.live and not was_unsent:
        messages.success(
            request, _("Proposed. The centre’s contact at IOM decides; visitors see it once it is accepted.")
        )
        return redirect("desk:home")
    messages.success(
        request, _("The centre was added to your draft. Say when the service is offered there, then send it.")
    )
    return redirect("desk:listing", listing.pk)
