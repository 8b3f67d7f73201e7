"""The admin's page of previews: the newest revision in each language, side by side, and links to share it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin import messages
from wagtail.models import Page, Revision

from ..addresses import absolute
from ..rendering import SCHEMES, render_page
from . import links
from .shared import closed

WIDTHS = ("phone", "desktop")


def preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the page set in every language that the user may read drafts of; on POST share this page, or end a link."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not links.may_preview(request.user, page):
        raise PermissionDenied
    if request.method == "POST":
        return _change_links(request, page)
    context = {
        "page": page,
        "frames": list(_frames(request.user, page)),
        "width": _asked(request, "width", WIDTHS),
        "scheme": _asked(request, "scheme", SCHEMES),
        "links": [(link, absolute(links.address_of(link))) for link in links.open_links(page)],
        "days": settings.PREVIEW_DAYS,
        "latest": page.latest_revision,
        "may_share": page.latest_revision is not None and links.may_be_shared(page.latest_revision),
    }
    return render(request, "portal/previews/preview.html", context)


@xframe_options_sameorigin
def frame(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Render one revision of a page for the frame of a preview."""
    revision = get_object_or_404(Revision.page_revisions, pk=revision_id)
    page = revision.as_object()
    if not links.may_preview(request.user, page):
        raise PermissionDenied
    request.is_preview = True  # type: ignore[attr-defined]
    request.preview_scheme = _asked(request, "scheme", SCHEMES)  # type: ignore[attr-defined]
    response: HttpResponse = closed(render_page(request, page, page.language))
    return response


def _change_links(request: HttpRequest, page: Any) -> HttpResponse:
    revoked = request.POST.get("revoke", "")
    if revoked.isdecimal() and len(revoked) < 19:
        links.revoke(page, int(revoked), request.user)
        messages.success(request, _("The link leads nowhere any more."))
    elif "share" in request.POST and page.latest_revision is not None:
        links.share(page, page.latest_revision, request.user)
        messages.success(request, _("The link is below. Whoever has it can read this version, and no other."))
    return redirect("preview", page.pk)


def _frames(user: Any, page: Any) -> Any:
    """Yield (page, its newest revision or None, whether the user may read it), the page itself first."""
    rows = type(page).objects.filter(translation_key=page.translation_key)
    for one in sorted(rows, key=lambda row: row.pk != page.pk):
        yield one, one.latest_revision if links.may_preview(user, one) else None


def _asked(request: HttpRequest, name: str, allowed: tuple[str, ...]) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in allowed else allowed[0]
