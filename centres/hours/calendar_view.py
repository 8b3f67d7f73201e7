"""Answers the address of a centre's calendar file; like every public page it depends on the address alone."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from portal import languages
from portal.addresses import absolute
from portal.models import ShortAddress
from portal.rendering import SECONDS_FRESH

from ..models import CentrePage
from ..team_stops import stop_events, stops_ahead
from ..whereabouts import place_words
from .book import HoursBook
from .evaluate import in_baghdad
from .ics import CONTENT_TYPE, Calendar, calendar_file, events_of


@require_safe
@conditional_page
def centre_calendar(request: HttpRequest, short_id: str) -> HttpResponse:
    """Answer with the coming weeks of a centre in the language of the address; of a hidden address there is none.

    Of a mobile team the stops are told.
    """
    language = languages.current()
    found = ShortAddress.objects.filter(pk=short_id).first()
    centres = CentrePage.objects.public(language).filter(address_hidden=False)
    centre = centres.filter(translation_key=found.translation_key).first() if found else None
    if centre is None:
        raise Http404
    now = timezone.now()
    today = in_baghdad(now).date()
    title = centre.words.title
    hours = HoursBook.of([centre], now=now).centre(centre)
    stops = stops_ahead(centre, hours, now)
    events = list(events_of(hours, title, today, centre.translation_key, {stop.day for stop in stops}))
    events += stop_events(stops, title, now)
    calendar = Calendar(title, place_words(centre), absolute(centre.address_in(language)), language, _made_at(now))
    response = HttpResponse(calendar_file(calendar, events), content_type=CONTENT_TYPE)
    response["Cache-Control"] = f"public, max-age={SECONDS_FRESH}"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _made_at(now: datetime) -> datetime:
    """Return the beginning of the day: an unchanged file is the same all day, so that it need not be sent again."""
    return in_baghdad(now).replace(hour=0, minute=0, second=0, microsecond=0)
