"""Decides which lexicon texts and queries are analysed with: that of the spellings as they are stored now."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from portal.search_hooks import spelled_things

from . import rarity
from .analysis import lexicon, months
from .analysis.keys import stems_of
from .analysis.stop_words import stop_stems
from .models import SpellingsInUse


class _Known:
    version: UUID | None = None


def refresh() -> None:
    """Use lexicon and rarities as they are stored now; one small statement when nothing has changed."""
    take(*SpellingsInUse.objects.values_list("version", "counted").first() or (None, None))


def take(version: UUID | None, counted: UUID | None) -> bool:
    """Use the lexicon of this version and the rarities of this count; say whether others were in use until now."""
    is_other = version is None or version != _Known.version
    if is_other:
        lexicon.use(_made())
        _Known.version = version
    return rarity.refresh(counted) or is_other


def version_in_use() -> UUID | None:
    """Return the version of the spellings that are in use; None where nobody knows it."""
    return _Known.version


def _made() -> lexicon.Lexicon:
    things = [lexicon.Thing(*thing) for thing in spelled_things()]
    return lexicon.make([*months.things(), *things], _stems_of, stop_stems())


@lru_cache(maxsize=20_000)
def _stems_of(spelling: str) -> tuple[str, ...]:
    return stems_of(spelling)
