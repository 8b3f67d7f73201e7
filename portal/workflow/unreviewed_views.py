"""The page that stands before publishing without a review: what was found, and a reason to publish all the same."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from ..fact_check.pages import counterpart, newest
from ..fact_check.presenting import report_context
from ..models import BasePage
from .unreviewed import publish_past, warnings_of


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def publish_without_review(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the warnings of the newest version; publish it on POST, with the reason given."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    reason, problem = request.POST.get("reason", ""), ""
    if request.method == "POST":
        shown = request.POST.get("revision", "")
        try:
            page = publish_past(page, int(shown) if shown.isdecimal() and len(shown) < 19 else 0, reason, request.user)
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            said = (
                _("“%(title)s” was published.") if page.live else _("“%(title)s” goes public at the time that was set.")
            )
            messages.success(request, said % {"title": page.get_admin_display_title()})
            return redirect("wagtailadmin_pages:edit", page.pk)
    draft = newest(page)
    context = {
        "page": page,
        "revision": page.latest_revision_id,
        "warnings": warnings_of(page),
        "reason": reason,
        "problem": problem,
        **report_context(draft, request.user, counterpart(draft)),
    }
    return render(request, "portal/review/without_review.html", context, status=400 if problem else 200)
