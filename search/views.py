"""The search page and what completes its box: reads what is asked for out of the address and shows what was found."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal import languages
from portal.rendering import render_public
from portal.search_hooks import facet_labels

from . import service, unanswered
from .completing import complete, first_choices
from .empty_results import ways_on
from .engines.base import Sort
from .filters_shown import filters_of, kept_for_position
from .narrowing import Asked, asked_of
from .presentation import pager_of, rows_of, tabs_of

# A position is rounded before it is sent, to about five kilometres; one that is sharper is rounded here.
POSITION_STEPS = 20
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,8})?")


# It writes nothing and has no session, so a form from elsewhere could do no more than a link from there.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def results(request: HttpRequest) -> HttpResponse:
    """Show one page of what the address asks for. A POST is sorted by the reader's position, and is never kept."""
    language = languages.current()
    query = request.POST if request.method == "POST" else request.GET
    asked = asked_of(query, language)
    if request.method == "POST":
        asked = _with_position(asked, query)
        if not asked.position:
            # What needs no position has an address, which can be shared and kept.
            return redirect(_address(language, asked))
    found = service.find(asked, language)
    response = render_public(request, "search/search.html", _context(found, asked, language))
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    elif not found.total and not asked.is_narrowed and not asked.kind:
        unanswered.note(found.query, language)
    return response


@require_safe
def completions(request: HttpRequest) -> HttpResponse:
    """Return the options that complete `?q=`, as HTML: small, the same for everybody, kept for five minutes."""
    language = languages.current()
    options = complete(request.GET.get("q", ""), language)
    response = render_public(request, "search/_completions.html", {"options": options, "noindex": True})
    response["Cache-Control"] = "public, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    return response


def _context(found: service.Results, asked: Asked, language: str) -> dict[str, Any]:
    is_found = bool(found.total or found.promoted)
    place_unknown = bool(asked.place and not asked.near)
    is_shown = is_found or asked.is_narrowed or place_unknown
    filters = filters_of(found, asked, language) if is_shown else None
    return {
        "query": found.query,
        "asked": asked,
        "results": found,
        "hits": rows_of(found, language),
        "tabs": tabs_of(found, asked),
        "pager": pager_of(found, asked, language),
        "filters": filters,
        "position_fields": kept_for_position(asked),
        "suggestion_url": asked.address(text=found.suggestion) if found.suggestion else "",
        "options": [] if asked.asks_for_something else first_choices(facet_labels(language)),
        "place_unknown": place_unknown,
        "help": None if is_found else ways_on(asked, found, filters, language),
        "addresses": {other: _address(other, asked) for other in languages.others(language)},
        "noindex": True,
        "counts_results": is_found and settings.COUNT_VISITS,
    }


def _with_position(asked: Asked, query: QueryDict) -> Asked:
    """Return the request sorted by distance from the position sent; without one as it was."""
    degrees = [query.get(name, "") for name in ("latitude", "longitude")]
    if not all(_DEGREES.fullmatch(text) for text in degrees):
        return asked
    latitude, longitude = (round(float(text) * POSITION_STEPS) / POSITION_STEPS for text in degrees)
    if abs(latitude) > 90 or abs(longitude) > 180:
        return asked
    return replace(asked, position=(latitude, longitude), sort=Sort.DISTANCE, place="", near=None)


def _address(language: str, asked: Asked) -> str:
    with translation.override(language):
        return reverse("search:results") + (asked.address() if asked.asks_for_something else "")
