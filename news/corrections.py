"""Decides how a published release is corrected: a dated note in every language, on top of the page and in feeds.

The notes are facts: stated once, on the source, reviewed and published in one revision with the text they correct. What
stood before stays in the page's history.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal import languages
from portal.dates import say_date

MOST_LETTERS = 600


@dataclass(frozen=True)
class Correction:
    """One note as readers of a language get it."""

    on: date
    text: str
    language: str


class CorrectionValue(blocks.StructValue):
    """A note; as text it is its date and its words in the active language, for differences and lists of facts."""

    def __str__(self) -> str:
        language = languages.current()
        return f"{say_date(self['on'], language)}: {_words_of(self, language)[0]}"


class CorrectionBlock(blocks.StructBlock):
    """What was wrong and what is right, in every language, and the day of the correction."""

    def __init__(self, **kwargs: Any) -> None:
        parts: list[tuple[str, blocks.Block]] = [("on", blocks.DateBlock(label=_("corrected on")))]
        for code, name in settings.LANGUAGES:
            attributes = {"lang": code, "dir": languages.direction(code)}
            words = blocks.TextBlock(label=name, max_length=MOST_LETTERS, rows=2)
            words.field.widget.attrs.update(attributes)
            parts.append((code, words))
        super().__init__(parts, **kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse a day that has not come."""
        cleaned = super().clean(value)
        if cleaned["on"] > timezone.localdate():
            raise blocks.StructBlockValidationError({"on": ValidationError(_("This day has not come yet."))})
        return cleaned

    class Meta:
        icon = "edit"
        label = _("correction")
        value_class = CorrectionValue


class CorrectionsBlock(blocks.StreamBlock):
    """All corrections of one release; a form without the field, as programs send it, has none."""

    correction = CorrectionBlock()

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        """Return what was posted."""
        return super().value_from_datadict(data, files, prefix) if f"{prefix}-count" in data else self.to_python([])


def corrections_of(release: Any, language: str) -> list[Correction]:
    """Return the notes of a release for readers of the language, the newest first; no statement is run."""
    values = [block.value for block in release.facts.corrections]
    told = [Correction(value["on"], *_words_of(value, language)) for value in values]
    return sorted(told, key=lambda one: one.on, reverse=True)


def refuse_too_early(release: Any) -> None:
    """Raise ValidationError where nothing has been published that could be corrected, or not on that day."""
    days = [block.value["on"] for block in release.corrections if block.value.get("on")]
    if not days:
        return
    if release.first_published_at is None:
        raise ValidationError({"corrections": gettext("Only a release that was published can be corrected.")})
    if release.issued_on and min(days) < release.issued_on:
        raise ValidationError({"corrections": gettext("A release cannot be corrected before it was issued.")})


def _words_of(value: Any, language: str) -> tuple[str, str]:
    """Return the words and their language: the reader's, else the first that is there."""
    for code in (language, *languages.codes()):
        if text := (value.get(code) or "").strip():
            return text, code
    return "", language
