"""Decides what is sent on of a centre or a service by WhatsApp or SMS: enough to go there without the page."""

from collections.abc import Iterable
from typing import Any, Final

from portal.short_messages import fitting

from .hours.layers import Hours
from .hours.say import sentence
from .naming import listed
from .reach import Reach, reach
from .whereabouts import place_words

MOST_MESSAGES: Final = 3


def message_of(centre: Any, name: str, hours: Hours, language: str, address: str) -> str:
    """Return name, place, hours, phone and short address, in at most three short messages; empty without an address.

    Of a hidden address the governorate alone is said. Phone and address stay whole when words are left out.
    """
    return _fitted(name, [place_words(centre), _week(hours, language)], reach(centre.phones), address)


def service_message(service: Any, at: Iterable[tuple[Any, Hours]], reached: Reach, language: str, address: str) -> str:
    """Return the same of a service: where it is one centre, with that and the hours there, else with all their names.

    Of a sensitive kind there is none: what is sent stays on phones that others may use.
    """
    at = list(at)
    if service.is_private_reading:
        return ""
    told = [listed(centre.words.title for centre, _hours in at)]
    if len(at) == 1:
        centre, hours = at[0]
        told += [place_words(centre), _week(hours, language)]
    return _fitted(service.words.title, told, reached, address)


def _fitted(name: str, told: list[str], reached: Reach, address: str) -> str:
    if not address:
        return ""
    phone = reached.phone or reached.whatsapp
    words = ". ".join(filter(None, told))
    return fitting([name, words, "\n".join(filter(None, [phone.readable if phone else "", address]))], MOST_MESSAGES)


def _week(hours: Hours, language: str) -> str:
    return sentence(hours.value, language, short=True) if hours.value else ""
