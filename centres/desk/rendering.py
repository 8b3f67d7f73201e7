"""Decides what stands around every page of the desk: the partner's name and the sections."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from portal.rendering import render_private

from .belonging import due
from .door import Desk, DeskRequest


def render_desk(request: DeskRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Render a page of the desk; its template extends ``desk/base.html``, and ``desk`` is ``request.desk``."""
    desk = request.desk
    around = {
        "desk": desk,
        "partner": desk.name,
        "sections": sections(request),
        # Owners are asked on every page until they have said who still belongs.
        "members_due": {one.pk for one in due(desk.partner)} if _asks(desk) else set(),
    }
    return render_private(request, template, around | context, status=status)


def _asks(desk: Desk) -> bool:
    return bool(desk.is_owner and getattr(desk.membership, "asks_who_belongs", True))


def sections(request: DeskRequest) -> list[tuple[str, str]]:
    """Return address and name of each section of the desk, in the order of its navigation."""
    about = [(reverse("desk:about"), gettext("About us"))] if request.desk.is_owner else []
    return [
        (reverse("desk:home"), gettext("Our services")),
        (reverse("desk:sheet"), gettext("Spreadsheet")),
        (reverse("desk:seasons"), gettext("Holidays and Ramadan")),
        (reverse("desk:reports"), gettext("Reports")),
        (reverse("desk:figures"), gettext("Our figures")),
        (reverse("desk:directory"), gettext("For partners only")),
        *about,
        (reverse("desk:people"), gettext("Our people")),
        (reverse("mfa_index"), gettext("Your account")),
    ]
