"""Notes which files each page uses, for pages stored before the portal noted that itself; safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Revision

from portal.embargo import note_draft, note_row
from portal.page_types import page_types


class Command(BaseCommand):
    """Goes through every page and every revision of one."""

    help = "Note which pictures and documents each page and each draft uses. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Note rows, then drafts."""
        pages = [page for model in page_types() for page in model.objects.all().iterator()]
        for page in pages:
            note_row(page)
        for revision in Revision.page_revisions.order_by("pk").iterator():
            note_draft(revision)
        self.stdout.write(f"{len(pages)} pages noted")
