"""Decides how the segment editor's page is put together: rows with what was typed, suggestions, and the report of a PO
file."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from wagtail.models import WorkflowState

from ... import glossary, languages
from ..machine import translator
from ..memory import Suggestion, suggestions
from ..word_differences import marked_difference
from .reading import Reading, Segment, State
from .saving import Outcome, Written
from .versions import current_version, reading_of

ASKS_FOR_SUGGESTIONS = (State.MISSING, State.OUTDATED, State.MACHINE)


@dataclass(frozen=True)
class Term:
    """A word of the source that the glossary knows, and how it is written in the other language."""

    source: str
    target: str
    note: str = ""


@dataclass
class Row:
    """A segment as the page shows it: what stands in its box, why it is not saved, what others wrote, what to do."""

    segment: Segment
    text: str
    error: str = ""
    theirs: str | None = None
    is_confirmed: bool = False
    is_kept: bool = True
    is_open: bool = False
    difference: SafeString = SafeString()
    suggestions: list[Suggestion] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)

    @property
    def number_of_lines(self) -> int:
        """Return how high the box has to be."""
        return min(3 + max(len(self.segment.source), len(self.text)) // 60, 14)

    @property
    def may_be_confirmed(self) -> bool:
        """Say whether a tick makes sense: where a person can stand for a text as it is."""
        return self.segment.state in ASKS_FOR_SUGGESTIONS


def answer(
    request: HttpRequest,
    page: Any,
    reason: str,
    written: Written | None = None,
    outcome: Outcome | None = None,
    *,
    taken: Any = None,
    problems: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Return the editor's page; what was typed and is not saved stands in its box, or is listed where it has none."""
    reading = reading_of(page)
    context = {
        **_page_context(page, reading),
        **_rows_context(request, page, reading, written, outcome),
        "reason": reason,
        "outcome": outcome,
        "taken": taken,
        "problems": reading.incomplete if problems else [],
    }
    return render(request, "portal/translation/segments.html", context, status=status)


def _page_context(page: Any, reading: Reading) -> dict[str, Any]:
    number, _source = current_version(page.source)
    return {
        "page": page,
        "source": reading.source,
        "source_number": number,
        "revision_number": page.latest_revision_id or 0,
        "counts": [(state.label, len(reading.in_state(state))) for state in State if reading.in_state(state)],
        "has_machine": translator() is not None,
        "sent_back": _sent_back(page),
        "source_language": page.source.language,
        "target_language": page.language,
        "target_direction": languages.direction(page.language),
        "source_direction": languages.direction(page.source.language),
    }


def _sent_back(page: Any) -> str:
    """Return the reviewer's reason while the translation waits for its translator, else an empty text."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    return str(state.current_task_state.comment)


def _rows_context(
    request: HttpRequest, page: Any, reading: Reading, written: Written | None, outcome: Outcome | None
) -> dict[str, Any]:
    rows = _rows(page, reading, written, outcome)
    only_open = request.GET.get("show") == "open"
    return {
        "rows": [row for row in rows if row.is_open] if only_open else rows,
        "only_open": only_open,
        "unplaced": _unplaced(written, outcome, reading) if written else [],
    }


def _rows(page: Any, reading: Reading, written: Written | None, outcome: Outcome | None) -> list[Row]:
    asked = [one.source for one in reading.segments if one.state in ASKS_FOR_SUGGESTIONS and one.key != "slug"]
    offered = suggestions(asked, page.source.language, page.language)
    rows = []
    for segment in reading.segments:
        if segment.state == State.OPTIONAL and "." in segment.text.path:
            continue
        row = Row(segment, segment.written, suggestions=offered.get(segment.source, []))
        if segment.source and segment.key != "slug":
            row.terms = _terms(segment.source, page.source.language, page.language)
        row.is_kept = segment.state != State.GONE
        if segment.state == State.OUTDATED:
            row.difference = marked_difference(segment.before.split("\n"), segment.source.split("\n"))
        if written is not None:
            _put_back(row, written, outcome)
        row.is_open = bool(segment in reading.incomplete or segment.state == State.MACHINE or row.error or row.theirs)
        rows.append(row)
    return rows


def _terms(text: str, source_language: str, target_language: str) -> list[Term]:
    """Return the glossary's words in a text, each once, that have a name in the other language."""
    found = {match.entry.key: match for match in glossary.matches(text, source_language)}
    named = [(match.text, match.entry.preferred(target_language), match.entry.note) for match in found.values()]
    return [Term(*one) for one in named if one[1]]


def _put_back(row: Row, written: Written, outcome: Outcome | None) -> None:
    """Let a row show what was typed and could not be saved."""
    key = row.segment.key
    if outcome is None:
        row.text = written.texts.get(key, row.text)
    elif key in outcome.refused or key in outcome.theirs:
        row.text = written.texts.get(key, row.text)
        row.error = outcome.refused.get(key, "")
        row.theirs = outcome.theirs.get(key)
        row.is_confirmed = key in written.confirmed


def _unplaced(written: Written, outcome: Outcome | None, reading: Reading) -> list[str]:
    """Return typed texts that have no box on the page any more."""
    if outcome is None:
        return []
    lost = [*outcome.unknown, *(key for key in outcome.refused if key not in reading.by_key)]
    return [written.texts[key] for key in lost if written.texts.get(key, "").strip()]
