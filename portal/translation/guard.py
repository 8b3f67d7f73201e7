"""Closes doors that others leave open: page rights decide who starts a translation; synced mode is offered nowhere;
nothing is done to pages but through views that ask the portal first."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import ResolverMatch
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Locale, Page

from ..roles import TRANSLATE
from .drafts import may_translate, start_translation

# Views of wagtail-localize that simple mode needs. Every other one belongs to synced mode, and is closed to everybody.
SUBMIT = "submit_page_translation"
OPEN = frozenset({SUBMIT, "javascript_catalog"})
# Views of Wagtail that nothing in its admin leads to: its API publishes, moves, deletes and makes aliases and live
# translations without the hooks by which the portal refuses; the other one fails on purpose.
CLOSED = frozenset({"wagtailadmin_api:pages:action", "wagtailadmin_error_test"})
RESTART_FIELDS = frozenset({"localize-restart-translation", "localize-convert-to-alias"})


class TranslationGuardMiddleware:
    """Stands before the views of wagtail-localize (see the traps it closes in docs/developers.md)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let a request through, answer it, or raise PermissionDenied."""
        match = request.resolver_match
        if match is None:
            return None
        if request.method == "POST" and RESTART_FIELDS & request.POST.keys():
            raise PermissionDenied
        if _is_closed(match):
            raise PermissionDenied
        if "wagtail_localize" not in match.namespaces:
            return None
        if match.url_name not in OPEN:
            raise PermissionDenied
        if match.url_name != SUBMIT:
            return None
        _guard_submit(request, kwargs["page_id"])
        return _start(request, kwargs["page_id"]) if request.method == "POST" else None


def _is_closed(match: ResolverMatch) -> bool:
    """Say whether nothing in the admin leads there; the lists' choosers make no entries, and fail when asked to."""
    makes_entry = match.url_name == "create" and match.namespace.startswith("wagtailsnippetchoosers_")
    return makes_entry or match.view_name in CLOSED


def _guard_submit(request: HttpRequest, page_id: int) -> None:
    page = get_object_or_404(Page, pk=page_id).specific
    if not request.user.has_perm(TRANSLATE):
        raise PermissionDenied
    if not any(may_translate(request.user, page, locale) for locale in Locale.objects.exclude(pk=page.locale_id)):
        raise PermissionDenied


def _start(request: HttpRequest, page_id: int) -> HttpResponse:
    """Make the drafts that were asked for, and lead to the segments of the first.

    Wagtail-localize's own view would also cut the page up for synced mode, and fails on a block that lacks a part.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    asked = [pk for pk in request.POST.getlist("locales") if pk.isascii() and pk.isdigit()]
    wanted = list(Locale.objects.filter(pk__in=asked))
    if request.POST.get("include_subtree") or not all(may_translate(request.user, page, one) for one in wanted):
        raise PermissionDenied
    if not wanted:
        return redirect(request.path)
    drafts = [_draft_in(locale, page, request.user) for locale in wanted]
    messages.success(request, _("The translation is a draft now. Write it here, or as a PO file."))
    return redirect("translate", drafts[0].pk)


def _draft_in(locale: Locale, page: Page, user: Any) -> Page:
    there = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    return there or start_translation(page, locale, user)
