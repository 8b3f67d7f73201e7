"""Decides how controlled lists appear in the admin; the apps name theirs in their own hooks."""

from typing import Any

from django.db.models import Model
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup
from wagtail.snippets.widgets import AdminSnippetChooser

# Wagtail's own messages, by the attribute of a chooser that holds them.
CHOOSER_LABELS = {
    "choose_one_text": "Choose %(object)s",
    "choose_another_text": "Choose another %(object)s",
    "link_to_chosen_text": "Edit this %(object)s",
}
_said_of = lazy(lambda message, name: gettext(message) % {"object": name}, str)


class ListChooser(AdminSnippetChooser):
    """A chooser that speaks the language of who looks: Wagtail's keeps the one in which the form was made."""

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        for attribute, message in CHOOSER_LABELS.items():
            setattr(self, attribute, _said_of(message, model._meta.verbose_name))


class ListChooserViewSet(SnippetChooserViewSet):
    """The views of such a chooser."""

    @cached_property
    def widget_class(self) -> ListChooser:
        """Return the widget of the forms in which an entry is chosen."""
        return ListChooser(self.model, icon=self.icon)


def viewset_of(model: type[Model], icon: str) -> type[SnippetViewSet]:
    """Return the admin views of one controlled list."""
    attributes: dict[str, Any] = {
        "model": model,
        "icon": icon,
        "list_display": ["__str__", "key"] if _has_key(model) else ["__str__"],
        "menu_label": model._meta.verbose_name_plural,
        "chooser_viewset_class": ListChooserViewSet,
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
