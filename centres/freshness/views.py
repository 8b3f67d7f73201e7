"""The page behind a confirmation link: facts and buttons. Only the POST acts, because mail scanners open links."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal import gate, languages
from portal.previews.shared import closed
from portal.rendering import render_public
from portal.security.same_origin import is_from_our_page
from portal.views import expired_form

from ..reports.receiving import receive_change
from .asked import asked, pages_of
from .confirming import confirm
from .links import ConfirmLink, link_at
from .models import How

TEMPLATE = "centres/freshness/confirm.html"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_listings(request: HttpRequest, token: str) -> HttpResponse:
    """Show the listings of the link, confirm one or all of a page, or take what has changed.

    The address itself is the proof of who comes: it is signed, and in one mail alone.
    """
    link = link_at(token)
    if link is None:
        raise Http404("No such link.")
    if not link.is_open:
        return _closed(_render(request, {"has_ended": True}, token, 410))
    if request.method == "POST" and not is_from_our_page(request):
        return expired_form(request)
    list_page = Paginator(pages_of(link), settings.LIST_PAGE_SIZE).get_page(request.GET.get("page"))
    if request.method == "POST":
        return _closed(_answer(request, link, list(list_page.object_list), token))
    language = languages.current()
    gate.attach_words([link.partner] if link.partner else [], language)
    rows = asked(link, list(list_page.object_list), language)
    context = {
        "partner": link.partner.words if link.partner else None,
        "rows": rows,
        "list_page": list_page,
        "waiting": sum(not row.is_done for row in rows),
        "changed": request.GET.get("changed") == "1",
        "ends": link.expires_at,
    }
    return _closed(_render(request, context, token))


def _closed(response: HttpResponse) -> HttpResponse:
    """Keep the page out of indexes and caches; its own forms still say where they come from, and nobody else learns."""
    closed(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _answer(request: HttpRequest, link: ConfirmLink, pages: list[Any], token: str) -> HttpResponse:
    """Do what the button says to the listings that the link may confirm, and lead back to the page."""
    wanted, action = request.POST.get("listing", ""), request.POST.get("action", "")
    chosen = [page for page in pages if action == "all" or str(page.translation_key) == wanted]
    came_back = {"page": request.GET.get("page", "")}
    if action in {"one", "all"}:
        for page in chosen:
            confirm(page, link.person, How.LINK)
    elif action == "changed" and chosen:
        receive_change(chosen[0], link.person, request.POST.get("words", ""))
        came_back["changed"] = "1"
    query = "&".join(f"{name}={value}" for name, value in came_back.items() if value.isdecimal())
    response = HttpResponseRedirect(reverse("confirm_listings", args=[token]) + (f"?{query}" if query else ""))
    response.status_code = 303
    return response


def _render(request: HttpRequest, context: dict[str, Any], token: str, status: int = 200) -> HttpResponse:
    language = languages.current()
    path = reverse("confirm_listings", args=[token]).removeprefix(f"/{language}")
    shown = {
        "addresses": {code: f"/{code}{path}" for code in languages.others(language)},
        "noindex": True,
        "desk_path": f"/{language}/desk/",
        **context,
    }
    return render_public(request, TEMPLATE, shown, status=status)
