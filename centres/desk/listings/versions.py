"""Decides when a version of a page is a new one, and keeps it as a draft."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


def kept_draft(page: Any, draft: Any, user: Any) -> Any:
    """Keep a version as the page's newest revision, and return it; one that says the same makes none."""
    newest = page.latest_revision
    if newest is not None and not differs(newest, draft):
        return newest
    draft.full_clean()
    if not page.live:
        draft.save(clean=False)
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    page.refresh_from_db(fields=["latest_revision", "has_unpublished_changes"])
    return revision


def differs(revision: Any, draft: Any) -> bool:
    """Say whether a version says anything else than a revision."""
    names = ("title", "slug", *draft.word_fields, *draft.fact_fields)
    before, after = revision.content, as_a_revision(draft)
    return any(as_stored(before.get(name)) != as_stored(after.get(name)) for name in names)


def as_a_revision(page: Any) -> dict[str, Any]:
    """Return a page as a revision of it would hold it: days as texts."""
    content: dict[str, Any] = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    return content


def as_stored(value: Any) -> Any:
    """Return a value of a version; older versions lack fields that are empty in newer ones. “No” is not nothing."""
    return "" if value in (None, []) else value
