"""Decides what a preview at the desk shows: the newest version of a page in one language, kept nowhere."""

from typing import Any

from django.http import Http404, HttpResponse
from wagtail.models import COMMENTS_RELATION_NAME

from portal.previews.shared import closed
from portal.rendering import render_page

from ..door import DeskRequest
from .ownership import newest, translation_of


def shown_draft(request: DeskRequest, page: Any, language: str) -> HttpResponse:
    """Return the newest version of a page as visitors would see it; 404 where it has no words in the language."""
    shown = page if page.language == language else translation_of(page, language)
    if shown is None or not shown.permissions_for_user(request.user).can_edit():
        raise Http404("There is no version in this language.")
    request.is_preview = True  # type: ignore[attr-defined]
    for one in {page, shown}:
        # Nothing of it is saved, so that nobody has to ask for what editors note on it.
        getattr(one, COMMENTS_RELATION_NAME).set([])
    draft = newest(shown)
    if shown.source_id:
        draft.source = newest(page)
    response: HttpResponse = closed(render_page(request, draft, language))
    return response
