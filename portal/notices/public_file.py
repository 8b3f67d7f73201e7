"""The small public file of notices per language, from which a device keeps its offline copy up to date."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import languages
from ..labels import label
from ..models import UrgentNotice
from ..models.urgent_notices import Where
from .shown import approved

CACHE_CONTROL = "public, max-age=5"


@require_safe
def notices_file(request: HttpRequest) -> JsonResponse:
    """Answer with the notices that are up now, in the language of the address; times are UTC, as RFC 3339 writes."""
    language = languages.current()
    rows = approved().filter(starts_at__lte=timezone.now()).select_related("governorate", "centre").order_by("pk")
    response = JsonResponse(
        {"language": language, "notices": [_told(row, language) for row in rows]},
        json_dumps_params={"ensure_ascii": False},
    )
    response["Cache-Control"] = CACHE_CONTROL
    return response


def _told(notice: UrgentNotice, language: str) -> dict[str, Any]:
    return {
        "id": notice.pk,
        "severity": notice.severity,
        "title": label(notice.title, language),
        "text": label(notice.text, language),
        "starts_at": notice.starts_at.isoformat().replace("+00:00", "Z"),
        "ends_at": notice.ends_at.isoformat().replace("+00:00", "Z"),
        "where": _where(notice, language),
    }


def _where(notice: UrgentNotice, language: str) -> dict[str, str]:
    if notice.where == Where.GOVERNORATE and notice.governorate is not None:
        return {"kind": notice.where, "key": notice.governorate.key}
    if notice.where == Where.CENTRE and notice.centre is not None:
        return {"kind": notice.where, "address": notice.centre.address_in(language)}
    return {"kind": notice.where}
