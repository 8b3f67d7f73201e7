"""The page of recovery codes: reading them writes nothing, so that a page that is only looked at changes nothing."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe


@require_safe
@login_required
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show the codes that were not used yet, to whoever has just shown who they are."""
    of_user = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES)  # type: ignore[misc]
    found = of_user.first()
    if found is None:
        raise Http404("There are no recovery codes.")
    raise_if_reauthentication_required(request, app="allauth.mfa")
    context = {"unused_codes": found.wrap().get_unused_codes()}
    return TemplateResponse(request, "mfa/recovery_codes/index.html", context)
