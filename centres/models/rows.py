"""Decides how inline rows keep the UUID that exports name them by, through copies, drafts and hand-overs."""

import uuid
from typing import Any

from django.db import models
from wagtail.models import Orderable


class IdentifiedRow(Orderable):
    """An inline row with an id that never changes once the row is stored, and is never shared."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the stored id; a row that came as a copy of another one gets its own."""
        rows = type(self)._base_manager.filter(models.Q(pk=self.pk) | models.Q(uuid=self.uuid))
        taken = dict(rows.values_list("pk", "uuid"))
        if self.pk in taken:
            self.uuid = taken[self.pk]
        elif taken:
            self.uuid = uuid.uuid4()
        super().save(*args, **kwargs)
