"""The glossary: what the things of this field are called, in every language and as people write them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal import languages
from portal.glossary.folding import folded
from portal.spellings import SpellingsField, TermsField


class GlossaryEntry(models.Model):
    """One thing: its preferred name in each language, the other spellings, and acronyms of no language."""

    class Kind(models.TextChoices):
        NAME = "name", _("name")
        ACRONYM = "acronym", _("acronym")
        ORGANISATION = "organisation", _("organisation")
        TERM = "term", _("term")
        PHRASE = "phrase", _("phrase")

    key = models.SlugField(_("key"), max_length=80, unique=True, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.TERM)
    terms = TermsField(
        _("spellings"),
        blank=True,
        help_text=_("One a line. The first is how we write it; below it whatever else people write or type."),
    )
    acronyms = SpellingsField(_("acronyms"), help_text=_("One a line, the same in every language: MHPSS."))
    note = models.TextField(_("note"), blank=True, help_text=_("For translators and editors."))
    # Every spelling as the list in the admin looks it up: folded, one a line.
    folded = models.TextField(blank=True, editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("terms"),
        FieldPanel("acronyms"),
        FieldPanel("kind"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")
        ordering: ClassVar[list[str]] = ["key"]

    def __str__(self) -> str:
        return self.preferred(languages.current()) or self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with a key of its own for good, and with what the list looks up."""
        self.complete()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse an entry without any spelling."""
        super().clean()
        if not any(self.terms.values()) and not self.acronyms:
            raise ValidationError({"terms": _("Write at least one spelling.")})

    def complete(self) -> None:
        """Fill in what follows from the spellings."""
        self.key = self.key or self._free_key()
        self.folded = "\n".join(dict.fromkeys(folded(spelling) for spelling in self.all_spellings()))

    def preferred(self, language: str) -> str:
        """Return how the thing is written in the language, else its acronym, else its name in any language."""
        names: list[str] = self.terms.get(language) or self.acronyms or next(iter(self.terms.values()), [])
        return names[0] if names else ""

    def all_spellings(self) -> list[str]:
        """Return every spelling of every language, then the acronyms."""
        return [*(spelling for spellings in self.terms.values() for spelling in spellings), *self.acronyms]

    def _free_key(self) -> str:
        """Return a key made from the English name or the acronym, with a number where it is taken."""
        stem = slugify(next(iter([*self.terms.get("en", []), *self.acronyms]), ""))[:70] or "entry"
        taken = set(GlossaryEntry.objects.filter(key__startswith=stem).values_list("key", flat=True))
        return (
            stem
            if stem not in taken
            else next(key for key in (f"{stem}-{number}" for number in range(2, len(taken) + 3)) if key not in taken)
        )


class ShippedGlossaryEntry(models.Model):
    """What the last load of the shipped glossary wrote under a key; it stays when an editor deletes the entry."""

    key = models.SlugField(max_length=80, unique=True)
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.key
