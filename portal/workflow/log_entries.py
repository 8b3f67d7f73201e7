"""Decides how the log says that somebody published past warnings."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from .unreviewed import ACTION


class PastWarningsFormatter(LogFormatter):
    """Says why, and past how much."""

    label = gettext_lazy("Publish past warnings")

    def format_message(self, log_entry: Any) -> str:
        """Return the reason given, with the numbers."""
        data = log_entry.data
        return _(
            "Published without a review; differences: %(differences)s, untranslated texts: %(texts)s: %(reason)s"
        ) % {
            "differences": data["differences"],
            "texts": len(data["untranslated"]),
            "reason": data["reason"],
        }


def register(actions: Any) -> None:
    """Name the entry in Wagtail's log."""
    actions.register_action(ACTION)(PastWarningsFormatter)
