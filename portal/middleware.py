"""Decides the language of a request from its address, and keeps cookies away from visitors."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError

from . import languages
from .views import bad_request

COMPRESSED_KINDS = frozenset(
    {"application/json", "application/xml", "application/javascript", "application/rss+xml", "application/feed+json"}
    | {"image/svg+xml"}
)
ADMIN_PATH = "/admin/"
STAFF_PATHS = (ADMIN_PATH, "/documents/")


def is_for_staff(path: str) -> bool:
    """Say whether the address belongs to the admin."""
    return path.startswith(STAFF_PATHS)


def is_for_partners(path: str) -> bool:
    """Say whether the address belongs to the desk, in any language."""
    language = languages.of_path(path)
    return language is not None and path.startswith(f"/{language}/desk/")


def has_session(path: str) -> bool:
    """Say whether there are sessions at the address; every other one is public and cacheable."""
    return is_for_staff(path) or is_for_partners(path)


class CompressedTextMiddleware(GZipMiddleware):
    """Compresses what is text; pictures and files are compressed already, and their length has to be told."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress text, JSON and XML."""
        kind = response.headers.get("Content-Type", "").split(";")[0]
        is_text = kind.startswith("text/") or kind in COMPRESSED_KINDS
        return super().process_response(request, response) if is_text else response


class LanguageOfTheAddressMiddleware:
    """Activates the language of the address; the admin starts in the reader's and Wagtail goes on with the user's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = languages.of_path(request.path_info)
        if language is None and is_for_staff(request.path_info):
            cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
            language = languages.preferred(cookie, request.headers.get("Accept-Language", ""))
        language = language or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class LanguageOfTheUserMiddleware:
    """Goes on in the language of who is signed in: Wagtail does so within its views alone, and not when it refuses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (request.path_info.startswith(ADMIN_PATH) and request.user.is_authenticated):
            return self.get_response(request)
        profile = getattr(request.user, "wagtail_userprofile", None)
        chosen = profile.preferred_language if profile else ""
        if chosen not in languages.codes():
            return self.get_response(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response


class IncompleteFormMiddleware:
    """Answers a form of the admin that arrives in part: Wagtail's blocks take it for granted that their fields came."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that the request makes no sense; what was written is rolled back with it."""
        is_part = isinstance(exception, MultiValueDictKeyError) and is_for_staff(request.path_info)
        return bad_request(request, exception) if is_part and request.method == "POST" else None


class NoCookieForVisitorsMiddleware:
    """A public response depends on the address alone: no cookie goes out with it, and none is looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not has_session(request.path_info):
            response.cookies.pop(settings.SESSION_COOKIE_NAME, None)
            response.cookies.pop(settings.CSRF_COOKIE_NAME, None)
            if "Vary" in response.headers and getattr(response, "depends_on_address_alone", True):
                del response.headers["Vary"]
        return response
