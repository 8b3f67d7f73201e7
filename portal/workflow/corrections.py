"""Decides what a reviewer may put right while approving, writes it down, and tells the author."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst, format_lazy
from wagtail.fields import RichTextField, StreamField
from wagtail.log_actions import log

from ..facts import is_relation
from ..letters import send_letter
from ..light_text import as_light_text, rewritten
from ..models import RevisionNote
from ..translation.currency import note_basis
from .together import page_of

ACTION = "portal.correct"
# What a reviewer put right of a page: of each text its label, what it said, and what it says.
Changes = list[tuple[Any, str, str]]


@dataclass
class Correctable:
    """One text of a draft: its key in the form, its label, what it says, and whether it has several lines.

    The label is said in the language that is active when it is shown: the reviewer's on the page, the author's in the
    letter.
    """

    key: str
    label: Any
    text: str
    is_long: bool = False
    error: str = ""


def correctable(draft: Any) -> list[Correctable]:
    """Return the texts and numbers of a draft that a reviewer may put right: words, and phones on its source."""
    found = [Correctable("title", capfirst(draft._meta.get_field("title").verbose_name), draft.title)]
    for name in draft.word_fields:
        field = draft._meta.get_field(name)
        if not isinstance(field, StreamField):
            value = getattr(draft, name) or ""
            text = as_light_text(value) if isinstance(field, RichTextField) else value
            found.append(Correctable(name, capfirst(field.verbose_name), text, is_long=True))
    return found + [Correctable(key, label, block.value["number"]) for key, label, block in _numbers(draft)]


def corrected(draft: Any, typed: Mapping[str, str]) -> Changes:
    """Write what was typed into a draft and return what it changes; raise ValidationError by key."""
    changes: Changes = []
    errors: dict[str, list[str]] = {}
    for one in correctable(draft):
        text = typed.get(one.key, one.text).replace("\r\n", "\n").strip()
        if text != one.text:
            try:
                changes.append((one.label, one.text, _put(draft, one.key, text)))
            except ValidationError as error:
                errors[one.key] = error.messages
    if errors:
        raise ValidationError(errors)
    return changes


def correct(task_state: Any, revision: Any, typed: Mapping[str, str], user: Any) -> tuple[Any, Changes]:
    """Return the revision with the corrections, and those; the same and none when nothing differs.

    Raise ValidationError by key.
    """
    draft = revision.as_object()
    changes = corrected(draft, typed)
    return (_kept(task_state, revision, draft, changes, user) if changes else revision), changes


def tell_of_corrections(author: Any, pages: list[tuple[Any, Changes]]) -> None:
    """Mail the author of what was approved together one letter: what was put right in which page, and where it is."""
    send_letter([author], "corrected", page=pages[0][0], pages=pages)


def _kept(task_state: Any, revision: Any, draft: Any, changes: Changes, user: Any) -> Any:
    note = RevisionNote.objects.select_related("basis__revision").filter(pk=revision.pk).first()
    draft.minor_change = bool(note and note.is_minor)
    draft.written_against = note.basis.revision if note and note.basis else None
    draft.full_clean()
    corrected = draft.save_revision(user=user, log_action=False, clean=False)
    told = [[str(label), before, after] for label, before, after in changes]
    log(instance=page_of(task_state), action=ACTION, user=user, revision=corrected, data={"changes": told})
    return corrected


def follow_correction(revision: Any, corrected: Any, companions: list[Any]) -> None:
    """Let translations that were written against a source's draft say what its corrected version says."""
    for companion in companions:
        note = RevisionNote.objects.filter(pk=companion.pk).first()
        if note is not None and note.basis_id == revision.pk and corrected.pk != revision.pk:
            note_basis(companion, corrected)


def _put(draft: Any, key: str, text: str) -> str:
    """Write one text into the draft and return it as it is kept."""
    for number_key, _label, block in _numbers(draft):
        if number_key == key:
            block.value["number"] = block.block.child_blocks["number"].clean(text)
            return str(block.value["number"])
    field = draft._meta.get_field(key)
    value = rewritten(getattr(draft, key) or "", text) if isinstance(field, RichTextField) else text
    setattr(draft, key, field.clean(value, draft))
    return text


def _numbers(draft: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield (key, label, block) of every phone of the draft and of its inline rows."""
    if getattr(draft, "source_id", None):
        return
    for name in draft.fact_fields:
        if is_relation(type(draft), name):
            for row in getattr(draft, name).all():
                for field in [field for field in row._meta.fields if isinstance(field, StreamField)]:
                    yield from _in_stream(getattr(row, field.name), f"{name}.{row.uuid}.{field.name}", field, row)
        elif isinstance(draft._meta.get_field(name), StreamField):
            yield from _in_stream(getattr(draft, name), name, draft._meta.get_field(name), "")


def _in_stream(stream: Any, prefix: str, field: Any, whose: Any) -> Iterator[tuple[str, Any, Any]]:
    label = capfirst(field.verbose_name)
    label = format_lazy("{} ({})", label, str(whose)) if whose else label
    for number, block in enumerate(stream):
        if hasattr(block.value, "get") and "number" in block.value:
            yield f"{prefix}.{number}", label, block
