"""Decides which facts of a listing its partner changes, and how they are asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.facts import holds_something

from ...models import Audience, Kind, ServicePage

# Who may see a service and what stops it are not here: the first is IOM's, the second takes effect at once.
FACTS = ("kind", "audiences", "cost", "access", "referral_needed", "response_days", "languages_spoken")
# Nobody waits longer for a first answer; what is more was typed by mistake.
MOST_DAYS = 365
NEEDED = _("Choose one: visitors look for services by it.")
YES_NO = [("", _("not stated")), ("yes", _("yes")), ("no", _("no"))]


class FactsForm(forms.Form):
    """Pickers for the facts of a listing."""

    def __init__(self, data: Any = None, *, page: Any = None, lists: dict[type[Any], list[Any]] | None = None) -> None:
        super().__init__(data, prefix="facts", initial=facts_shown(page) if page else None)
        for name in FACTS:
            self.fields[name] = _field(name, lists or {})

    def ask_for_all(self) -> None:
        """Refuse what lacks a fact that visitors need."""
        for name in ServicePage.required_facts:
            if name in self.fields and not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, NEEDED)

    def write_into(self, draft: Any) -> None:
        """Write what was chosen into a version of the page."""
        for name in FACTS:
            value = self.cleaned_data[name]
            if name == "referral_needed":
                value = {"yes": True, "no": False}.get(value)
            setattr(draft, name, list(value) if name in ("audiences", "languages_spoken") else value)


def facts_shown(page: Any) -> dict[str, Any]:
    """Return the facts of a version of a page as the form shows them."""
    found: dict[str, Any] = {}
    for name in FACTS:
        if name == "audiences":
            found[name] = [one.pk for one in page.audiences.all()]
        elif name == "referral_needed":
            found[name] = {True: "yes", False: "no"}.get(page.referral_needed, "")
        elif name == "kind":
            found[name] = page.kind_id
        else:
            found[name] = getattr(page, name) if holds_something(page, name) else ""
    return found


def lists_of_choices() -> dict[type[Any], list[Any]]:
    """Return the lists from which partners choose; a statement each."""
    return {Kind: list(Kind.objects.all()), Audience: list(Audience.objects.all())}


def _field(name: str, lists: dict[type[Any], list[Any]]) -> Any:
    field: Any = ServicePage._meta.get_field(name)
    if name == "referral_needed":
        return forms.ChoiceField(label=str(field.verbose_name).capitalize(), choices=YES_NO, required=False)
    limits = {"max_value": MOST_DAYS} if name == "response_days" else {}
    made = field.formfield(required=False, **limits) if name != "languages_spoken" else field.formfield()
    known = [(row.pk, str(row)) for row in lists.get(field.related_model, ())]
    if name == "audiences":
        made.widget = forms.CheckboxSelectMultiple(choices=known if lists else made.choices)
    elif name == "kind" and lists:
        made.widget.choices = [("", made.empty_label), *known]
    if name in ("cost", "access"):
        made.choices = [("", _("not stated")), *[choice for choice in made.choices if choice[0]]]
    made.required = False
    made.label = str(made.label).capitalize() if str(made.label).isascii() else made.label
    made.help_text = ""
    return made
