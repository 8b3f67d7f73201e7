"""The admin's home: urgent notices that wait for this user, and those that are up."""

from typing import Any

from wagtail.admin.ui.components import Component

from ..models import UrgentNotice
from ..models.urgent_notices import NoticeState
from . import decisions
from .shown import approved


class NoticesPanel(Component):
    """Lists what waits for whoever may approve, and what readers see now for all who have to do with notices."""

    name = "urgent_notices"
    template_name = "portal/notices/panel.html"
    order = 50

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Find both lists; they are short."""
        user = parent_context["request"].user
        if not decisions.may_see(user):
            return {}
        waiting = UrgentNotice.objects.filter(state=NoticeState.WAITING).order_by("pk")
        return {
            "waiting": [one for one in waiting if decisions.may_approve(user, one)],
            "up": list(approved().order_by("ends_at")),
        }
