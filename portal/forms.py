"""Decides what the page editor takes: words always, facts only on the source, and what publishing needs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from .page_choices import offer_page_sets
from .pictures_shown import pictures_in, why_undescribed
from .slugs import refuse_slug
from .translation.questions import TranslationQuestions

NO_CONSENT = _("This picture may not be published: consent was refused or has ended.")
NEEDED = _("This is needed before the page can be published.")
CHOSEN_TWICE = _("This is chosen above already.")


class BasePageForm(WagtailAdminPageForm, TranslationQuestions):
    """The form of every page type. On a translation the facts are not there, so nothing that is posted can set one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from .translation.editing import ask_what_matters

        super().__init__(*args, **kwargs)
        if self.instance.source_id:
            for name in self.instance.fact_fields:
                self.fields.pop(name, None)
                self.formsets.pop(name, None)
        ask_what_matters(self)
        offer_page_sets(self)

    @property
    def show_schedule_publishing_toggle(self) -> bool:
        """Offer a schedule on the source only: it rules that of its translations."""
        return "go_live_at" in self.fields

    def save(self, commit: bool = True) -> Any:
        """Save, and let the next revision carry what was said of the translations."""
        from .translation.editing import note_answers

        note_answers(self)
        return super().save(commit=commit)

    def clean(self) -> dict[str, Any]:
        """Ask for what readers need, unless a draft is being saved; let a translation wait for its source."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._refuse_the_same_row_twice()
        self._refuse_slug(cleaned.get("slug", ""))
        if not self.is_deferred_validation:
            self._ask_for_what_is_missing(cleaned)
            self._wait_for_the_source()
            self._refuse_pictures_without_consent(cleaned)
        return cleaned

    def _refuse_slug(self, slug: str) -> None:
        """Ask here too, because a new page has no place in the tree yet when its model is cleaned."""
        try:
            refuse_slug(slug, self.parent_page, self.instance)
        except ValidationError as error:
            self.add_error(None, error)

    def _refuse_the_same_row_twice(self) -> None:
        """Look at inline rows as they will be stored: the same page chosen in two languages is one source."""
        for formset in self.formsets.values():
            for names in _unique_on_a_page(formset.model):
                seen = set()
                for form in [form for form in formset.forms if form.is_valid() and form not in formset.deleted_forms]:
                    values = tuple(getattr(form.instance, name, None) for name in names)
                    if values in seen and form.has_changed():
                        form.add_error(names[0], ValidationError(CHOSEN_TWICE, code="unique"))
                    seen.add(values)

    def _ask_for_what_is_missing(self, cleaned: dict[str, Any]) -> None:
        instance = self.instance
        needed = instance.required_words if instance.source_id else (*instance.required_words, *instance.required_facts)
        for name in needed:
            if name in self.fields and name not in self.errors and not cleaned.get(name):
                self.add_error(name, ValidationError(NEEDED, code="required"))

    def _refuse_pictures_without_consent(self, cleaned: dict[str, Any]) -> None:
        for name, value in list(cleaned.items()):
            for picture in pictures_in(value):
                if not picture.is_publishable():
                    self.add_error(name, ValidationError(NO_CONSENT, code="consent"))
                if why := why_undescribed(picture):
                    self.add_error(name, ValidationError(why, code="undescribed"))

    def _wait_for_the_source(self) -> None:
        source, later = self.instance.source, self.cleaned_data.get("go_live_at")
        if later is not None and later > timezone.now():
            return
        if "action-publish" in self.data and source is not None and not (source.live or source.scheduled_revision):
            raise ValidationError(
                _("The page this is a translation of is not public yet. Publish “%(title)s” first.")
                % {"title": source.title}
            )


def _unique_on_a_page(model: type[Model]) -> list[list[str]]:
    """Return the sets of fields that may stand only once on a page, as the constraints of the inline rows say."""
    constraints = [one for one in model._meta.constraints if isinstance(one, UniqueConstraint) and "page" in one.fields]
    return [[name for name in one.fields if name != "page"] for one in constraints]
