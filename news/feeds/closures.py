"""Decides what feeds say of the opening of centres: shut at once, open again, and the number to ask at."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid5

from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from centres.hours.changes import closing_words
from centres.models import Closure
from centres.reach import reach
from portal.addresses import absolute

from .entries import Entry

# So long a closure that was lifted, or is over, is told of.
TOLD_FOR = timedelta(days=30)


def closure_entries(centres: Iterable[Any], language: str) -> list[Entry]:
    """Return the entries of centres that came through the gate: of each closure and each reopening (one statement)."""
    by_pk = {centre.pk: centre for centre in centres}
    since = timezone.now() - TOLD_FOR
    rows = Closure.objects.filter(centre__in=by_pk, service=None, begins_at__lte=timezone.now())
    entries = []
    with translation.override(language):
        for row in rows.filter(closed_at__gte=since) | rows.filter(lifted_at=None):
            centre = by_pk[row.centre_id]
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
        html=format_html("<p>{}</p>", title) + _to_call(centre),
        summary=title,
        published_at=moment,
        updated_at=moment,
    )


def _to_call(centre: Any) -> SafeString:
    """Return the centre's number as it is now: who reads of a closure asks there before setting out."""
    phone = reach(centre.phones).phone
    if phone is None:
        return SafeString("")
    link = format_html('<a href="tel:{}" dir="ltr">{}</a>', phone["number"], phone.readable)
    return format_html("<p>{}: {}</p>", _("Phone"), link)
