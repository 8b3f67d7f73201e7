"""Decides how controlled lists appear in the admin; the apps name theirs in their own hooks."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup


def viewset_of(model: type[Model], icon: str) -> type[SnippetViewSet]:
    """Return the admin views of one controlled list."""
    attributes: dict[str, Any] = {
        "model": model,
        "icon": icon,
        "list_display": ["__str__", "key"] if _has_key(model) else ["__str__"],
        "menu_label": model._meta.verbose_name_plural,
    }
    return type(f"{model.__name__}ViewSet", (SnippetViewSet,), attributes)


def _has_key(model: type[Model]) -> bool:
    return any(field.name == "key" for field in model._meta.fields)


def group_of(label: Any, *entries: tuple[type[Model], str], order: int = 600) -> type[SnippetViewSetGroup]:
    """Return a group of the menu with several controlled lists, as (model, icon)."""
    attributes = {
        "menu_label": label,
        "menu_icon": "list-ul",
        "menu_order": order,
        "items": tuple(viewset_of(model, icon) for model, icon in entries),
    }
    return type("ControlledListsGroup", (SnippetViewSetGroup,), attributes)


DIRECTORY = _("Lists of the directory")
NEWSROOM = _("Lists of the newsroom")
