"""Decides how a form offers pages to choose from: each page set once, by its titles."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey
from django.forms import ModelMultipleChoiceField
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue
from django.utils.functional import lazy
from django.utils.text import capfirst, format_lazy
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from . import languages


class PageChooser(AdminPageChooser):
    """A chooser that speaks the language of who looks: Wagtail's keeps the one in which the form was made."""

    def __init__(self, target_models: Any = None, **kwargs: Any) -> None:
        super().__init__(target_models, **kwargs)
        if self.model is not Page:
            name = lazy(capfirst, str)(self.model._meta.verbose_name)
            self.choose_one_text = format_lazy("{} ({})", AdminPageChooser.choose_one_text, name)


def speak_to_who_chooses() -> None:
    """Let every form choose a page with such a chooser."""
    register_form_field_override(
        ForeignKey, to=Page, override=lambda field: {"widget": PageChooser(field.remote_field.model)}
    )


class PageSetChoices(ModelChoiceIterator):
    """The sources of a page type, named in the editor's language first. A translation that is posted is taken too."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        titles = self._titles()
        rows = [(self._name(titles[source.translation_key]), source) for source in self._sources()]
        for name, source in sorted(rows, key=lambda row: row[0]):
            yield ModelChoiceIteratorValue(self.field.prepare_value(source), source), name

    def __len__(self) -> int:
        return int(self._sources().count())

    def _sources(self) -> Any:
        return self.queryset.filter(source=None)

    def _titles(self) -> dict[UUID, dict[int, str]]:
        titles: dict[UUID, dict[int, str]] = defaultdict(dict)
        for key, locale_id, title in self.queryset.values_list("translation_key", "locale_id", "draft_title"):
            titles[key][locale_id] = title
        return titles

    @staticmethod
    def _name(titles: dict[int, str]) -> str:
        """Return the titles, that of the editor's language first."""
        first = languages.locale_id_of(languages.current())
        return " / ".join(titles[one] for one in sorted(titles, key=lambda one: (one != first, one)))


def offer_page_sets(form: Any) -> None:
    """Let every list of pages in the form offer page sets."""
    for field in form.fields.values():
        if isinstance(field, ModelMultipleChoiceField) and hasattr(
            getattr(field.queryset, "model", None), "fact_fields"
        ):
            field.widget.choices = PageSetChoices(field)
