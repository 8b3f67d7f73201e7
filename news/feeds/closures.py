"""Decides what the feed of a centre says of its opening: that it was closed at once, and that it is open again."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid5

from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from centres.hours.changes import closing_words
from centres.models import Closure
from portal.addresses import absolute

from .entries import Entry

# So long a closure that was lifted, or is over, is told of.
TOLD_FOR = timedelta(days=30)


def closure_entries(centre: Any, language: str) -> list[Entry]:
    """Return the entries of a centre that came through the gate: of each closure, and of each reopening."""
    since = timezone.now() - TOLD_FOR
    rows = Closure.objects.filter(centre=centre.pk, service=None, begins_at__lte=timezone.now())
    entries = []
    with translation.override(language):
        for row in rows.filter(closed_at__gte=since) | rows.filter(lifted_at=None):
            entries.append(_entry(centre, language, row, closing_words(row, language), row.closed_at))
            if row.lifted_at:
                entries.append(_entry(centre, language, row, _("Open again at its usual hours"), row.lifted_at))
    return entries


def _entry(centre: Any, language: str, row: Closure, words: str, moment: datetime) -> Entry:
    title = f"{centre.words.title}: {words}"
    return Entry(
        identity=uuid5(centre.translation_key, f"closure {row.pk} {language} {moment.isoformat()}").urn,
        title=title,
        address=absolute(centre.address_in(language)),
        language=language,
        html=format_html("<p>{}</p>", title),
        summary=title,
        published_at=moment,
        updated_at=moment,
    )
