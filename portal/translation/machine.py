"""Machine translation: off unless a setting names a function; what it writes is marked until a person stands for it."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ..models.segments import SegmentMark
from .segments.markers import lacking
from .segments.reading import Segment, State
from .segments.saving import Outcome, Written, problem_with, save
from .segments.versions import current_version, reading_of
from .segments.words_of_people import digest, mark, tidy

logger = logging.getLogger(__name__)

# Takes texts with marks like {1}, the language they are in and the one that is wanted; returns as many, in order.
Translate = Callable[[list[str], str, str], list[str]]


def translator() -> Translate | None:
    """Return the function that the setting names, or None."""
    path = settings.MACHINE_TRANSLATION
    return import_string(path) if path else None


def fill(page: Any, user: Any) -> Outcome:
    """Let the machine write what has no translation yet, as a draft; raise ValidationError when it cannot."""
    translate = translator()
    if translate is None:
        raise ValidationError(_("Machine translation is switched off."))
    number, _source = current_version(page.source)
    reading = reading_of(page)
    missing = [one for one in reading.in_state(State.MISSING) if one.key != "slug" and not one.written]
    try:
        texts = [tidy(text) for text in translate([one.source for one in missing], page.source.language, page.language)]
        pairs = list(zip(missing, texts, strict=True))
    except Exception as error:  # Whatever another's function does, an editor gets a message.
        logger.exception("machine translation failed")
        raise ValidationError(
            _("Machine translation did not answer. Try again later, or translate by hand.")
        ) from error
    usable = {one.key: text for one, text in pairs if text and _is_whole(text, one)}
    keys = frozenset(usable)
    written = Written(usable, unsure=keys, source_number=number, revision_number=page.latest_revision_id or 0)
    outcome = save(page, written, user)
    made = {digest(text) for key, text in outcome.saved.items() if key in keys}
    mark(page, SegmentMark.Kind.MACHINE, made, user)
    return outcome


def _is_whole(text: str, segment: Segment) -> bool:
    """Say whether the machine left every mark in its place."""
    return not problem_with(text, segment) and not lacking(text, segment.markers)
