"""Decides what the pages of a centre and a service offer to take along: a message, a card, a notice, a calendar."""

from collections.abc import Sequence
from typing import Any

from portal.addresses import absolute

from ..hours.calendar_address import calendar_of
from ..hours.layers import Hours
from ..messages import message_of, service_message
from ..reach import reach
from .addresses import card_of, follow_of, notice_of


def along_with_centre(centre: Any, hours: Hours, language: str) -> dict[str, Any]:
    """Return what can be taken along of a centre."""
    address = absolute(centre.short_path) if centre.short_path else ""
    return {
        "short_address": address,
        "message": message_of(centre, centre.words.title, hours, language, address),
        "calendar": calendar_of(centre, language),
        "card": card_of(centre, language),
        "notice": notice_of(centre, language),
        "follow": follow_of(centre, language),
    }


def along_with_service(service: Any, at: Sequence[tuple[Any, Any, Hours]], language: str) -> dict[str, Any]:
    """Return what can be taken along of a service; ``at`` has centre, row and hours of each place it is offered at.

    Nothing where its kind is sensitive.
    """
    if service.is_private_reading:
        return {}
    address = absolute(service.short_path) if service.short_path else ""
    streams = (at[0][1].phones, service.phones, at[0][0].phones) if len(at) == 1 else (service.phones,)
    told = [(centre, hours) for centre, _row, hours in at]
    return {
        "short_address": address,
        "message": service_message(service, told, reach(*streams), language, address),
        "card": card_of(service, language, at[0][1].uuid if len(at) == 1 else None) if len(at) < 2 else "",
    }
