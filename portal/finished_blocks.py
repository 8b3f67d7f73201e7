"""Decides whether the blocks of a page hold all that readers need, whichever way the page is being published."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.fields import StreamField

from . import languages
from .dates import say_number


def refuse_unfinished(page: Any) -> None:
    """Raise ValidationError with what the blocks lack: a speaker, a unit, a source …, naming each block."""
    found = [
        message for field in page._meta.fields if isinstance(field, StreamField) for message in _lacking(page, field)
    ]
    if found:
        raise ValidationError(found)


def _lacking(page: Any, field: StreamField) -> Iterator[str]:
    stream = getattr(page, field.attname)
    if not stream:
        return
    try:
        stream.stream_block.clean(stream)
    except StreamBlockValidationError as error:
        yield from (str(message) for message in _messages(error.non_block_errors))
        for number, of_block in sorted(error.block_errors.items()):
            block = stream[number].block
            for message in dict.fromkeys(_said(of_block)):
                where = {
                    "number": say_number(number + 1, languages.current()),
                    "block": capfirst(str(block.label)),
                    "message": message,
                }
                yield _("%(block)s (block %(number)s): %(message)s") % where


def _said(error: Any) -> Iterator[str]:
    """Yield the messages of an error, whatever it is nested in."""
    if isinstance(error, StructBlockValidationError | StreamBlockValidationError):
        for inner in error.block_errors.values():
            yield from _said(inner)
        yield from _messages(error.non_block_errors)
    else:
        yield from _messages(error)


def _messages(error: Any) -> Iterator[str]:
    errors = error.as_data() if hasattr(error, "as_data") else [error] if isinstance(error, ValidationError) else error
    for one in errors:
        yield from (str(message) for message in one.messages)
