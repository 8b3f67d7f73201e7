"""Decides what counts as a confirmation, and what follows from it.

Somebody said so (desk, link, IOM), the listing was published for the first time, or a change of its facts was
published whose author is one of those who keep it: whoever changed facts has looked at them. A change of words, a
translation, and a change by somebody else say nothing about the facts.
"""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from portal.signals import page_sets_changed

from ..partner_groups import partner_group
from .models import Confirmation, Freshness, How, Stage
from .schedule import Schedules

# What is not the same in two copies of the same row.
NO_FACTS = frozenset({"pk", "page"})


@transaction.atomic
def confirm(page: Any, by: Any, how: str, *, at: datetime | None = None) -> bool:
    """Note that the listing (any page of its set) is right, by a user or nobody known; return whether it could be.

    A listing that was hidden is public again, and search follows in the same transaction. What is not published
    cannot be confirmed.
    """
    source, now = page.facts, at or timezone.now()
    if not source.live:
        return False
    row = Freshness.objects.select_for_update().filter(key=source.translation_key).first()
    in_time = row is None or timezone.localdate(now) <= row.due_on
    was_shown_otherwise = row is not None and row.stage >= Stage.LABELLED
    due_on = Schedules().of_page(source).next_stage_on(Stage.REMINDED, None, timezone.localdate(now))
    state = {
        "confirmed_at": now,
        "confirmed_by": by,
        "how": how,
        "due_on": due_on,
        "stage": Stage.CURRENT,
        "stage_on": None,
        "hidden_since": None,
        "facts_digest": facts_digest(source),
    }
    Freshness.objects.update_or_create(key=source.translation_key, defaults=state)
    Confirmation.objects.create(key=source.translation_key, at=now, by=by, how=how, in_time=in_time)
    if how not in (How.FIRST, How.CHANGE):
        log(instance=source, action="centres.confirm", user=by, data={"how": how})
    if was_shown_otherwise:
        page_sets_changed.send(sender=type(source), keys=source.search_keys())
    return True


def note_published(page: Any, revision: Any) -> None:
    """Confirm a listing that was published, where that says something about its facts."""
    if page.source_id is not None:
        return
    row = Freshness.objects.filter(key=page.translation_key).first()
    author = revision.user if revision is not None else None
    if row is None:
        confirm(page, author, How.FIRST)
        return
    digest = facts_digest(page)
    if digest == row.facts_digest:
        return
    if keeps(author, page):
        confirm(page, author, How.CHANGE)
    else:
        Freshness.objects.filter(key=page.translation_key).update(facts_digest=digest)


def keeps(user: Any, source: Any) -> bool:
    """Say whether the user is one of those who answer for the listing: the partner's people; IOM's for a centre."""
    if user is None:
        return False
    partner = source.get_parent().specific if hasattr(source, "visibility") else None
    if partner is None:
        return True
    group = partner_group(partner)
    return group is not None and user.groups.filter(pk=group.pk).exists()


def facts_digest(source: Any) -> str:
    """Return a SHA-256 of all facts of the listing; the same facts in another revision have the same."""
    content = type(source).objects.get(pk=source.pk).serializable_data()
    facts = {name: _comparable(content.get(name)) for name in source.fact_fields}
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()


def _comparable(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    if all(isinstance(row, dict) for row in value):
        return [{name: row[name] for name in row.keys() - NO_FACTS} for row in value]
    return sorted(value, key=str)
