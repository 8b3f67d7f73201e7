"""Decides how the log says that a difference was accepted or opened again."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

ACCEPT, REVOKE = "portal.accept_difference", "portal.revoke_difference"


class AcceptedFormatter(LogFormatter):
    """Says why a difference may stand."""

    label = gettext_lazy("Accept a difference")

    def format_message(self, log_entry: Any) -> str:
        """Return the reason given."""
        return _("Accepted a difference between the languages: %(reason)s") % {"reason": log_entry.data["reason"]}


class RevokedFormatter(LogFormatter):
    """Says which acceptance was taken back."""

    label = gettext_lazy("Open a difference again")

    def format_message(self, log_entry: Any) -> str:
        """Return the reason that had been given."""
        reason = log_entry.data["reason"]
        return _("Opened a difference again that had been accepted: %(reason)s") % {"reason": reason}


def register(actions: Any) -> None:
    """Name the entries in Wagtail's log."""
    actions.register_action(ACCEPT)(AcceptedFormatter)
    actions.register_action(REVOKE)(RevokedFormatter)
