"""The newsroom: controlled lists, press releases, awareness materials."""

from ..following.models import Subscription
from .imports import ImportArchive, ImportedText
from .lists import Goal, Topic, UNEntity
from .material_pages import AwarenessMaterialPage, MaterialReminder, MaterialsIndexPage
from .press_contacts import PressContact
from .release_pages import NewsIndexPage, PressReleasePage
from .release_templates import ReleaseTemplate, ReleaseTemplateText

__all__ = [
    "AwarenessMaterialPage",
    "Goal",
    "ImportArchive",
    "ImportedText",
    "MaterialReminder",
    "MaterialsIndexPage",
    "NewsIndexPage",
    "PressContact",
    "PressReleasePage",
    "ReleaseTemplate",
    "ReleaseTemplateText",
    "Subscription",
    "Topic",
    "UNEntity",
]
