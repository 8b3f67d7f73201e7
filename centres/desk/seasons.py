"""The desk's page of holiday and Ramadan hours: partners confirm what IOM stated for the centres where they work."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ..hours.changes import days_in_words
from ..hours.evaluate import in_baghdad
from ..hours.presets import confirm_preset, presets_of
from ..hours.say import preset_hours
from .door import DeskRequest, desk_view
from .rendering import render_desk

LARGEST_KEY = 2**63 - 1


class ConfirmForm(forms.Form):
    """Names the hours that hold for the partner."""

    preset = forms.IntegerField(min_value=1, max_value=LARGEST_KEY)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def seasons(request: DeskRequest) -> HttpResponse:
    """Show the hours of holidays and of Ramadan that ask the partner; note on POST that they hold for it."""
    partner, language = request.desk.partner, request.desk.language
    today = in_baghdad(timezone.now()).date()
    asked = presets_of(partner, today)
    if request.method == "POST":
        form = ConfirmForm(request.POST)
        key = form.cleaned_data["preset"] if form.is_valid() else 0
        preset = next((preset for preset, _answer in asked if preset.pk == key), None)
        if preset is not None:
            confirm_preset(preset, partner, request.user)
        return HttpResponseRedirect(reverse("desk:seasons"))
    rows = [
        (
            preset,
            days_in_words(preset.first_day, preset.last_day, language, today),
            preset_hours(preset.opening_hours, language),
            answer,
        )
        for preset, answer in asked
    ]
    return render_desk(request, "desk/seasons.html", {"rows": rows})
