"""Decides what a partner changes of its own page: words in both languages, acronym, website, phones and address."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import PartnerPage
from .phones_form import PhonesForm
from .two_languages import TwoLanguages

EMAIL = "email"
# Its type and its logo are IOM's: a logo is a picture with rights, which are looked after in the admin.
FACTS = ("acronym", "website")


class AboutForm(forms.Form):
    """The facts of the partner that are no phones."""

    def __init__(self, data: Any, page: Any) -> None:
        super().__init__(
            data, prefix="about", initial={**{name: getattr(page, name) for name in FACTS}, EMAIL: email_of(page)}
        )
        for name in FACTS:
            field: Any = PartnerPage._meta.get_field(name)
            self.fields[name] = field.formfield(required=False)
            self.fields[name].widget.attrs["dir"] = "auto" if name == "acronym" else "ltr"
        self.fields[EMAIL] = forms.EmailField(
            label=_("Mail address that visitors see"), required=False, widget=forms.EmailInput(attrs={"dir": "ltr"})
        )


class OwnPage(TwoLanguages):
    """The form of the partner's own page."""

    model: ClassVar[type[Any]] = PartnerPage

    def __init__(self, page: Any, user: Any, language: str, data: Any = None) -> None:
        super().__init__(page, user, language, data)
        self.facts = AboutForm(data, self.draft)
        self.phones = PhonesForm(data, "contacts", self.draft.contacts)

    @property
    def parts(self) -> list[Any]:
        """Return the forms that the change is made of."""
        return [*super().parts, self.facts, self.phones]

    def write_facts(self) -> None:
        """Write facts and contacts into the draft; an address that stood there keeps its id."""
        for name in FACTS:
            setattr(self.draft, name, self.facts.cleaned_data[name])
        stored = list(self.phones.stored)
        address, known = self.facts.cleaned_data[EMAIL], [one for one in self.draft.contacts if one.block_type == EMAIL]
        first = [{"type": EMAIL, "value": address, **({"id": known[0].id} if known else {})}] if address else []
        others = [{"type": EMAIL, "value": one.value, "id": one.id} for one in known[1:]]
        self.draft.contacts = self.draft._meta.get_field("contacts").to_python([*stored, *first, *others])


def email_of(page: Any) -> str:
    """Return the first mail address among the partner's contacts."""
    return next((str(one.value) for one in page.contacts if one.block_type == EMAIL), "")
