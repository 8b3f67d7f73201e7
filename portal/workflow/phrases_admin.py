"""Decides how the ready phrases of reviewers are listed and edited in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import ReadyPhrase


class ReadyPhrasesViewSet(SnippetViewSet):
    """A list in the menu of settings, for those who may change it."""

    model = ReadyPhrase
    icon = "comment"
    menu_label = _("Ready phrases")
    add_to_settings_menu = True
    list_display = ["__str__", "order"]
