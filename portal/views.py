"""Answers public addresses: pages, the front door, short addresses, errors."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from . import languages
from .addresses import public_page_set, resolve
from .models import ShortAddress
from .rendering import render_page, render_public


@require_safe
def page_view(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at the address, in the language of the address; ``path`` is what follows the language."""
    language = languages.current()
    found = resolve(f"/{language}/{path}", language)
    if found is None:
        raise Http404
    if found.is_gone:
        return render_public(request, "410.html", help_context(language), status=410)
    if found.redirect_to:
        query = request.GET.urlencode()
        return HttpResponsePermanentRedirect(found.redirect_to + (f"?{query}" if query else ""))
    words = found.page_set.by_language.get(language, found.page_set.source)
    return render_page(request, words, language, found.page_set)


def readers_language(request: HttpRequest) -> str:
    """Return the language that the reader has chosen or that their browser asks for."""
    return languages.preferred(
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME), request.headers.get("Accept-Language", "")
    )


def _to_reader(response: HttpResponse) -> HttpResponse:
    """Mark the only answers that depend on more than the address."""
    response["Cache-Control"] = "no-store"
    response["Vary"] = "Cookie, Accept-Language"
    response.depends_on_address_alone = False  # type: ignore[attr-defined]
    return response


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead from ``/`` to the reader's language."""
    return _to_reader(HttpResponseRedirect(f"/{readers_language(request)}/"))


@require_safe
def short_address(request: HttpRequest, short_id: str) -> HttpResponse:
    """Lead from a permanent short address to the page set in the reader's language; 410 when it is not public now."""
    address = ShortAddress.objects.filter(pk=short_id.lower()).first()
    if address is None:
        raise Http404
    language = readers_language(request)
    row = Page.objects.filter(translation_key=address.translation_key).first()
    model = row.specific_class if row else None
    page_set = public_page_set(model, address.translation_key) if model else None
    if page_set is None:
        return _to_reader(render_public(request, "410.html", help_context(language), status=410))
    # What was printed leads to the page in the language that is left.
    shown = page_set.source.language if language in page_set.gone else language
    return _to_reader(HttpResponseRedirect(page_set.address_in(shown)))


@require_safe
def language_choice(request: HttpRequest, language: str) -> HttpResponse:
    """Remember the language a visitor chose and lead to the page asked for: the only cookie before sign-in."""
    target = request.GET.get("next", "")
    if not target.startswith(f"/{language}/"):
        target = f"/{language}/"
    response = HttpResponseRedirect(target)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
    response["Cache-Control"] = "no-store"
    return response


def help_context(language: str) -> dict[str, Any]:
    """Return what pages of errors offer: search, centres, hotline."""
    return {"language": language, "search_path": reverse("search:results"), "centres_path": f"/{language}/centres/"}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that leads nowhere, in the language of the address."""
    language = languages.of_path(request.path_info) or readers_language(request)
    with translation.override(language):
        context = help_context(language) | {"addresses": {code: f"/{code}/" for code in languages.others(language)}}
        return render_public(request, "404.html", context, status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that makes no sense: a hostile host name, far too many fields."""
    language = languages.of_path(request.path_info) or settings.LANGUAGE_CODE
    return render_public(request, "400.html", help_context(language), status=400)


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose protection against forgery has expired, so that people know what to do."""
    return render_public(request, "403.html", help_context(languages.current()) | {"form_expired": True}, status=403)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer somebody who may not do this."""
    language = languages.current()
    return render_public(request, "403.html", help_context(language), status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when the portal itself failed: nothing here needs the database."""
    language = languages.of_path(request.path_info) or settings.LANGUAGE_CODE
    with translation.override(language):
        return render_public(request, "500.html", help_context(language), status=500)
