"""The sitemap: every public page in every language it has words in, with its alternates."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from .addresses import absolute
from .gate import ANY_LANGUAGE, translations_shown
from .page_types import page_types


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the sitemap of all languages (the protocol's limit is 50,000 addresses a file)."""
    entries = [entry for model in page_types() for entry in _entries(model)]
    xml = render_to_string("sitemap.xml", {"entries": entries})
    return HttpResponse(xml, content_type="application/xml", headers={"Cache-Control": "public, max-age=600"})


def _entries(model: type[Any]) -> list[dict[str, object]]:
    sets = {page.translation_key: [page] for page in model.objects.public(ANY_LANGUAGE) if not page.is_private_reading}
    for words in translations_shown(model, sets):
        sets[words.translation_key].append(words)
    entries: list[dict[str, object]] = []
    for pages in sets.values():
        alternates = [(page.language, absolute(page.public_path)) for page in pages]
        entries += [
            {"address": absolute(page.public_path), "changed": page.last_published_at, "alternates": alternates}
            for page in pages
        ]
    return entries


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines where the sitemap is, and that the admin is nothing for them."""
    text = f"User-agent: *\nDisallow: /admin/\nDisallow: /documents/\nSitemap: {absolute('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain", headers={"Cache-Control": "public, max-age=86400"})
