"""Decides how a public page is made: furniture, words and facts into one response that carries its own styles."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from . import languages
from .addresses import PageSet, absolute
from .notices.shown import notices_on
from .numbers.naming import counted_name
from .stylesheets import with_styles
from .translation.currency import outdated_since

# An urgent notice reaches a reader who goes on reading within these seconds, whatever their browser keeps.
SECONDS_FRESH = 10
# What a preview can be forced to, whatever the reader's system prefers.
SCHEMES = ("light", "dark")


def render_public(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Render a template of the public site in the request's language, its components' styles inlined.

    ``context`` may hold ``language`` (else the active one), ``addresses`` (this page's address per other language, for
    the switch), ``canonical``, ``alternates``, ``noindex``, ``no_store``, ``notice_subjects`` (what the page is about,
    for urgent notices), ``image_sources`` (other hosts its pictures may come from). Styles' hash and sources go to the
    policy header.
    """
    language = context.get("language") or languages.current()
    with translation.override(language):
        # Nothing is asked of a database that may be what failed.
        notices = notices_on(language, context.get("notice_subjects", ())) if status < 500 else []
        context = {"notices": notices, "is_error": status >= 400} | context
        html: str = render_to_string(template, furniture(request, language) | context, request=None)
    html, style_hash = with_styles(html, getattr(request, "preview_scheme", ""))
    request.csp_style_hashes = getattr(request, "csp_style_hashes", set()) | {style_hash}  # type: ignore[attr-defined]
    request.csp_image_sources = context.get("image_sources", ())  # type: ignore[attr-defined]
    response = HttpResponse(html, status=status, headers={"Content-Language": language})
    if context.get("no_store") or status >= 400:
        response["Cache-Control"] = "no-store"
    elif not getattr(request, "is_preview", False):
        response["Cache-Control"] = f"public, max-age={SECONDS_FRESH}"
    return response


def render_private(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Render a page behind sign-in in the request's language; its template extends ``private.html``.

    Forms have their token, messages are shown, and nobody keeps a copy.
    """
    html: str = render_to_string(template, private_furniture(request) | context, request=request)
    response = HttpResponse(html, status=status)
    dress_private(request, response)
    return response


def dress_private(request: HttpRequest, response: HttpResponse) -> None:
    """Give a page made from ``private.html`` its styles, with their hash for the policy; nobody keeps a copy."""
    html, style_hash = with_styles(response.content.decode())
    response.content = html.encode()
    request.csp_style_hashes = {style_hash}  # type: ignore[attr-defined]
    response["Content-Language"] = languages.current()
    response["Cache-Control"] = "no-store"


def private_furniture(request: HttpRequest) -> dict[str, Any]:
    """Return the furniture of a page behind sign-in, whose address is the same in every language."""
    language = languages.current()
    rest = request.get_full_path().removeprefix(f"/{language}/")
    addresses = {code: f"/{code}/{rest}" for code in languages.others(language)}
    return furniture(request, language) | {"addresses": addresses}


def furniture(request: HttpRequest, language: str) -> dict[str, Any]:
    """Return what masthead, footer and head need on every page; no statement is run here."""
    other = languages.others(language)
    return {
        "language": language,
        "direction": languages.direction(language),
        "addresses": {code: f"/{code}/" for code in other},
        "path": request.path,
        "hotline": settings.HOTLINE,
        "home_path": f"/{language}/",
    }


def render_page(request: HttpRequest, page: Any, language: str, page_set: PageSet | None = None) -> HttpResponse:
    """Render a page's words for readers of ``language``; words in another language keep their own ``lang`` and ``dir``.

    Without a page set (previews) the page stands alone.
    """
    is_public = page_set is not None
    page_set = page_set or PageSet(page.facts, {page.language: page})
    words = page
    # Whoever makes the context reads the words from the source, as in lists that came through the gate.
    page_set.source.words = words
    is_foreign = words.language != language
    with translation.override(language):
        context = {
            "page": words,
            "facts": page_set.source,
            "is_foreign": is_foreign,
            "is_withdrawn": language in page_set.withdrawn,
            "outdated_since": outdated_since(words, page_set.source) if is_public and words.source_id else None,
            "addresses": {code: page_set.address_in(code) for code in languages.others(language)},
            "alternates": _alternates(page_set),
            "canonical": absolute(words.public_path),
            "noindex": is_foreign or getattr(request, "is_preview", False),
            "no_store": words.facts.is_private_reading,
            "share_image": _share_image(words, is_public),
            "language": language,
            "breadcrumb": words.facts.breadcrumb(language),
            "counted": counted_name(page_set.source) if is_public else "",
            **page_set.source.reader_context(request, language),
        }
    return render_public(request, words.get_template(request), context)


def _share_image(words: Any, is_public: bool) -> str:
    """Return the address of the picture of a shared link; none for what is kept nowhere or has no permanent address."""
    short = words.facts.short_path if is_public and not words.facts.is_private_reading else ""
    return absolute(f"{short}/share-{words.language}.png") if short else ""


def _alternates(page_set: PageSet) -> list[tuple[str, str]]:
    """Return (hreflang, absolute address) of every language with words, and x-default: Arabic, or the source."""
    found = [(code, absolute(words.public_path)) for code, words in page_set.by_language.items()]
    default = page_set.by_language.get(settings.LANGUAGE_CODE, page_set.source)
    return [*found, ("x-default", absolute(default.public_path))]
