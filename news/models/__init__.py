"""The newsroom: controlled lists, press releases, awareness materials."""

from .lists import Goal, Topic, UNEntity
from .material_pages import AwarenessMaterialPage, MaterialsIndexPage
from .release_pages import NewsIndexPage, PressReleasePage

__all__ = [
    "AwarenessMaterialPage",
    "Goal",
    "MaterialsIndexPage",
    "NewsIndexPage",
    "PressReleasePage",
    "Topic",
    "UNEntity",
]
