"""The portal's models: users, media, pages' base, short addresses, controlled lists, the review task."""

from .controlled_lists import ControlledTerm
from .media import PortalDocument, PortalImage, PortalRendition
from .pages import BasePage
from .review import ReviewTask
from .short_addresses import ShortAddress
from .users import User

__all__ = [
    "BasePage",
    "ControlledTerm",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "ReviewTask",
    "ShortAddress",
    "User",
]
