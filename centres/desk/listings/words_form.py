"""Decides how the words of a page are asked for, in one language: plain text with a few signs for formatting."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from portal import languages
from portal.light_text import as_light_text, rewritten
from portal.translation.segments.words_of_people import tidy

from ...models import PartnerPage, ServicePage

# Nobody types a page of this length on a phone; what is longer was pasted by mistake.
LONGEST = 6000
NEEDED = _("Visitors need this. Write at least a sentence.")
TITLES = {ServicePage: _("Name of the service"), PartnerPage: _("Name of the organisation")}


class WordsForm(forms.Form):
    """Title and texts of a page in one language; nothing at all is also an answer for the second language."""

    def __init__(
        self,
        data: Any = None,
        *,
        language: str,
        page: Any = None,
        is_source: bool = True,
        model: type[Any] = ServicePage,
    ) -> None:
        self.language, self.page, self.is_source, self.model = language, page, is_source, model
        self.names = names_of(model)
        super().__init__(data, prefix=f"words-{language}", initial=words_shown(page) if page else None)
        for name in self.names:
            self.fields[name] = self._field(name)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was written in this language."""
        return not any(self.cleaned_data.get(name) for name in self.names)

    def clean(self) -> dict[str, Any]:
        """Ask for a title wherever anything is written."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (self.is_source or not self.is_empty) and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", _("Give it a name that visitors understand."))
        return cleaned

    def ask_for_all(self) -> None:
        """Refuse what lacks a text that visitors need, before it is sent to the reviewer."""
        if self.is_source or not self.is_empty:
            for name in self.model.required_words:
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, NEEDED)

    def write_into(self, draft: Any) -> None:
        """Write what was typed into a version of the page; what was not touched keeps its formatting."""
        for name in self.names:
            text = tidy(self.cleaned_data[name])
            field = draft._meta.get_field(name)
            stored = getattr(draft, name) or ""
            setattr(draft, name, rewritten(stored, text) if isinstance(field, RichTextField) else text)

    def _field(self, name: str) -> forms.CharField:
        field = self.model._meta.get_field(name)
        is_title = name == "title"
        attrs = {"lang": self.language, "dir": languages.direction(self.language)}
        widget = (
            forms.TextInput(attrs)
            if is_title
            else forms.Textarea(attrs | {"rows": 6 if isinstance(field, RichTextField) else 3})
        )
        label = TITLES[self.model] if is_title else capfirst(str(field.verbose_name))
        signs = _("An empty line begins a paragraph, “- ” an item of a list.")
        hints = "" if is_title else signs if isinstance(field, RichTextField) else field.help_text
        return forms.CharField(
            label=label, required=False, max_length=255 if is_title else LONGEST, widget=widget, help_text=hints
        )


def names_of(model: type[Any]) -> tuple[str, ...]:
    """Return the names of a page type's words, the title first."""
    return ("title", *model.word_fields)


def words_shown(page: Any) -> dict[str, str]:
    """Return the words of a version of a page as the form shows them."""
    found = {}
    for name in names_of(type(page)):
        value = getattr(page, name) or ""
        is_rich = isinstance(page._meta.get_field(name), RichTextField)
        found[name] = as_light_text(value) if is_rich else value
    return found
