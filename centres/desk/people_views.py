"""The people of a partner: who belongs, who is invited; owners invite, remove, change roles and say who stays."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from portal.views import bad_request

from . import belonging, inviting
from .door import DeskRequest, desk_view
from .forms import InviteForm
from .models import Invitation, Membership, Role, pending
from .rendering import render_desk


@require_safe
@desk_view
def people(request: DeskRequest) -> HttpResponse:
    """Show who belongs and who is invited."""
    return _page(request, InviteForm(initial={"language": request.desk.language}))


@require_POST
@desk_view(owners_only=True)
def invite(request: DeskRequest) -> HttpResponse:
    """Invite somebody, or say what is wrong with what was typed."""
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            inviting.invite(request.desk.partner, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("email", error)
        else:
            return _said(request, gettext("The invitation has been mailed to %(email)s."), form.cleaned_data["email"])
    return _page(request, form)


@require_POST
@desk_view(owners_only=True)
def invitation(request: DeskRequest, invitation_id: int) -> HttpResponse:
    """Send an invitation again, or take it back."""
    rows = Invitation.objects.filter(partner=request.desk.partner, accepted_at=None, revoked_at=None)
    found = get_object_or_404(rows, pk=invitation_id)
    if request.POST.get("do") == "again":
        inviting.send_again(found, request.user)
        return _said(request, gettext("The invitation has been mailed again to %(email)s."), found.email)
    inviting.revoke(rows.filter(pk=found.pk))
    return _said(request, gettext("The invitation to %(email)s has been taken back."), found.email)


@require_POST
@desk_view(owners_only=True)
def person(request: DeskRequest, membership_id: int) -> HttpResponse:
    """Remove somebody, change their role, or say that they still belong."""
    partner, do = request.desk.partner, request.POST.get("do", "")
    get_object_or_404(Membership, partner=partner, pk=membership_id)
    try:
        if do == "remove":
            belonging.remove(partner, membership_id, request.user)
        elif do in Role.values:
            belonging.change_role(partner, membership_id, do, request.user)
        elif do == "factor":
            belonging.reset_factor(partner, membership_id, request.user)
        elif do == "stays":
            belonging.still_belong(partner, [membership_id])
        else:
            return bad_request(request)
    except Membership.DoesNotExist:
        raise Http404 from None
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, gettext("Done."))
    is_myself_gone = do == "remove" and membership_id == request.desk.membership.pk
    return HttpResponseRedirect(reverse("desk:home" if is_myself_gone else "desk:people"))


@require_POST
@desk_view(owners_only=True)
def all_stay(request: DeskRequest) -> HttpResponse:
    """Say that everybody who was shown still belongs; whoever joined the list meanwhile is asked for again."""
    shown = [int(key) for key in request.POST.getlist("shown") if key.isdecimal() and len(key) < 18]
    belonging.still_belong(request.desk.partner, shown)
    messages.success(request, gettext("Thank you. We ask again in a year."))
    return HttpResponseRedirect(reverse("desk:people"))


def _page(request: DeskRequest, form: InviteForm) -> HttpResponse:
    desk = request.desk
    context: dict[str, Any] = {"people": belonging.people_of(desk.partner), "me": request.user.pk}
    if desk.is_owner:
        context |= {"form": form, "invitations": pending().filter(partner=desk.partner)}
    return render_desk(request, "desk/people.html", context)


def _said(request: DeskRequest, words: str, email: str) -> HttpResponse:
    messages.success(request, words % {"email": email})
    return HttpResponseRedirect(reverse("desk:people"))
