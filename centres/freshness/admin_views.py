"""IOM's overview of confirmations: each keeper's share, its listings, and the button that confirms several at once."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from portal import languages
from portal.dates import say_number

from .confirming import confirm
from .figures import listings_of, shares, sources_by_key
from .models import BouncedAddress, How
from .state import freshness_of

CONFIRM = "centres.confirm_freshness"
PAGE_SIZE = 20
MOST_AT_ONCE = 200
for_iom = permission_required(CONFIRM, raise_exception=True)


@require_GET
@for_iom
def freshness_overview(request: HttpRequest) -> HttpResponse:
    """Show every keeper's share, or the listings of the one that ``of`` names; a page of them at a time."""
    today, chosen = timezone.localdate(), request.GET.get("of", "")
    if chosen:
        return _listings(request, chosen)
    found = shares(today)
    total, in_time = sum(share.listings for share in found), sum(share.in_time for share in found)
    context = {
        "list_page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("p")),
        "total": total,
        "percent": in_time * 100 // total if total else 100,
        "addresses": BouncedAddress.objects.all()[:PAGE_SIZE],
    }
    return render(request, "centres/freshness/overview.html", context)


@require_POST
@for_iom
def confirm_chosen(request: HttpRequest) -> HttpResponse:
    """Confirm the listings whose boxes were ticked."""
    keys = [key for value in request.POST.getlist("listing")[:MOST_AT_ONCE] if (key := _key(value))]
    done = sum(confirm(page, request.user, How.IOM) for page in sources_by_key(keys).values())
    if done:
        said = ngettext("%(number)s listing was confirmed.", "%(number)s listings were confirmed.", done)
        messages.success(request, said % {"number": say_number(done, languages.current())})
    else:
        messages.warning(request, _("No listing was chosen."))
    back = request.POST.get("of", "")
    return redirect(f"{reverse('freshness_overview')}?of={back}" if back.isalnum() else reverse("freshness_overview"))


@require_POST
@for_iom
def write_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to an address again from which a mail came back."""
    deleted, _rows = BouncedAddress.objects.filter(pk=pk).delete()
    if not deleted:
        raise Http404("No such address.")
    messages.success(request, _("The portal writes to this address again."))
    return redirect("freshness_overview")


def _listings(request: HttpRequest, chosen: str) -> HttpResponse:
    today = timezone.localdate()
    found = listings_of(today, chosen)
    if found is None:
        raise Http404("No such keeper.")
    pages, heading = found
    list_page = Paginator(pages, PAGE_SIZE).get_page(request.GET.get("p"))
    states = freshness_of(list_page, today)
    rows: list[tuple[Any, Any]] = [(page, states[page.translation_key]) for page in list_page]
    context = {"list_page": list_page, "rows": rows, "of": chosen, "heading": heading}
    return render(request, "centres/freshness/listings.html", context)


def _key(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
