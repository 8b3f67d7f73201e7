"""Answers the addresses of feeds; like every public page they depend on the address alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from portal import languages

from .choosing import Feed, all_materials, all_news, of_area, of_centre, of_topic
from .formats import JSON_TYPE, RSS_TYPE, json_feed, rss


@require_safe
@conditional_page
def feed(request: HttpRequest, name: str, extension: str) -> HttpResponse:
    """Return the feed of the name as RSS or JSON Feed in the language of the address."""
    found = _feed(name, languages.current(), request.path)
    if extension == "json":
        response = HttpResponse(json_feed(found.channel, found.entries), content_type=JSON_TYPE)
    else:
        response = HttpResponse(rss(found.channel, found.entries), content_type=RSS_TYPE)
    response["Cache-Control"] = "public, max-age=300"
    # Feeds are read by other sites' scripts too, and hold nothing that is not public.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _feed(name: str, language: str, address: str) -> Feed:
    kind, _slash, key = name.partition("/")
    match kind, bool(key):
        case "news", False:
            return all_news(language, address)
        case "materials", False:
            return all_materials(language, address)
        case "topics", True:
            return of_topic(key, language, address)
        case "centres", True:
            return of_centre(key, language, address)
        case (("places" | "governorates"), True):
            return of_area(kind, key, language, address)
    raise Http404
