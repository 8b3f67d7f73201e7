"""Decides what the buttons below both forms of the desk do with what was typed: keep it, and send it if asked to."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from ..door import DeskRequest
from .handing_in import hand_in
from .two_languages import TwoLanguages


def is_to_be_sent(request: DeskRequest) -> bool:
    """Say whether the button was the one that sends the change to the reviewer."""
    return request.POST.get("do") == "send"


def is_to_be_shown(request: DeskRequest) -> bool:
    """Say whether the button was the one that shows the page as visitors would see it."""
    return request.POST.get("do") == "preview"


def keep(request: DeskRequest, change: TwoLanguages, form: Callable[..., HttpResponse]) -> HttpResponse | None:
    """Keep a change, and send it where that was asked; return the form again with what is wrong, or None when done."""
    is_sent = is_to_be_sent(request)
    if not change.is_valid() or (is_sent and not change.is_complete()):
        return form(request, change, status=400)
    try:
        change.save()
        if is_sent:
            hand_in(change.page, request.user)
    except ValidationError as error:
        # Nothing could be sent. What was typed is kept as a draft where it can be.
        again = type(change)(change.page, request.user, request.desk.language, request.POST)
        return form(request, again, status=400, errors=error.messages)
    if not is_to_be_shown(request):
        sent = _("Sent to the reviewer. Visitors see what is public now until it is accepted.")
        messages.success(request, sent if is_sent else _("Kept."))
    return None
