"""Judges every item of an import before anything is written: what would be made, what is refused, and why."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal import languages
from portal.dates import say_date
from portal.models.media import Consent
from portal.uploads.pictures import clean_picture

from ..models import ImportedText, NewsIndexPage, PressReleasePage
from .archives import Archive
from .dates import find_date, read_date
from .documents import Text, read_document
from .rows import Row, language_of, rows_of

NEW, KNOWN, REFUSED, MADE = "new", "known", "refused", "made"
LONGEST_TITLE: Final = 255
CONSENTS: Final = {
    **dict.fromkeys(("given", "yes", "نعم", "أُعطيت"), Consent.GIVEN),
    **dict.fromkeys(("not needed", "not_needed", "لا حاجة"), Consent.NOT_NEEDED),
}


@dataclass
class Item:
    """A text and what becomes of it."""

    row: Row
    file: str
    key: str
    language: str = ""
    text: Text = field(default_factory=Text)
    issued_on: date | None = None
    event_on: date | None = None
    picture: str = ""
    content: str = ""
    state: str = NEW
    reasons: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    page: Any = None

    def refuse(self, reason: Any) -> None:
        """Say why the item cannot be imported."""
        self.state = REFUSED
        self.reasons.append(str(reason))


@dataclass
class Report:
    """All items of an import, in the order of the list, and what no list names."""

    items: list[Item] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)

    def count(self, state: str) -> int:
        """Return how many items are in a state."""
        return sum(item.state == state for item in self.items)

    def sets(self) -> list[list[Item]]:
        """Return the items by page set: those with one key are one release in several languages."""
        by_key: dict[str, list[Item]] = {}
        for item in self.items:
            by_key.setdefault(item.key, []).append(item)
        return list(by_key.values())


def judge(archive: Archive, user: Any = None) -> Report:
    """Return what would become of every item for this user (None: somebody who may write everywhere)."""
    rows, unnamed = rows_of(archive)
    report = Report([_read(row, archive) for row in rows], unnamed)
    _look_at_pictures(report.items, archive)
    _refuse_what_is_there(report.items)
    _refuse_without_right(report.items, user)
    for items in report.sets():
        _agree(items)
    return report


def _read(row: Row, archive: Archive) -> Item:
    name = archive.named(row.get("file"))
    item = Item(row, name or row.get("file"), row.key)
    if not name:
        item.refuse(_("The file is missing, or several have this name."))
        return item
    if name in archive.refused:
        item.refuse(archive.refused[name])
        return item
    try:
        item.text = read_document(name, archive.files[name], row.get("title"))
    except ValidationError as error:
        item.refuse(" ".join(error.messages))
        return item
    item.notes += item.text.notes
    item.language = language_of(row.get("language"), item.text.title + item.text.plain)
    item.content = hashlib.sha256(f"{item.text.title}\n{' '.join(item.text.plain.split())}".encode()).hexdigest()
    _judge_words(item)
    _judge_dates(item)
    return item


def _judge_words(item: Item) -> None:
    if not item.language:
        item.refuse(
            _("The language “%(language)s” is not one of the portal’s.") % {"language": item.row.get("language")}
        )
    if not item.text.title:
        item.refuse(_("There is no title: neither in the list nor at the top of the text."))
    elif len(item.text.title) > LONGEST_TITLE:
        item.refuse(_("The title is longer than %(most)s letters.") % {"most": LONGEST_TITLE})
    if len(item.row.get("summary")) > 500:
        item.refuse(_("The summary is longer than %(most)s letters.") % {"most": 500})
    if any(kind == "quote" for kind, _value in item.text.body):
        item.notes.append(_("It holds quotations whose speaker has to be written."))


def _judge_dates(item: Item) -> None:
    """Read the dates of the list; without one, the first date in the text or in the name of the file."""
    for column, name in (("date", "issued_on"), ("event", "event_on")):
        stated = item.row.get(column)
        if stated and (day := read_date(stated)):
            setattr(item, name, day)
        elif stated:
            item.refuse(_("The date “%(date)s” cannot be read.") % {"date": stated})
    if not item.row.get("date"):
        said_in = (item.text.plain[:1500], item.text.title, PurePosixPath(item.file).stem)
        item.issued_on = next((day for text in said_in if (day := find_date(text))), None)
        if item.issued_on:
            said = say_date(item.issued_on, languages.current())
            item.notes.append(_("The date was read in the text: %(date)s.") % {"date": said})
    if item.issued_on and item.event_on and item.issued_on < item.event_on:
        item.refuse(_("A release cannot be issued before the event it reports."))


def _look_at_pictures(items: list[Item], archive: Archive) -> None:
    judged: dict[str, str] = {}
    for item in [item for item in items if item.row.get("picture")]:
        name = archive.named(item.row.get("picture"))
        if not name:
            item.refuse(_("The picture “%(name)s” is missing.") % {"name": item.row.get("picture")})
            continue
        if name not in judged:
            judged[name] = archive.refused.get(name) or _why_no_picture(archive.files[name])
        if judged[name]:
            item.refuse(judged[name])
        item.picture = name
        if not all(item.row.get(column) for column in ("credit", "alternative_ar", "alternative_en")):
            item.notes.append(_("The picture lacks its credit or alternative text; both are needed before publishing."))
        if item.row.get("consent").casefold() not in CONSENTS:
            item.notes.append(
                _("The list does not say whether consent was given; the picture cannot be published yet.")
            )


def _why_no_picture(content: bytes) -> str:
    try:
        clean_picture(BytesIO(content))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _refuse_what_is_there(items: list[Item]) -> None:
    """Tell what was imported before or stands twice in this import, by key and by content, and pages by hand."""
    before = {(one.key, one.language): one for one in ImportedText.objects.filter(key__in={item.key for item in items})}
    same = dict(ImportedText.objects.filter(content__in={item.content for item in items}).values_list("content", "key"))
    seen: dict[Any, str] = {}
    for item in [item for item in items if item.state == NEW]:
        known = before.get((item.key, item.language))
        if known and known.content == item.content:
            item.state, item.page = KNOWN, known.page
        elif known:
            item.refuse(_("This key was imported before with another text. Change the draft itself."))
            item.page = known.page
        elif item.content in same:
            item.refuse(_("This text was imported before, as “%(key)s”.") % {"key": same[item.content]})
        elif twin := seen.get(item.content) or seen.get((item.key, item.language)):
            item.refuse(_("It stands twice in this import: see “%(file)s”.") % {"file": twin})
        elif _is_written(item):
            item.refuse(_("A release with this title and date is there already."))
        seen[item.content] = seen[item.key, item.language] = item.file


def _is_written(item: Item) -> bool:
    found = PressReleasePage.objects.filter(title=item.text.title, locale_id=languages.locale_id_of(item.language))
    return item.issued_on is not None and any(page.facts.issued_on == item.issued_on for page in found)


def _refuse_without_right(items: list[Item], user: Any) -> None:
    if user is None:
        return
    indexes = {languages.code_of_locale(index.locale_id): index for index in NewsIndexPage.objects.all()}
    may = {code: index.permissions_for_user(user).can_add_subpage() for code, index in indexes.items()}
    for item in items:
        if item.state == NEW and not may.get(item.language, False):
            item.refuse(_("You may not write releases in this language."))


def _agree(items: list[Item]) -> None:
    """Let the languages of one release agree on its dates, and wait for the one that is its source."""
    states = {item.language: item for item in items if item.state in (NEW, KNOWN)}
    dates = {item.issued_on for item in states.values() if item.issued_on}
    for item in [item for item in items if item.state == NEW]:
        if not dates:
            item.refuse(_("There is no date: neither in the list nor in the text."))
        elif len(dates) > 1:
            item.refuse(_("The languages of this release state different dates."))
        item.issued_on = item.issued_on or next(iter(dates), None)
    if items[0].state == REFUSED and not any(item.state == KNOWN for item in items):
        for item in [item for item in items[1:] if item.state == NEW]:
            item.refuse(_("It is the translation of “%(file)s”, which is refused.") % {"file": items[0].file})
