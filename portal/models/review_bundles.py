"""Which reviews were handed in as one: the rows of a spreadsheet, decided together."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState


class ReviewBundle(models.Model):
    """A page's review and the key that it shares with those that were handed in with it."""

    workflow_state = models.OneToOneField(WorkflowState, models.CASCADE, primary_key=True, related_name="bundle")
    key = models.UUIDField(db_index=True)

    class Meta:
        verbose_name = _("review in a bundle")
        verbose_name_plural = _("reviews in a bundle")

    def __str__(self) -> str:
        return f"{self.key}: {self.workflow_state_id}"
