"""Decides what stands around every page of the desk: the partner's name and the sections."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from portal.rendering import render_private

from .belonging import due
from .door import DeskRequest
from .names import partner_name


def render_desk(request: DeskRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Render a page of the desk; its template extends ``desk/base.html``, and ``desk`` is ``request.desk``."""
    desk = request.desk
    around = {
        "desk": desk,
        "partner": partner_name(desk.partner, desk.language),
        "sections": sections(request),
        # Owners are asked on every page until they have said who still belongs.
        "members_due": {one.pk for one in due(desk.partner)} if desk.is_owner else set(),
    }
    return render_private(request, template, around | context, status=status)


def sections(request: DeskRequest) -> list[tuple[str, str]]:
    """Return address and name of each section of the desk, in the order of its navigation."""
    return [
        (reverse("desk:home"), gettext("Our services")),
        (reverse("desk:sheet"), gettext("Spreadsheet")),
        (reverse("desk:seasons"), gettext("Holidays and Ramadan")),
        (reverse("desk:reports"), gettext("Reports")),
        (reverse("desk:figures"), gettext("Our figures")),
        (reverse("desk:directory"), gettext("For partners only")),
        (reverse("desk:people"), gettext("Our people")),
        (reverse("mfa_index"), gettext("Your account")),
    ]
