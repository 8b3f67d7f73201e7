"""The search page: reads what is asked for out of the address and shows what was found."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from portal import languages
from portal.rendering import render_public
from portal.search_content import empty_help

from . import service
from .choices import Kind
from .presentation import pager_of, query_string, rows_of, tabs_of


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show one page of results for `?q=&kind=&page=`; a kind or page that is none means all and the first."""
    language = languages.current()
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else ""
    found = service.search(request.GET.get("q", ""), language, kind, _page_number(request.GET.get("page", "")))
    context: dict[str, Any] = {
        "query": found.query,
        "results": found,
        "hits": rows_of(found, language),
        "tabs": tabs_of(found, kind),
        "pager": pager_of(found, kind, language),
        "help": [] if found.total else empty_help(language),
        "addresses": {other: _address(other, found.query, kind) for other in languages.others(language)},
        "noindex": True,
    }
    return render_public(request, "search/search.html", context)


def _page_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1


def _address(language: str, query: str, kind: str) -> str:
    with translation.override(language):
        return reverse("search:results") + (query_string(query, kind) if query else "")
