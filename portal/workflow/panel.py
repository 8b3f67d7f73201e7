"""The admin's ways to what waits for this moderator: a panel on its home, and the menu."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from .queue import as_rows, waiting_for

SHOWN = 10


class WaitingForReviewPanel(Component):
    """Lists the reviews that wait for the user, the longest waiting first, and leads to all of them."""

    name = "waiting_for_review"
    template_name = "portal/review/waiting_panel.html"
    order = 100

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Find the first of what waits."""
        states = waiting_for(parent_context["request"].user).select_related("workflow_state__requested_by")
        found = list(states[: SHOWN + 1])
        return {"rows": as_rows(found[:SHOWN]), "has_more": len(found) > SHOWN}


class ReviewMenuItem(MenuItem):
    """Shown to those who have something to review."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask whether anything waits for the user."""
        return waiting_for(request.user).exists()
