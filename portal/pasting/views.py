"""Answers the rich text editor with what is kept of a clipboard, so that the rule is written once."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ..sanitising import clean_html


@require_POST
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def kept_of_paste(request: HttpRequest) -> HttpResponse:
    """Return the clean HTML of the posted ``html``; nothing is stored."""
    return HttpResponse(clean_html(request.POST.get("html", "")), headers={"Cache-Control": "no-store"})
