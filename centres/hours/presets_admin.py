"""The admin's list of holiday and Ramadan hours, and the page that shows which partners have confirmed one."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from portal import languages
from portal.dates import say_number

from ..models import CentrePage, HoursPreset
from .changes import days_in_words
from .presets import CHANGE, ask_partners, confirm_preset, partners_asked

LARGEST_KEY = 2**63 - 1


class DaysColumn(Column):
    """From when to when."""

    def get_value(self, instance: Any) -> str:
        """Return the days in the language of the admin."""
        return days_in_words(instance.first_day, instance.last_day, languages.current())


class ConfirmedColumn(Column):
    """The way to the partners that have confirmed it, and to those that have not."""

    def get_value(self, instance: Any) -> SafeString:
        """Return a link."""
        address = reverse("preset_confirmations", args=[instance.pk])
        return format_html('<a href="{}">{}</a>', address, _("Who has confirmed"))


class PresetForm(WagtailAdminModelForm):
    """Offers each centre once, by its source, and asks for one where the hours do not apply to all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "centres" in self.fields:
            self.fields["centres"].queryset = CentrePage.objects.filter(source=None).order_by("title")

    def clean(self) -> dict[str, Any]:
        """Refuse hours that apply nowhere."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("applies_to_all") and not cleaned.get("centres"):
            self.add_error("centres", _("Choose at least one centre, or let it apply to all."))
        return cleaned


class PresetViewSet(SnippetViewSet):
    """Holiday and Ramadan hours in the menu of those who state them."""

    model = HoursPreset
    icon = "calendar"
    menu_label = gettext_lazy("Holidays and Ramadan")
    menu_order = 260
    add_to_admin_menu = True
    list_display = (
        "__str__",
        DaysColumn("days", label=gettext_lazy("days")),
        ConfirmedColumn("confirmed", label=gettext_lazy("partners")),
    )
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("kind"), FieldPanel("names")], heading=gettext_lazy("What it is")),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]), FieldPanel("opening_hours")],
                heading=gettext_lazy("When, and at what hours"),
            ),
            MultiFieldPanel(
                [FieldPanel("applies_to_all"), FieldPanel("centres", widget=forms.CheckboxSelectMultiple)],
                heading=gettext_lazy("At which centres"),
            ),
        ],
        base_form_class=PresetForm,
    )


class AnswerForm(forms.Form):
    """Names the partner for whom somebody answers."""

    partner = forms.IntegerField(min_value=1, max_value=LARGEST_KEY)


def confirmations(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which partners have confirmed a preset; on POST ask them, or note what one has told IOM."""
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    if pk > LARGEST_KEY:
        raise Http404
    preset = get_object_or_404(HoursPreset, pk=pk)
    if request.method == "POST" and "ask" in request.POST:
        _ask(request, preset)
    elif request.method == "POST":
        _note(request, preset)
    if request.method == "POST":
        return redirect("preset_confirmations", preset.pk)
    context = {
        "preset": preset,
        "days": days_in_words(preset.first_day, preset.last_day, languages.current()),
        "asked": (asked := partners_asked(preset)),
        "is_waiting": any(one.confirmation is None for one in asked),
    }
    return render(request, "centres/hours/confirmations.html", context)


def _ask(request: HttpRequest, preset: HoursPreset) -> None:
    number = ask_partners(preset)
    said = ngettext("%(number)s partner was asked.", "%(number)s partners were asked.", number)
    messages.success(request, said % {"number": say_number(number, languages.current())})


def _note(request: HttpRequest, preset: HoursPreset) -> None:
    form = AnswerForm(request.POST)
    key = form.cleaned_data["partner"] if form.is_valid() else 0
    partner = next((asked.partner for asked in partners_asked(preset) if asked.partner.pk == key), None)
    if partner is None:
        messages.error(request, _("Choose a partner that these hours ask."))
        return
    confirm_preset(preset, partner, request.user)
    messages.success(request, _("Noted: “%(partner)s” has confirmed it.") % {"partner": partner.title})
