"""The portal's models: users, media, pages' base, short addresses, controlled lists, glossary, review task."""

from .controlled_lists import ControlledTerm
from .digests import TranslationDigest
from .glossary import GlossaryEntry, ShippedGlossaryEntry
from .media import PortalDocument, PortalImage, PortalRendition
from .pages import BasePage
from .review import ReviewTask
from .revision_notes import RevisionNote
from .short_addresses import ShortAddress
from .taken_down import TakenDown
from .users import User

__all__ = [
    "BasePage",
    "ControlledTerm",
    "GlossaryEntry",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "ReviewTask",
    "ShippedGlossaryEntry",
    "RevisionNote",
    "ShortAddress",
    "TakenDown",
    "TranslationDigest",
    "User",
]
