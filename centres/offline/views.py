"""Answers the addresses of what a phone keeps, and of "near me" where the phone cannot compute it itself."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from portal import languages
from portal.rendering import SECONDS_FRESH, render_public

from ..finder.showing import finder_context
from ..listing import centres_path
from ..models import CentresIndexPage
from ..places.nearest import Point
from .directory import directory
from .phrases import phrases

# A position is rounded before it is sent, to about five kilometres; one that is sharper is rounded here.
POSITION_STEPS = 20
DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,8})?", re.ASCII)
SCRIPTS = ("centres/finder/device.js", "centres/offline/offline.js", "search/folding.js")
ICONS = {192: "any", 512: "any maskable"}


@require_safe
def whole_directory(request: HttpRequest) -> JsonResponse:
    """Return the whole directory in the language of the address, as a device keeps it."""
    return _file(directory(languages.current(), whole=True))


@require_safe
def points(request: HttpRequest) -> JsonResponse:
    """Return what "near me" needs: the centres, without services and places."""
    return _file(directory(languages.current(), whole=False))


def _file(content: dict[str, Any]) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})
    response["Cache-Control"] = f"public, max-age={SECONDS_FRESH}"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def offline_page(request: HttpRequest) -> HttpResponse:
    """Show the page that stands for every other one without a network; with one it shows what is saved."""
    language = languages.current()
    addresses = {other: _in(other, "offline:page") for other in languages.others(language)}
    context = {
        "addresses": addresses,
        "noindex": True,
        "finder_path": centres_path(language),
        "directory_path": reverse("offline:directory"),
        "other_directories": " ".join(_in(other, "offline:directory") for other in languages.others(language)),
    }
    return render_public(request, "centres/offline/offline.html", context)


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Return the worker that keeps pages and directory; another version of any of its files makes another worker."""
    codes = languages.codes()
    notes = {}
    for code in codes:
        with translation.override(code):
            notes[code] = str(phrases()["saved"])
    files = [static(name) for name in SCRIPTS]
    content = {"files": json.dumps(files), "languages": json.dumps(codes), "notes": json.dumps(notes)}
    version = hashlib.sha256(repr((content, settings.HOTLINE)).encode()).hexdigest()[:12]
    script = render_to_string("centres/offline/service-worker.js", content | {"version": version})
    response = HttpResponse(script, content_type="application/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Return what a phone needs to install the portal as an app, in the language of the address."""
    language = languages.current()
    icons = [
        {"src": static(f"portal/icons/{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, purpose in ICONS.items()
    ]
    content = {
        "id": "/",
        "name": _("Markaz: Community Resource Centres"),
        "short_name": _("Markaz"),
        "lang": language,
        "dir": languages.direction(language),
        "start_url": f"/{language}/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0033a0",
        "icons": [*icons, {"src": static("portal/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/manifest+json"
    response["Cache-Control"] = "public, max-age=86400"
    return response


# It writes nothing and has no session, so a form from elsewhere could do no more than a link from there.
@csrf_exempt
@require_POST
def near_me(request: HttpRequest) -> HttpResponse:
    """Show the centres nearest to the position sent: never kept, and in no address."""
    language = languages.current()
    page = next(iter(CentresIndexPage.objects.public(language)), None)
    if page is None:
        raise Http404
    position = position_of(request.POST)
    context = {
        "page": page.words,
        "facts": page,
        "addresses": {other: centres_path(other) for other in languages.others(language)},
        "noindex": True,
        "position": position,
        **finder_context(request.POST, language, position),
    }
    response = render_public(request, "centres/centres_index_page.html", context)
    response["Cache-Control"] = "no-store"
    return response


def position_of(sent: QueryDict) -> Point | None:
    """Return the position that was sent, rounded; None where it is none."""
    degrees = [sent.get(name, "") for name in ("latitude", "longitude")]
    if not all(DEGREES.fullmatch(text) for text in degrees):
        return None
    latitude, longitude = (round(float(text) * POSITION_STEPS) / POSITION_STEPS for text in degrees)
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _in(language: str, name: str) -> str:
    with translation.override(language):
        return reverse(name)
