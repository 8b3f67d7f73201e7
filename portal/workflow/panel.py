"""The admin's home: what waits for this moderator, with the way to its review page."""

from typing import Any

from wagtail.admin.ui.components import Component

from .queue import as_rows, pages_of, waiting_for

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
        return {"rows": as_rows(found[:SHOWN], pages_of(found[:SHOWN])), "has_more": len(found) > SHOWN}
