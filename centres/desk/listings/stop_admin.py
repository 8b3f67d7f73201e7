"""The admin's list of what partners suspended or closed at once, where IOM undoes it."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import PageLogEntry

from ...models import CentrePage, ServicePage
from .at_once import FIELDS, STOP, revert, stops

A_PAGE = 20


@require_safe
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def stopped_services(request: HttpRequest) -> HttpResponse:
    """List what was suspended or closed, the newest first."""
    _refuse_outsiders(request)
    listed = Paginator(stops(), A_PAGE).get_page(request.GET.get("page"))
    pages = ServicePage.objects.in_bulk({entry.page_id for entry in listed})
    rows = [(entry, pages.get(entry.page_id), _stands(entry, pages.get(entry.page_id))) for entry in listed]
    return render(request, "centres/stops/stops.html", {"list_page": listed, "rows": rows})


@require_POST
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def revert_stop(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Undo one."""
    _refuse_outsiders(request)
    entry = get_object_or_404(PageLogEntry, pk=entry_id, action=STOP)
    try:
        revert(entry, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Undone: visitors see the service as before, and its partner has been told."))
    return redirect("stopped_services")


class StoppedMenuItem(MenuItem):
    """Shown to those who may undo."""

    def __init__(self) -> None:
        name = _lazy("Suspended and closed by partners")
        super().__init__(name, reverse("stopped_services"), name="stopped", icon_name="warning", order=245)

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else; focal points have the link from their mail."""
        return is_staff(request.user)


def may_see(user: Any) -> bool:
    """Say whether somebody hears of what partners stop: moderators, administrators and focal points."""
    return is_staff(user) or CentrePage.objects.filter(focal_point=user.pk).exists()


def is_staff(user: Any) -> bool:
    """Say whether somebody moderates or administers, by rights that are loaded with every page of the admin."""
    return bool(user.has_perm("portal.approve_urgentnotice") or user.has_perm("centres.change_kind"))


def _refuse_outsiders(request: HttpRequest) -> None:
    if not may_see(request.user):
        raise PermissionDenied


def _stands(entry: PageLogEntry, page: ServicePage | None) -> bool:
    """Say whether the service is still as this entry left it."""
    if page is None:
        return False
    now = {name: getattr(page, name) for name in FIELDS}
    plain = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in now.items()}
    return bool(plain == entry.data.get("after"))
