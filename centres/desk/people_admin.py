"""IOM's page of one partner's people: who belongs, and who is removed or has lost the second factor."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from portal import languages
from portal.views import bad_request

from ..models import PartnerPage
from . import belonging
from .admin_views import for_admitters
from .models import Membership, Role
from .names import partner_name


@require_http_methods(["GET", "HEAD", "POST"])
@for_admitters
def people(request: HttpRequest, partner_id: int) -> HttpResponse:
    """Show the people of a partner; on POST do what the button beside one of them says."""
    partner = get_object_or_404(PartnerPage, pk=partner_id, source=None)
    if request.method == "POST":
        return _do(request, partner)
    context = {"partner": partner, "name": partner_name(partner, languages.current())}
    return render(request, "desk/admin/people.html", context | {"people": belonging.people_of(partner)})


def _do(request: HttpRequest, partner: PartnerPage) -> HttpResponse:
    key, do = request.POST.get("person", ""), request.POST.get("do", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 18) or do not in ("remove", "factor", *Role.values):
        return bad_request(request)
    try:
        _done(partner, int(key), do, request.user)
    except Membership.DoesNotExist:
        raise Http404 from None
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Done."))
    return redirect("desk_people", partner.pk)


def _done(partner: PartnerPage, membership_id: int, do: str, by: Any) -> None:
    if do == "remove":
        belonging.remove(partner, membership_id, by, for_iom=True)
    elif do == "factor":
        belonging.reset_factor(partner, membership_id, by, for_iom=True)
    else:
        belonging.change_role(partner, membership_id, do, by)
