"""An organisation registers itself: form, an answer that is always the same, the link that verifies the address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal import languages
from portal.rendering import render_private
from portal.security.login import count_failure, is_locked

from . import registering
from .forms import RegistrationForm
from .invitation_views import link_is_over
from .links import found_by
from .models import Registration


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Take a registration. One address can ask a few times an hour from the same place, known or unknown."""
    form = RegistrationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        name = f"register {form.cleaned_data['email']}"
        if not is_locked(request, name) and not count_failure(request, name):
            registering.begin(form.save(commit=False), languages.current())
        return HttpResponseRedirect(reverse("desk:registered"))
    return render_private(request, "desk/register.html", {"form": form})


@require_safe
def registered(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way."""
    return render_private(request, "desk/registered.html", {})


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was registered; on POST the address is verified and IOM is told."""
    found = found_by(Registration, token, lock=request.method == "POST")
    if found is None or (found.verified_at is None and found.is_expired):
        return link_is_over(request)
    if request.method == "POST" and found.verified_at is None:
        registering.verify(found)
    return render_private(request, "desk/registration.html", {"registration": found})
