"""Decides what an uploaded sheet would change, row by row, and what is wrong with each cell."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ...models import ServicePage
from .columns import Column, columns
from .hours_columns import HEADINGS, KEYS, in_this_language, read_days, say_days
from .reading import SheetRow, Typed


@dataclass
class CellChange:
    """One cell: its heading, what stands there, what was typed, and what is wrong with that."""

    key: str
    heading: str
    before: str
    after: str
    error: str = ""


@dataclass
class RowChange:
    """What becomes of one listing; a row with an error is taken as a whole or not at all."""

    page_id: int
    version: str
    name: str
    numbers: list[int]
    cells: list[CellChange] = field(default_factory=list)
    hours: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def is_wrong(self) -> bool:
        """Say whether anything of it cannot be taken."""
        return bool(self.errors or any(cell.error for cell in self.cells))

    @property
    def values(self) -> dict[str, str]:
        """Return what is to be written, by column."""
        return {cell.key: cell.after for cell in self.cells if not cell.key.startswith("hours")}


def compare(typed: Typed, pages: dict[int, Any], locked: set[int]) -> list[RowChange]:
    """Return the rows that change something or are wrong; ``pages`` are the listings the user may change, by key."""
    used = [column for column in columns() if column.write is not None]
    found: dict[int, RowChange] = {}
    drafts = {pk: page.get_latest_revision_as_object() for pk, page in pages.items()}
    for row in typed.services:
        change = _start(row, pages, found)
        page_id = change.page_id
        if not change.errors:
            _refuse_stale(change, row, pages[page_id], page_id in locked)
            _compare_cells(change, row, drafts[page_id], used)
        found[page_id if page_id else -row.number] = change
    _compare_hours(typed.hours, drafts, pages, found)
    return [change for change in found.values() if change.cells or change.errors]


def _start(row: SheetRow, pages: dict[int, Any], found: dict[int, RowChange]) -> RowChange:
    text = row.values.get("id", "")
    page_id = int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0
    name = row.values.get("title", "")
    if page_id in found:
        return RowChange(0, "", name, [row.number], errors=[_("This listing stands in an earlier row already.")])
    if page_id not in pages:
        said = _("No listing of yours has this number. Add a new service at the desk.")
        return RowChange(0, "", name, [row.number], errors=[said])
    return RowChange(page_id, row.values.get("version", ""), pages[page_id].draft_title, [row.number])


def _refuse_stale(change: RowChange, row: SheetRow, page: Any, is_locked: bool) -> None:
    if is_locked:
        change.errors.append(_("A change of this service is with the reviewer. Take it back first."))
    elif change.version != str(page.latest_revision_id or ""):
        change.errors.append(_("Somebody changed this service after you downloaded the file. Download it again."))


def _compare_cells(change: RowChange, row: SheetRow, draft: Any, used: list[Column]) -> None:
    trial = draft
    for column in used:
        before, after = column.say(trial), row.values.get(column.key, "")
        error = row.errors.get(column.key, "")
        if not error and " ".join(before.split()) == " ".join(after.split()):
            continue
        if not error and column.write is not None:
            try:
                column.write(trial, after)
            except ValidationError as wrong:
                error = " ".join(wrong.messages)
        # The same in the other language, or typed in other digits, is no change.
        if not error and (said := column.say(trial)) == before:
            continue
        if not error and column.choices is not None:
            after = said
        change.cells.append(CellChange(column.key, str(column.heading), before, after, error))
    if change.cells and not change.is_wrong:
        _refuse_page(change, trial)


def _refuse_page(change: RowChange, trial: Any) -> None:
    """Ask the page itself once all cells are written."""
    try:
        trial.clean()
    except ValidationError as wrong:
        change.errors += wrong.messages


def _compare_hours(
    rows: list[SheetRow], drafts: dict[int, Any], pages: dict[int, Any], found: dict[int, RowChange]
) -> None:
    at = {str(row.uuid): (pk, row) for pk, draft in drafts.items() for row in draft.centres.all()}
    seen: set[str] = set()
    for row in rows:
        key = row.values.get("row", "")
        if key not in at:
            said = _("No service of yours has this row of hours. Leave the first column as it is.")
            found[-10_000 - row.number] = RowChange(0, "", row.values.get("service", ""), [row.number], errors=[said])
            continue
        page_id, stored = at[key]
        before = say_days(stored.opening_hours)
        after = in_this_language([row.values.get(day, "") for day in KEYS])
        if before is None or (before == after and not row.errors):
            continue
        change = found.get(page_id) or RowChange(
            page_id, str(pages[page_id].latest_revision_id or ""), pages[page_id].draft_title, []
        )
        found[page_id] = change
        if key in seen:
            change.errors.append(_("The hours of one centre stand in two rows."))
        seen.add(key)
        _add_hours(change, row, key, before, after)


def _add_hours(change: RowChange, row: SheetRow, key: str, before: list[str], after: list[str]) -> None:
    stored, errors = read_days(after)
    centre = row.values.get("centre", "")
    for number, day in enumerate(KEYS):
        error = row.errors.get(day) or errors.get(number, "")
        if error or before[number] != after[number]:
            heading = f"{centre}: {HEADINGS[number]}" if centre else str(HEADINGS[number])
            change.cells.append(CellChange(f"hours-{day}", heading, before[number], after[number], error))
    if row.number not in change.numbers:
        change.numbers.append(row.number)
    change.hours[key] = stored


def write_row(draft: ServicePage, values: dict[str, str], hours: dict[str, str]) -> None:
    """Write the cells of a row into a version of its listing."""
    for column in columns():
        if column.write is not None and column.key in values:
            column.write(draft, values[column.key])
    rows = list(draft.centres.all())
    for row in rows:
        if str(row.uuid) in hours:
            row.opening_hours = hours[str(row.uuid)]
    draft.centres.set(rows)
    numbers = [{"type": "phone", "id": one.id, "value": dict(one.value)} for one in draft.phones if one.value["number"]]
    draft.phones = draft._meta.get_field("phones").to_python(numbers)
