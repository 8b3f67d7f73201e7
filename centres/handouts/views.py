"""Answers the addresses of contact cards and notices; like every public page they depend on the address alone."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import conditional_page, require_safe

from portal import languages
from portal.rendering import SECONDS_FRESH, render_public

from .card import CONTENT_TYPE, card_file
from .listings import centre_card, service_card
from .notice import notices_at
from .notice_pdf import notice_pdf

NOTICE = "centres/handouts/notice.html"


@require_safe
@conditional_page
def contact_card(request: HttpRequest, short_id: str, at: UUID | None = None) -> HttpResponse:
    """Answer with the contact card of a centre, or of a service (at a centre), in the language of the address."""
    language, now = languages.current(), timezone.now()
    card = (centre_card(short_id, language, now) if at is None else None) or service_card(short_id, at, language, now)
    response = HttpResponse(card_file(card), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, f"{short_id}.vcf") or ""
    response["Cache-Control"] = f"public, max-age={SECONDS_FRESH}"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def notice(request: HttpRequest, short_id: str, is_in_all: bool = False) -> HttpResponse:
    """Show the notice of a centre, to print: a sheet in the language of the address, or one in each language."""
    language = languages.current()
    # On paper an urgent notice would stay for longer than it holds.
    context: dict[str, Any] = {
        "notices": [],
        "notices_shown": notices_at(short_id, _codes(language, is_in_all), timezone.now()),
        "is_in_all": is_in_all,
        "back": reverse("short_address", args=[short_id]),
        "alone": reverse("notice", args=[short_id]),
        "in_all": reverse("notice_in_all", args=[short_id]),
        "pdf": reverse("notice_pdf", args=[short_id]),
        "pdf_in_all": reverse("notice_pdf_in_all", args=[short_id]),
        "addresses": {code: f"/{code}{request.path[len(language) + 1 :]}" for code in languages.others(language)},
        "noindex": True,
    }
    return render_public(request, NOTICE, context)


@require_safe
@conditional_page
def notice_file(request: HttpRequest, short_id: str, is_in_all: bool = False) -> HttpResponse:
    """Answer with the same as PDF."""
    now = timezone.now()
    notices = notices_at(short_id, _codes(languages.current(), is_in_all), now)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    response = HttpResponse(notice_pdf(notices, midnight), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{short_id}.pdf") or ""
    response["Cache-Control"] = f"public, max-age={SECONDS_FRESH}"
    response["X-Robots-Tag"] = "noindex"
    return response


def _codes(language: str, is_in_all: bool) -> list[str]:
    return [language, *languages.others(language)] if is_in_all else [language]
