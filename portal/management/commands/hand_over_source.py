"""Makes a translation the source of its page set."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from portal.translation.sources import hand_over


class Command(BaseCommand):
    """Hands the role of the source over to a translation."""

    help = "Make a translation the source of its page set: facts and relations move to it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the id of the translation."""
        parser.add_argument("page_id", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Hand over, or say why not."""
        page = Page.objects.filter(pk=options["page_id"]).first()
        if page is None or not hasattr(page.specific, "fact_fields"):
            raise CommandError(f"There is no page {options['page_id']} with facts.")
        try:
            hand_over(page.specific)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{page.url_path} is the source now")
