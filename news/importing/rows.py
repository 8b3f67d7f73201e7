"""Reads the list of an import, a CSV file as spreadsheets write it, or makes one of the documents' names."""

import csv
import re
from dataclasses import dataclass, field
from io import StringIO
from pathlib import PurePosixPath
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal import languages

from .archives import LISTS, TEXTS, Archive
from .dates import folded
from .documents import decoded

# The columns by the names people give them, folded.
COLUMNS: Final = {
    "key": ("key", "id", "ref", "reference", "المفتاح", "الرمز", "المعرف"),
    "language": ("language", "lang", "اللغة", "لغة"),
    "title": ("title", "headline", "العنوان", "عنوان"),
    "date": ("date", "issued", "issued on", "issued_on", "published", "التاريخ", "تاريخ", "تاريخ الإصدار"),
    "file": ("file", "document", "filename", "الملف", "ملف", "المستند"),
    "picture": ("picture", "image", "photo", "الصورة", "صورة"),
    "credit": ("credit", "photo credit", "picture credit", "مصدر الصورة", "المصور"),
    "alternative_ar": ("alternative_ar", "alt_ar", "alt ar", "النص البديل بالعربية"),
    "alternative_en": ("alternative_en", "alt_en", "alt en", "النص البديل بالإنكليزية"),
    "consent": ("consent", "الموافقة"),
    "summary": ("summary", "الملخص", "الخلاصة"),
    "event": ("event", "event date", "event_on", "تاريخ الحدث"),
}
# What a column holds, for the people who write the list.
EXPLAINED: Final = {
    "file": _("The name of the document."),
    "key": _(
        "The same word for the texts of one release in two languages: they become a page and its translation, the "
        "first line the source."
    ),
    "language": _("ar or en."),
    "title": _("The title, if it is not the first line of the text."),
    "date": _("The day of issue, as it is usually written: 20/9/2019, 2019-09-20, ٢٠ أيلول ٢٠١٩, 20 September 2019."),
    "event": _("The day of the event."),
    "summary": _("A sentence or two for lists."),
    "picture": _(
        "The name of a picture file, with credit, alternative_ar, alternative_en and consent (given, not needed)."
    ),
}
BY_NAME: Final = {folded(name): column for column, names in COLUMNS.items() for name in names}
LANGUAGE_NAMES: Final = {
    "ar": ("ar", "ara", "arabic", "عربي", "العربية", "عربية", "عربى"),
    "en": ("en", "eng", "english", "انكليزي", "الإنكليزية", "انجليزي", "الإنجليزية", "إنكليزية"),
}
LANGUAGE_OF: Final = {folded(name): code for code, names in LANGUAGE_NAMES.items() for name in names}
MOST_ROWS: Final = 3_000
ARABIC = re.compile(r"[\u0600-\u06ff]")
LATIN = re.compile(r"[A-Za-z]")

NO_FILE_COLUMN = _(
    "The list “%(name)s” has no column “file”. Its first line names the columns: key, language, date, file, picture …"
)
TOO_MANY_ROWS = _("The list has more than %(most)s lines. Split it.")
NOT_A_LIST = _("The list “%(name)s” cannot be read as CSV. Save it once more as “CSV UTF-8”.")


@dataclass
class Row:
    """One text to import, as the list states it; ``line`` is 0 where there is no list."""

    line: int
    values: dict[str, str] = field(default_factory=dict)

    def get(self, column: str) -> str:
        """Return what the list says in a column, without blanks around it."""
        return self.values.get(column, "").strip()

    @property
    def key(self) -> str:
        """Return what the texts of one release share, and what tells it from others with every import."""
        return (self.get("key") or PurePosixPath(self.get("file")).with_suffix("").as_posix())[:200]


def explained_columns() -> list[tuple[str, str, Any]]:
    """Return the columns by an English and an Arabic name, with what they hold."""
    names = {column: next(name for name in COLUMNS[column] if ARABIC.search(name)) for column in EXPLAINED}
    return [(column, names[column], said) for column, said in EXPLAINED.items()]


def rows_of(archive: Archive) -> tuple[list[Row], list[str]]:
    """Return the rows to import and the names of documents that no list names."""
    lists, documents = archive.of_kind(LISTS), archive.of_kind(TEXTS)
    if not lists:
        return [Row(0, {"file": name}) for name in documents], []
    rows = [row for name in lists for row in _read_list(name, archive)]
    named = {archive.named(row.get("file")) for row in rows}
    return rows, [name for name in documents if name not in named]


def _read_list(name: str, archive: Archive) -> list[Row]:
    if name in archive.refused:
        raise ValidationError(archive.refused[name])
    text = decoded(archive.files[name])
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ValidationError(NOT_A_LIST, params={"name": name}) from error
    columns = [BY_NAME.get(folded(cell), "") for cell in (lines[0] if lines else [])]
    if "file" not in columns:
        raise ValidationError(NO_FILE_COLUMN, params={"name": name})
    if len(lines) > MOST_ROWS:
        raise ValidationError(TOO_MANY_ROWS, params={"most": MOST_ROWS})
    return [
        Row(number, dict(zip(columns, cells, strict=False)))
        for number, cells in enumerate(lines[1:], 2)
        if any(cell.strip() for cell in cells)
    ]


def language_of(stated: str, text: str) -> str:
    """Return the code of the language a row states, else of the letters the text is written in; empty when unknown."""
    if stated:
        code = LANGUAGE_OF.get(folded(stated), stated.lower())
        return code if code in languages.codes() else ""
    return "ar" if len(ARABIC.findall(text)) > len(LATIN.findall(text)) else "en"
