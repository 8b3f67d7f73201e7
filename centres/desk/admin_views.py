"""IOM's side of the desk: which partner has which people, invitations, and the queue of registrations."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from portal import languages

from ..models import PartnerPage
from . import inviting, registering
from .forms import InviteForm
from .models import Invitation, Membership, Outcome, Registration, Role, unconfirmed
from .names import partner_names

A_PAGE = 20


class PartnerField(forms.ModelChoiceField):
    """A partner by the title of its source."""

    def __init__(self, **kwargs: Any) -> None:
        sources = PartnerPage.objects.filter(source=None).only("title", "pk").order_by("title")
        super().__init__(sources, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Return the title."""
        return str(obj.title)


class InviteToForm(InviteForm):
    """Whom to invite, and for which partner."""

    partner = PartnerField(label=gettext_lazy("Partner"))
    field_order = ["partner"]


class DecisionForm(forms.Form):
    """What IOM decides on a registration."""

    decision = forms.ChoiceField(choices=[("accept", ""), ("refuse", "")])
    partner = PartnerField(
        label=gettext_lazy("Existing partner"), required=False, empty_label=gettext_lazy("A new one, as a draft")
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason of a refusal"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


def for_admitters(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who may invite partners' people."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(registering.ADMIT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


@require_safe
@for_admitters
def desks(request: HttpRequest) -> HttpResponse:
    """List the partners with how many people they have; before them the registrations that wait."""
    only_unanswered = request.GET.get("unanswered") == "1"
    late = Exists(Membership.objects.filter(unconfirmed(), partner=OuterRef("pk")))
    rows = PartnerPage.objects.filter(source=None).annotate(
        people=Count("memberships", distinct=True),
        owners=Count("memberships", filter=Q(memberships__role=Role.OWNER), distinct=True),
        is_late=late,
    )
    if only_unanswered:
        rows = rows.filter(is_late=True, yearly_question__isnull=False)
    page = Paginator(rows.select_related("yearly_question").order_by("title", "pk"), A_PAGE).get_page(
        request.GET.get("p")
    )
    names = partner_names(page, languages.current())
    context = {
        "list_page": page,
        "rows": [(row, names[row.pk], getattr(row, "yearly_question", None)) for row in page],
        "waiting": Registration.objects.filter(outcome=Outcome.WAITING, verified_at__isnull=False)[:A_PAGE],
        "only_unanswered": only_unanswered,
    }
    return render(request, "desk/admin/desks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_admitters
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody to act for a partner."""
    initial = {"partner": request.GET.get("partner"), "role": Role.OWNER}
    form = InviteToForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            inviting.invite(by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("email", error)
        else:
            messages.success(
                request, _("The invitation has been mailed to %(email)s.") % {"email": form.cleaned_data["email"]}
            )
            return HttpResponseRedirect(reverse("desk_invitations"))
    return render(request, "desk/admin/invite.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_admitters
def invitations(request: HttpRequest) -> HttpResponse:
    """List the invitations that were not accepted; send one again or take it back on POST."""
    open_ones = Invitation.objects.filter(accepted_at=None, revoked_at=None)
    if request.method == "POST":
        key = request.POST.get("invitation", "")
        found = get_object_or_404(open_ones, pk=int(key) if key.isdecimal() and len(key) < 18 else 0)
        if request.POST.get("do") == "again":
            inviting.send_again(found, request.user)
            messages.success(request, _("The invitation has been mailed again to %(email)s.") % {"email": found.email})
        else:
            inviting.revoke(open_ones.filter(pk=found.pk))
            messages.success(request, _("The invitation to %(email)s has been taken back.") % {"email": found.email})
        return HttpResponseRedirect(reverse("desk_invitations"))
    page = Paginator(open_ones.select_related("partner"), A_PAGE).get_page(request.GET.get("p"))
    names = partner_names({one.partner for one in page}, languages.current())
    rows = [(one, names[one.partner_id]) for one in page]
    return render(request, "desk/admin/invitations.html", {"list_page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_admitters
def registration(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a registration; accept or refuse it on POST."""
    rows = Registration.objects.filter(verified_at__isnull=False)
    if request.method == "POST":
        rows = rows.select_for_update(of=("self",))
    found = get_object_or_404(rows, pk=pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(found, form.cleaned_data, request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("“%(name)s” is decided; the organisation has been written to.") % {"name": found}
            )
            return HttpResponseRedirect(reverse("desks"))
    return render(request, "desk/admin/registration.html", {"registration": found, "form": form})


def _decide(found: Registration, data: dict[str, Any], user: Any) -> None:
    if data["decision"] == "accept":
        registering.accept(found, data["partner"], user)
    else:
        registering.refuse(found, data["reason"], user)
