"""The admin's pages that close and reopen centres and services at once."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from portal import languages
from portal.gate import attach_words

from ..models import CentrePage, Closure, ServicePage
from . import closing
from .book import HoursBook
from .closing_forms import ClosingForm, ready_of
from .evaluate import in_baghdad
from .layers import Hours
from .say import state_words

A_PAGE = 50
LARGEST_KEY = 2**63 - 1


class ReopeningForm(forms.Form):
    """Names the closure that is lifted."""

    closure = forms.IntegerField(min_value=1, max_value=LARGEST_KEY)


@require_safe
def closures(request: HttpRequest) -> HttpResponse:
    """List the centres that the user may close, with their state now."""
    if not closing.may_close_some(request.user):
        raise PermissionDenied
    now = timezone.now()
    page = Paginator(closing.closable(request.user), A_PAGE).get_page(request.GET.get("p"))
    centres = list(page.object_list)
    attach_words(centres, languages.current())
    book = HoursBook.of(centres, now=now)
    hours = [(centre, book.centre(centre)) for centre in centres]
    rows = [
        (centre, state_words(here.state(now), languages.current(), now), _is_shut(here, now)) for centre, here in hours
    ]
    return render(request, "centres/hours/closures.html", {"rows": rows, "list_page": page})


def close_centre(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what a centre says now; close it at once, say something else of the closure, or reopen it."""
    centre = _source(CentrePage, page_id)
    attach_words([centre], languages.current())
    now = timezone.now()
    context = {
        "name": centre.words.title,
        "back": reverse("closures"),
        "state": state_words(HoursBook.of([centre], now=now).centre(centre).state(now), languages.current(), now),
    }
    return _close(request, Closure(centre=centre), centre, context)


def close_service(request: HttpRequest, page_id: int) -> HttpResponse:
    """Do the same for a service, wherever it is offered; its partner is told."""
    service = _source(ServicePage, page_id)
    attach_words([service], languages.current())
    context = {"name": service.words.title, "back": reverse("wagtailadmin_pages:edit", args=[service.pk])}
    return _close(request, Closure(service=service), service, context)


def _close(request: HttpRequest, wanted: Closure, page: Any, context: dict[str, Any]) -> HttpResponse:
    if not closing.may_close(request.user, page):
        raise PermissionDenied
    if request.method == "POST" and "reopen" in request.POST:
        return _reopen(request, wanted, page)
    of_page = {"centre": wanted.centre, "service": wanted.service}
    earlier = list(Closure.objects.filter(**of_page).select_related("closed_by", "lifted_by")[:10])
    today = in_baghdad(timezone.now()).date()
    # Where one is in force, it is the last.
    current = next((closure for closure in earlier[:1] if closing.is_in_force(closure, today)), None)
    data = request.POST if request.method == "POST" else None
    form = ClosingForm(data, initial=_initial(current), instance=wanted)
    if request.method == "POST" and form.is_valid():
        closure = form.save(commit=False)
        closure.reason = form.cleaned_data["reason"]
        try:
            closing.close(closure, request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("“%(title)s” is closed on every page now.") % {"title": page.words.title})
            return redirect(request.path)
    context |= {"form": form, "current": current, "earlier": earlier, "is_service": wanted.service is not None}
    return render(request, "centres/hours/close_centre.html", context, status=400 if form.errors else 200)


def _is_shut(hours: Hours, now: datetime) -> bool:
    return any(shut.holds_at(in_baghdad(now)) for shut in hours.closures)


def _source(model: Any, pk: int) -> Any:
    found = model.objects.filter(pk=pk).select_related("source").first() if pk <= LARGEST_KEY else None
    if found is None:
        raise Http404
    return found.facts


def _initial(current: Closure | None) -> dict[str, Any]:
    if current is None:
        return {"ready": ""}
    ready = ready_of(current.reason)
    return {"ready": ready, "reason": {} if ready else current.reason, "reopens_on": current.reopens_on}


def _reopen(request: HttpRequest, wanted: Closure, page: Any) -> HttpResponse:
    form = ReopeningForm({"closure": request.POST.get("reopen")})
    of_page = Closure.objects.filter(centre=wanted.centre, service=wanted.service)
    if not form.is_valid() or not of_page.filter(pk=form.cleaned_data["closure"]).exists():
        raise Http404
    closing.reopen(form.cleaned_data["closure"], request.user)
    messages.success(request, _("“%(title)s” keeps its usual hours again.") % {"title": page.words.title})
    return redirect(request.path)
