"""The portal's own workflow task: approval publishes exactly the revision that was read."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class ReviewTask(AbstractGroupApprovalTask):
    """Members of the groups read a revision and approve it or send it back with a reason, on the review page."""

    class Meta:
        verbose_name = _("review of what is read")
        verbose_name_plural = _("reviews of what is read")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Return none: Wagtail's own buttons approve whatever is newest, unread."""
        return []

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Refuse: decisions are made in ``portal.workflow.decisions``."""
        raise PermissionDenied

    def may_review(self, user: Any) -> bool:
        """Say whether the user may decide at this task."""
        return bool(user.is_active and (user.is_superuser or self._user_in_groups(user)))

    @classmethod
    def get_description(cls) -> Any:
        """Return what the admin says of this task type."""
        return _(
            "Members of the chosen groups approve exactly the version they have read, or send it back with a reason."
        )
