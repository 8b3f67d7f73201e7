"""Decides what is sent on of a centre by WhatsApp or SMS: enough to go there without the page."""

from typing import Any, Final

from portal.short_messages import fitting

from .hours.layers import Hours
from .hours.say import sentence
from .reach import reach
from .whereabouts import place_words

MOST_MESSAGES: Final = 3


def message_of(centre: Any, name: str, hours: Hours, language: str, address: str) -> str:
    """Return name, place, hours, phone and short address, in at most three short messages; empty without an address.

    Of a hidden address the governorate alone is said. Phone and address stay whole when words are left out.
    """
    if not address:
        return ""
    told = [place_words(centre), sentence(hours.value, language, short=True) if hours.value else ""]
    phone = reach(centre.phones).phone
    ways = [phone.readable if phone else "", address]
    return fitting([name, ". ".join(filter(None, told)), "\n".join(filter(None, ways))], MOST_MESSAGES)
