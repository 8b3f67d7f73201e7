"""The desk's pages that suspend, close and open a service again."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from portal.tree import lock_row

from ...choices import ServiceStatus
from ...day_field import DayField
from ...hours.evaluate import in_baghdad
from ..door import DeskRequest, desk_view
from ..rendering import render_desk
from .at_once import stop
from .handing_in import hand_in, take_back
from .ownership import listing_or_404
from .versions import kept_draft

CHOICES = [
    (ServiceStatus.SUSPENDED, gettext_lazy("Suspended: not offered for some time")),
    (ServiceStatus.CLOSED, gettext_lazy("Closed: not offered any more")),
]


class StopForm(forms.Form):
    """How the service stops, why, and until when."""

    status = forms.ChoiceField(
        label=gettext_lazy("What has happened?"), choices=CHOICES, widget=forms.RadioSelect, initial=CHOICES[0][0]
    )
    reason = forms.CharField(
        label=gettext_lazy("Why? IOM reads it, visitors do not."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    until = DayField(
        label=gettext_lazy("When will it probably be offered again?"),
        help_text=gettext_lazy("Leave it empty if nobody knows. Visitors see the day."),
        required=False,
    )

    def clean_until(self) -> date | None:
        """Refuse a day that has passed."""
        day: date | None = self.cleaned_data["until"]
        if day is not None and day < today():
            raise ValidationError(_("This day has passed already."))
        return day


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def stop_listing(request: DeskRequest, page_id: int) -> HttpResponse:
    """Suspend or close a service at once."""
    page = listing_or_404(request, page_id)
    form = StopForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        until = form.cleaned_data["until"] if form.cleaned_data["status"] == ServiceStatus.SUSPENDED else None
        try:
            stop(page, form.cleaned_data["status"], until, today(), form.cleaned_data["reason"], request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Done. Visitors see it at once, and IOM has been told."))
            return redirect("desk:home")
    context: dict[str, Any] = {"page": page, "form": form}
    return render_desk(request, "desk/listings/stop.html", context, status=400 if form.errors else 200)


@require_POST
@desk_view
def reopen(request: DeskRequest, page_id: int) -> HttpResponse:
    """Ask the reviewer to open a service again; what else waits goes with it."""
    page = listing_or_404(request, page_id)
    lock_row(page.pk)
    if page.permissions_for_user(request.user).page_locked():
        take_back(page, request.user)
        page = listing_or_404(request, page_id)
    draft = page.get_latest_revision_as_object()
    draft.status, draft.status_from, draft.status_until = ServiceStatus.ACTIVE, None, None
    try:
        kept_draft(page, draft, request.user)
        hand_in(page, request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("desk:listing", page.pk)
    messages.success(request, _("Sent to the reviewer: visitors see the service again once it is accepted."))
    return redirect("desk:home")


def today() -> date:
    """Return the day in Baghdad."""
    return in_baghdad(timezone.now()).date()
