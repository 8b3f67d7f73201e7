"""The portal's models: users, media, pages' base, short addresses, lists, glossary, review task, segments."""

from .controlled_lists import ControlledTerm
from .daily_counts import DailyCount
from .digests import TranslationDigest
from .fact_check import AcceptedDifference
from .file_uses import FileUse
from .glossary import GlossaryEntry, ShippedGlossaryEntry
from .media import PortalDocument, PortalImage, PortalRendition
from .pages import BasePage
from .preview_links import PreviewLink
from .ready_phrases import ReadyPhrase
from .review import ReviewTask
from .review_bundles import ReviewBundle
from .revision_notes import RevisionNote
from .segments import RememberedText, SegmentMark
from .short_addresses import ShortAddress
from .taken_down import TakenDown
from .upkeep import PageLink, PageReview, ReadingHint
from .urgent_notices import UrgentNotice
from .users import User

__all__ = [
    "AcceptedDifference",
    "BasePage",
    "ControlledTerm",
    "DailyCount",
    "FileUse",
    "GlossaryEntry",
    "PageLink",
    "PageReview",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "ReadingHint",
    "RememberedText",
    "PreviewLink",
    "ReadyPhrase",
    "ReviewBundle",
    "ReviewTask",
    "RevisionNote",
    "SegmentMark",
    "ShippedGlossaryEntry",
    "ShortAddress",
    "TakenDown",
    "TranslationDigest",
    "UrgentNotice",
    "User",
]
