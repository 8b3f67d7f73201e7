"""Decides what a follower is told: what is public now and was not when they were told last, in their language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from centres.hours.book import HoursBook
from centres.hours.changes import closure_words
from centres.hours.say import sentence
from centres.reach import phones_in
from portal.addresses import absolute

from .knowing import Known


@dataclass(frozen=True)
class Item:
    """One thing that is new: whose name, which address, and what is to be said of it, a line each."""

    title: str
    address: str
    lines: tuple[str, ...] = ()


def news_of(told: dict[str, Any], known: Known, since: datetime, language: str, now: datetime) -> list[Item]:
    """Return what is new of what is known; the language is active. ``since`` is when the address was confirmed.

    What comes to the subject or leaves it is no news, but for releases and materials that were published since.
    """
    if told.get("shape") != known.state["shape"]:
        return []
    before, after = told["centres"], known.state["centres"]
    changed = {key: known.centres[key] for key in after if key in before and after[key] != before[key]}
    book = HoursBook.of(list(changed.values()), now=now)
    items = [
        _item(centre, language, _of_centre(centre, before[key], after[key], book.centre(centre), language, now))
        for key, centre in changed.items()
    ]
    was, is_now = told["services"], known.state["services"]
    for key in is_now:
        if key in was and is_now[key] != was[key]:
            items.append(_item(known.services[key], language, _of_service(was[key], is_now[key])))
    seen = set(told["texts"])
    for key, page in known.texts.items():
        if key not in seen and page.words.first_published_at and page.words.first_published_at > since:
            items.append(_item(page, language, ()))
    return items


def _of_centre(
    centre: Any, before: dict[str, Any], after: dict[str, Any], hours: Any, language: str, now: datetime
) -> tuple[str, ...]:
    lines = []
    if after["shut"] != before["shut"]:
        lines.append(closure_words(hours, language, now) if after["shut"] else _("Open again at its usual hours"))
    if after["hours"] != before["hours"]:
        lines.append(_("New opening hours: %(hours)s") % {"hours": sentence(hours.value, language)})
    if after["phones"] != before["phones"]:
        phones = ", ".join(phone.readable for phone in phones_in(centre.phones))
        lines.append(
            _("New phone numbers: %(phones)s") % {"phones": phones} if phones else _("No phone number any more")
        )
    return tuple(filter(None, lines))


def _of_service(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    lines = [_("New hours of this service")] if after["hours"] != before["hours"] else []
    return (*lines, *([_("New phone numbers of this service")] if after["phones"] != before["phones"] else []))


def _item(page: Any, language: str, lines: tuple[str, ...]) -> Item:
    """Return the item with the permanent short address: mail programs break longer ones, and Arabic ones."""
    return Item(page.words.title, absolute(page.short_path or page.address_in(language)), lines)
