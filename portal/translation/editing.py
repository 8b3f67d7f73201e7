"""Decides which questions about translations the editor asks of a page, and what its answers mean."""

from typing import Any

from django import forms
from wagtail.models import Revision

from ..models.revision_notes import RevisionNote
from .currency import basis_of, changed_since, revision_to_translate
from .questions import ALONE, HOLD

# What a source rules for its translations.
SCHEDULE = ("go_live_at", "expire_at")


def ask_what_matters(form: Any) -> None:
    """Drop from a page's form what does not concern the page, and answer the rest as it was answered last."""
    page = form.instance
    if page.source_id:
        dropped = {*SCHEDULE, "minor_change", "when_untranslated"}
        dropped |= set() if words_to_follow(page) else {"brought_up_to_date"}
    else:
        dropped = {"brought_up_to_date"} | (set() if _has_public_translations(page) else {"minor_change"})
    for name in dropped:
        form.fields.pop(name, None)
    note = RevisionNote.objects.filter(pk=page.latest_revision_id).first() if page.pk else None
    if "when_untranslated" in form.fields:
        form.initial["when_untranslated"] = HOLD if note and note.holds_for_translations else ALONE
    if "minor_change" in form.fields:
        form.initial["minor_change"] = bool(note and note.is_minor and page.has_unpublished_changes)
    if "brought_up_to_date" in form.fields:
        # The tick carries which version of the source was shown beside it.
        shown = revision_to_translate(page.source)
        form.fields["brought_up_to_date"].widget = forms.CheckboxInput(attrs={"value": shown.pk})


def note_answers(form: Any) -> None:
    """Write the answers on the page, whose next revision carries them."""
    page, answers = form.instance, form.cleaned_data
    page.minor_change = bool(answers.get("minor_change"))
    page.holds_for_translations = answers.get("when_untranslated") == HOLD
    if page.source_id and page.latest_revision_id:
        ticked = answers.get("brought_up_to_date")
        followed = basis_of(page.latest_revision) if words_to_follow(page) else None
        page.written_against = _shown_beside(form) if ticked else followed


def _shown_beside(form: Any) -> Revision | None:
    """Return the source's revision that the tick was set on; a newer one was not read."""
    pk = str(form.data.get(form.add_prefix("brought_up_to_date"), ""))
    source = form.instance.source
    return source.revisions.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 19 else None


def words_to_follow(page: Any) -> list[Any]:
    """Return what changed in the source since the newest version of a translation was written."""
    newest = page.latest_revision
    return changed_since(newest) if newest is not None else []


def _has_public_translations(page: Any) -> bool:
    return bool(page.pk and page.live and type(page).objects.filter(source=page).exists())
