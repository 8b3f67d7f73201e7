"""Decides what a downloaded workbook holds: the listings, their hours, lists to choose from, and no formula."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from portal import languages
from portal.page_versions import Checked

from ...models import CentrePage, Kind, ServiceAtCentre
from .columns import Column, columns
from .hours_columns import HEADINGS, say_days

SERVICES, HOURS, LISTS = "services", "hours", "lists"
SPARE_ROWS = 200
HOURS_FIXED = 3


def workbook_of(pages: list[Any], language: str) -> bytes:
    """Return the workbook of these listings (newest versions); without any it is the template."""
    book = Workbook()
    is_rtl = languages.direction(language) == "rtl"
    services: Any = book.active
    services.title = SERVICES
    services.sheet_view.rightToLeft = is_rtl
    used = columns()
    drafts = newest_versions(pages)
    _heading(services, headings_of_services(), [column.width for column in used])
    for draft in drafts:
        _row(services, [column.say(draft) for column in used])
    _drop_downs(book, services, used, len(drafts) + SPARE_ROWS)
    _write_hours(book, drafts, is_rtl)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def headings_of_services() -> list[str]:
    """Return the first row of the sheet of services, in the language in use."""
    return [str(column.heading) for column in columns()]


def headings_of_hours() -> list[str]:
    """Return the first row of the sheet of hours, in the language in use."""
    return [_("Number (do not change)"), _("Service"), _("Centre"), *map(str, HEADINGS)]


def newest_versions(pages: list[Any]) -> list[Any]:
    """Return the newest version of each listing, to be read and not to be saved; two statements for any number."""
    as_stored = [page for page in pages if page.latest_revision is None or not page.has_unpublished_changes]
    rows: dict[int, list[Any]] = {page.pk: [] for page in as_stored}
    for row in ServiceAtCentre.objects.filter(page__in=rows).order_by("sort_order", "pk"):
        rows[row.page_id].append(row)
    kinds = Kind.objects.in_bulk() if pages else {}
    found = []
    for page in pages:
        version = page if page.pk in rows else _version(page)
        version.rows_said = rows[page.pk] if page.pk in rows else list(version.centres.all())
        version.kind = kinds.get(version.kind_id)
        found.append(version)
    return found


def _version(page: Any) -> Any:
    many = {field.name for field in page._meta.many_to_many}
    content = {name: value for name, value in page.latest_revision.content.items() if name not in many}
    version = type(page).from_serializable_data(Checked(content))
    version.pk, version.latest_revision_id = page.pk, page.latest_revision_id
    return version


def _write_hours(book: Workbook, drafts: list[Any], is_rtl: bool) -> None:
    sheet = book.create_sheet(HOURS, 1)
    sheet.sheet_view.rightToLeft = is_rtl
    _heading(sheet, headings_of_hours(), [38, 30, 30, *[20] * len(HEADINGS)])
    rows = [(draft, row) for draft in drafts for row in draft.rows_said]
    names = dict(CentrePage.objects.filter(pk__in={row.centre_id for _draft, row in rows}).values_list("pk", "title"))
    for draft, row in rows:
        days = say_days(row.opening_hours)
        if days is not None:
            _row(sheet, [str(row.uuid), draft.title, names.get(row.centre_id, ""), *days])


def _heading(sheet: Any, headings: list[str], widths: list[int]) -> None:
    _row(sheet, headings)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number).font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _row(sheet: Any, values: list[str]) -> None:
    """Write a row of texts. What begins like a formula stays a text, in this program and in the next."""
    number = sheet.max_row + 1 if sheet.cell(1, 1).value is not None else 1
    for place, value in enumerate(values, 1):
        cell = sheet.cell(number, place)
        cell.value = _printable(value)
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.protection = Protection(locked=False)


def _printable(text: str) -> str:
    return "".join(character for character in text if character >= " " or character in "\n\t")


def _drop_downs(book: Workbook, sheet: Any, used: list[Column], last: int) -> None:
    """Let columns with a list offer it; the lists stand on a sheet of their own."""
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for place, column in enumerate(used, 1):
        if column.choices is None:
            continue
        choices = column.choices()
        letter = get_column_letter(place)
        for number, choice in enumerate(choices, 1):
            cell = lists.cell(number, place)
            cell.value, cell.data_type = choice, "s"
        rule = DataValidation("list", formula1=f"'{LISTS}'!${letter}$1:${letter}${len(choices)}", allow_blank=True)
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{last + 1}")
