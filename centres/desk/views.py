"""The choice of the partner for those who belong to several."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from portal import languages
from portal.rendering import render_private

from .door import CHOSEN, memberships_of
from .names import partner_names


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Let somebody who belongs to several partners say for which one they are here; kept for the session."""
    found = memberships_of(request.user)  # type: ignore[arg-type]
    keys = {str(one.partner_id): one.partner_id for one in found}
    target = safe_target(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "POST" and request.POST.get("partner") in keys:
        request.session[CHOSEN] = keys[request.POST["partner"]]
        return HttpResponseRedirect(target)
    names = partner_names([one.partner for one in found], languages.current())
    choices = [(one.partner_id, names[one.partner_id], one) for one in found]
    return render_private(request, "desk/choose.html", {"choices": choices, "next": target})


def safe_target(request: HttpRequest, asked_for: str) -> str:
    """Return the address that was asked for if it is one of the desk, else the desk's first page."""
    home = reverse("desk:home")
    is_ours = url_has_allowed_host_and_scheme(asked_for, allowed_hosts=None) and asked_for.startswith(home)
    return asked_for if is_ours else home
