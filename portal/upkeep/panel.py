"""The admin's home: how much there is to look after, with the way to it."""

from typing import Any

from wagtail.admin.ui.components import Component

from .views import counts


class LookAfterPanel(Component):
    """Counts what the user may look after; shows nothing when all is well."""

    name = "look_after"
    template_name = "portal/upkeep/panel.html"
    order = 300

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Count each kind."""
        return {"counts": [(kind, count) for kind, count in counts(parent_context["request"].user) if count]}
