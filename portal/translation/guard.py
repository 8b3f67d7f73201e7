"""Closes wagtail-localize's doors: page rights decide who may start a translation; synced mode is offered nowhere."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page

from .drafts import ensure_parents, may_translate

# Views of wagtail-localize that simple mode needs. Every other one belongs to synced mode, and is closed to everybody.
SUBMIT = "submit_page_translation"
OPEN = frozenset({SUBMIT, "javascript_catalog"})
RESTART_FIELDS = frozenset({"localize-restart-translation", "localize-convert-to-alias"})


class TranslationGuardMiddleware:
    """Stands before the views of wagtail-localize (see the traps it closes in docs/developers.md)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Let a request through, or raise PermissionDenied."""
        match = request.resolver_match
        if match is None:
            return
        if request.method == "POST" and RESTART_FIELDS & request.POST.keys():
            raise PermissionDenied
        if "wagtail_localize" not in match.namespaces:
            return
        if match.url_name not in OPEN:
            raise PermissionDenied
        if match.url_name == SUBMIT:
            _guard_submit(request, kwargs["page_id"])


def _guard_submit(request: HttpRequest, page_id: int) -> None:
    page = get_object_or_404(Page, pk=page_id).specific
    if request.POST.get("include_subtree"):
        raise PermissionDenied
    asked = request.POST.getlist("locales") if request.method == "POST" else []
    wanted = (
        Locale.objects.filter(pk__in=[pk for pk in asked if pk.isdigit()])
        if asked
        else Locale.objects.exclude(pk=page.locale_id)
    )
    allowed = [locale for locale in wanted if may_translate(request.user, page, locale)]
    if not allowed or (asked and len(allowed) != len(wanted)):
        raise PermissionDenied
    if request.method == "POST":
        for locale in allowed:
            ensure_parents(page, locale, request.user)
