"""The page that an invitation's link opens: who invites to what, and a button. Only the button does anything."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from portal import languages
from portal.accounts.adapters import sign_in_with_link
from portal.rendering import render_private

from . import inviting
from .door import CHOSEN
from .forms import JoinForm
from .links import found_by
from .models import Invitation
from .names import partner_name


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation; on POST let the person in whose mail address it was sent to."""
    found = found_by(Invitation, token, lock=request.method == "POST")
    if found is None or not found.is_open:
        return link_is_over(request)
    state = state_of(request, found)
    form = JoinForm(request.POST if request.method == "POST" else None, email=found.email) if state == "new" else None
    if request.method == "POST" and (state == "own" or form is not None and form.is_valid()):
        return _accept(request, found, form)
    context = {
        "invitation": found,
        "partner": partner_name(found.partner, languages.current()),
        "inviter": inviting.inviter_of(found),
        "state": state,
        "form": form,
    }
    return render_private(request, "desk/invitation.html", context)


def state_of(request: HttpRequest, found: Invitation) -> str:
    """Return how the invited person gets in: ``own`` account, ``new`` account, after ``sign_in``, or not yet.

    ``other``: somebody else is signed in; ``closed``: the account is not open any more.
    """
    accounts = inviting.accounts_of(found)
    if request.user.is_authenticated:
        return "own" if request.user.pk in {one.pk for one in accounts} else "other"
    if not accounts:
        return "new"
    return "sign_in" if any(one.is_active for one in accounts) else "closed"


def link_is_over(request: HttpRequest) -> HttpResponse:
    """Say that a link does not work (any more), without saying why: whoever guesses learns nothing."""
    return render_private(request, "desk/link_is_over.html", {}, status=410)


def _accept(request: HttpRequest, found: Invitation, form: JoinForm | None) -> HttpResponse:
    user: Any = request.user
    response: HttpResponse = HttpResponseRedirect(reverse("desk:home"))
    if form is not None:
        user = inviting.new_account(found, form.cleaned_data["name"], form.cleaned_data["password1"])
    inviting.accept(found, user)
    if form is not None:
        response = sign_in_with_link(request, user)
    request.session[CHOSEN] = found.partner_id
    name = partner_name(found.partner, languages.current()).name
    messages.success(request, gettext("Welcome. You act for %(partner)s now.") % {"partner": name})
    return response
