"""The page on which an administrator hands the source's role to a translation."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .sources import hand_over


def may_hand_over(user: object, page: Page) -> bool:
    """Say whether the user may publish both the translation and its source."""
    source = getattr(page, "source", None)
    return source is not None and all(one.permissions_for_user(user).can_publish() for one in (page, source))


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def hand_over_source(request: HttpRequest, page_id: int) -> HttpResponse:
    """Say what handing over does, and do it on POST."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_hand_over(request.user, page):
        raise PermissionDenied
    if request.method == "POST":
        try:
            hand_over(page, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, _("“%(title)s” is the source now; facts are changed here from now on.") % {"title": page.title}
            )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "portal/translation/hand_over.html", {"page": page, "source": page.source})
