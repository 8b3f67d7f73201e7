"""The admin's home: what waits for this moderator, with the way to its review page."""

from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.models import TaskState


class WaitingForReviewPanel(Component):
    """Lists the pages that wait for the user's review, the longest waiting first."""

    name = "waiting_for_review"
    template_name = "portal/review/waiting_panel.html"
    order = 100

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Find the task states the user may decide."""
        request = parent_context["request"]
        states = TaskState.objects.reviewable_by(request.user).select_related(
            "workflow_state", "workflow_state__requested_by"
        )
        waiting = states.prefetch_related("workflow_state__content_object").order_by("started_at")[:50]
        return {
            "waiting": [
                (state, state.workflow_state.content_object) for state in waiting if state.workflow_state.content_object
            ]
        }
