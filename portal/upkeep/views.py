"""The admin's page of what is to be looked after, and the word that a page was read through."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import permission_required
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page

from ..models.upkeep import PageReview
from ..page_types import page_types
from .kinds import KINDS, Kind, kinds

PAGE_SIZE = 20
ACCESS = "wagtailadmin.access_admin"


@require_GET
@permission_required(ACCESS, login_url="wagtailadmin_login")
def look_after(request: HttpRequest) -> HttpResponse:
    """Show one kind of what is to be looked after, a page at a time, and how much there is of each."""
    kind = KINDS.get(request.GET.get("kind", ""), kinds()[0])
    rows = kind.rows(request.user)
    owners, types = _owners(kind, rows), _types(kind, rows)
    owner, page_type = _chosen(request, "owner", owners), _chosen(request, "type", types)
    if owner:
        rows = rows.filter(**{kind.owner: owner})
    if page_type:
        rows = rows.filter(**{f"{kind.prefix}content_type": page_type})
    context = {
        "kind": kind,
        "counts": counts(request.user),
        "rows": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("p")),
        "owners": owners,
        "types": types,
        "owner": owner,
        "type": page_type,
        "here": request.get_full_path(),
    }
    return render(request, "portal/upkeep/look_after.html", context)


@require_POST
@permission_required(ACCESS, login_url="wagtailadmin_login")
def reviewed(request: Any, page_id: int) -> HttpResponse:
    """Write down that the user has read the page through and found it right."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    PageReview.objects.update_or_create(
        page=page, defaults={"reviewed_at": timezone.now(), "reviewed_by": request.user}
    )
    log(instance=page.specific, action="portal.read_through", user=request.user)
    messages.success(request, _("“%(title)s” was read through today.") % {"title": page.get_admin_display_title()})
    back = request.POST.get("next", "")
    is_safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_safe else reverse("look_after"))


def counts(user: Any) -> list[tuple[Kind, int]]:
    """Return each kind with how many rows the user has of it; a statement a kind."""
    return [(kind, kind.rows(user).order_by().count()) for kind in kinds()]


def _owners(kind: Kind, rows: Any) -> list[tuple[int, str]]:
    """Return who has rows of this kind."""
    ids = rows.order_by().values_list(kind.owner, flat=True).distinct()
    users = get_user_model().objects.filter(pk__in=ids)
    return sorted(((user.pk, user.get_full_name() or user.get_username()) for user in users), key=lambda pair: pair[1])


def _types(kind: Kind, rows: Any) -> list[tuple[int, str]]:
    """Return the page types that have rows of this kind."""
    if kind.page is None:
        return []
    ids = set(rows.order_by().values_list(f"{kind.prefix}content_type", flat=True).distinct())
    models = ContentType.objects.get_for_models(*page_types())
    return [(found.pk, capfirst(str(model._meta.verbose_name))) for model, found in models.items() if found.pk in ids]


def _chosen(request: HttpRequest, name: str, offered: list[tuple[int, str]]) -> int | None:
    stated = request.GET.get(name, "")
    return next((pk for pk, _label in offered if str(pk) == stated), None)
