"""Decides what an approved workflow publishes: the revision of its last task, which is the one that was read."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish the revision that was approved (Wagtail's setting WAGTAIL_FINISH_WORKFLOW_ACTION)."""
    workflow_state.current_task_state.revision.publish(user=user, skip_permission_checks=True)
