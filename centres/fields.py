"""A column that holds several of a fixed list of choices."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ChoicesField(models.JSONField):
    """A list of values out of ``choices``, edited as check boxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.options = kwargs.pop("choices", ())
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but known values."""
        super().validate(value, model_instance)
        if not isinstance(value, list) or not set(value) <= {option for option, _label in self.options}:
            raise ValidationError(_("Choose from the list."))

    def in_words(self, value: list[str], language: str) -> str:
        """Return the labels of the values in the active language, for people who may not change them."""
        labels = dict(self.options)
        return gettext("; ").join(str(labels.get(one, one)) for one in value)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return check boxes."""
        return forms.MultipleChoiceField(
            choices=self.options,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
