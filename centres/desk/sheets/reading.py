"""Decides what is read of an uploaded workbook: texts of known columns, a bounded number of them, and no formula."""

import datetime
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from portal import languages
from portal.dates import say_number
from portal.translation.segments.words_of_people import tidy
from portal.uploads.office import check_office

from .columns import columns
from .hours_columns import KEYS
from .writing import HOURS, SERVICES, headings_of_hours, headings_of_services

LARGEST = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 3000


@dataclass
class SheetRow:
    """A row as it was typed: its number in the sheet, its texts by column, and what could not be read."""

    number: int
    values: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)


@dataclass
class Typed:
    """What the workbook says."""

    services: list[SheetRow]
    hours: list[SheetRow]


def read_workbook(upload: Any) -> Typed:
    """Return the rows; raise ValidationError, in words, for a file that is no workbook of ours."""
    if upload.size > LARGEST:
        raise ValidationError(_("This file is larger than 10 MB."))
    check_office(upload, "xlsx")
    _refuse_bomb(upload)
    upload.seek(0)
    try:
        book = load_workbook(upload, read_only=True, data_only=False, keep_links=False)
        names = {sheet.title: sheet for sheet in book.worksheets}
        if SERVICES not in names:
            raise ValidationError(_("The sheet “services” is missing. Begin with the file that you download here."))
        services = _rows(names[SERVICES], [column.key for column in columns()], headings_of_services)
        keys = ["row", "service", "centre", *KEYS]
        hours = _rows(names[HOURS], keys, headings_of_hours) if HOURS in names else []
    except ValidationError:
        raise
    except Exception as error:  # a broken workbook raises nearly anything
        raise ValidationError(
            _("This file cannot be read. Save it once more as .xlsx and upload that file.")
        ) from error
    return Typed(services, hours)


def _refuse_bomb(upload: Any) -> None:
    upload.seek(0)
    with zipfile.ZipFile(upload) as package:
        if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
            raise ValidationError(_("This file is larger than 10 MB."))


def _rows(sheet: Any, keys: list[str], headings: Callable[[], list[str]]) -> list[SheetRow]:
    _refuse_other_columns(sheet, headings)
    found = []
    for number, cells in enumerate(sheet.iter_rows(min_row=2, max_col=len(keys)), 2):
        if number > MOST_ROWS + 1:
            raise ValidationError(
                _("This sheet has more than %(most)s rows.") % {"most": say_number(MOST_ROWS, languages.current())}
            )
        row = SheetRow(number, {})
        for key, cell in zip(keys, cells, strict=False):
            row.values[key] = _text(cell, key, row)
        if any(row.values.values()) or row.errors:
            found.append(SheetRow(number, {key: row.values.get(key, "") for key in keys}, row.errors))
    return found


def _refuse_other_columns(sheet: Any, headings: Callable[[], list[str]]) -> None:
    """Refuse a sheet whose columns were moved, added or taken away: every value would land in another one."""
    width = len(headings())
    first = next(sheet.iter_rows(min_row=1, max_row=1, max_col=width, values_only=True), ())
    found = [" ".join(str(value or "").split()) for value in first]
    found += [""] * (width - len(found))
    wrongs = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            wanted = headings()
        wrongs.append([at for at in range(width) if found[at] != " ".join(wanted[at].split())])
    if all(wrongs):
        at = min(wrongs, key=len)[0]
        raise ValidationError(
            _(
                "In the sheet “%(sheet)s” the heading of column %(column)s has to be “%(heading)s”."
                " Keep the first row and all columns, in their order."
            )
            % {"sheet": sheet.title, "column": get_column_letter(at + 1), "heading": _exactly(headings()[at])}
        )


def _exactly(heading: str) -> str:
    """Return a heading isolated: its digits are not written in another way."""
    return f"\u2068{heading}\u2069"


def _text(cell: Any, key: str, row: SheetRow) -> str:
    """Return a cell as a text, as whoever typed it sees it; a formula is an error, because it may say anything."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        row.errors[key] = _("Formulas are not taken. Type the text itself.")
        return ""
    if cell.data_type == "e":
        row.errors[key] = _("This cell holds an error of the spreadsheet program.")
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime.datetime | datetime.time):
        row.errors[key] = _("The program made a date of this. Format the cell as text and type it again.")
        return str(value)
    return tidy(str(value))
