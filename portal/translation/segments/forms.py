"""Decides what the segment editor's form brings: texts, ticks, and the versions that were on the page."""

from typing import Any

from django.http import QueryDict

from .saving import Written

TEXT, CONFIRMED, SHOWN, KEPT = "text:", "ok:", "whole:", "keep:"


def written_in(data: QueryDict) -> Written:
    """Return what a translator sent; fields that are not there say nothing."""
    shown, kept = _named(data, SHOWN), _named(data, KEPT)
    return Written(
        texts={name.removeprefix(TEXT): str(data[name]) for name in data if name.startswith(TEXT)},
        confirmed=_named(data, CONFIRMED),
        dropped=shown - kept,
        source_number=_number(data.get("source")),
        revision_number=_number(data.get("revision")),
    )


def _named(data: QueryDict, prefix: str) -> frozenset[str]:
    return frozenset(name.removeprefix(prefix) for name in data if name.startswith(prefix))


def _number(value: Any) -> int:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
