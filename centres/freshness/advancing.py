"""Decides, day by day, which listings are asked for, put on IOM's list, labelled and hidden.

A keeper's listings go on together, in one transaction that holds their rows: a second run at the same time waits, and
then finds nothing left to do. A listing goes on by one stage a run at most.
"""

from collections import Counter
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from portal.signals import page_sets_changed

from . import mailing
from .confirming import facts_digest
from .listings import Kept, by_keeper, centres_kept, services_kept
from .models import Freshness, How, Stage
from .schedule import Days, Schedules


def run(today: date | None = None) -> Counter[int]:
    """Let every listing reach the stage of today; return how many reached each stage."""
    today = today or timezone.localdate()
    schedules = Schedules()
    note_unknown(schedules, today)
    reached: Counter[int] = Counter()
    for kept in by_keeper(today):
        reached += advance(kept, schedules, today)
    return reached


def note_unknown(schedules: Schedules, today: date) -> None:
    """Begin with the last publication for listings that were published before anybody kept count."""
    known = Freshness.objects.filter(key=OuterRef("translation_key"))
    for pages in (services_kept(today), centres_kept()):
        for page in pages.filter(~Exists(known)):
            at = page.last_published_at or page.first_published_at or timezone.now()
            due_on = schedules.of_page(page).next_stage_on(Stage.REMINDED, None, timezone.localdate(at))
            start = {"confirmed_at": at, "how": How.FIRST, "due_on": due_on, "facts_digest": facts_digest(page)}
            Freshness.objects.get_or_create(key=page.translation_key, defaults=start)


@transaction.atomic
def advance(kept: Kept, schedules: Schedules, today: date) -> Counter[int]:
    """Let a keeper's listings go on, search follow, and the mails leave once that is stored."""
    keys = [page.translation_key for page in kept.pages]
    rows = {row.key: row for row in Freshness.objects.select_for_update().filter(key__in=keys).order_by("key")}
    partner_pk = kept.partner.pk if kept.partner else None
    reached: dict[int, list[Any]] = {}
    for page in kept.pages:
        row = rows.get(page.translation_key)
        days = schedules.of(partner_pk, getattr(page, "kind_id", None))
        if row is not None and _goes_on(row, days, _last_stage(page), today):
            reached.setdefault(row.stage, []).append(page)
    _tell_search(reached)
    mailing.tell(kept, reached, rows)
    return Counter({stage: len(pages) for stage, pages in reached.items()})


def _goes_on(row: Freshness, days: Days, last: Stage, today: date) -> bool:
    """Take the next stage if its day has come, and the day until which to confirm from the schedule of today."""
    confirmed_on = timezone.localdate(row.confirmed_at)
    moves = row.stage < last and days.next_stage_on(row.stage, row.stage_on, confirmed_on) <= today
    if moves:
        row.stage, row.stage_on = row.stage + 1, today
        row.hidden_since = timezone.now() if row.stage == Stage.HIDDEN else None
    due_on = row.due_on
    if row.stage <= Stage.REMINDED:
        since = row.stage_on if row.stage == Stage.REMINDED else None
        due_on = days.next_stage_on(Stage.REMINDED, since, confirmed_on)
    if moves or due_on != row.due_on:
        row.due_on = due_on
        row.save(update_fields=["stage", "stage_on", "hidden_since", "due_on"])
    return moves


def _last_stage(page: Any) -> Stage:
    """Return how far a listing goes: a centre is a place that stands there, and is never hidden for its age."""
    return Stage.HIDDEN if hasattr(page, "visibility") else Stage.LABELLED


def _tell_search(reached: dict[int, list[Any]]) -> None:
    labelled = [page.translation_key for page in reached.get(Stage.LABELLED, [])]
    hidden = [key for page in reached.get(Stage.HIDDEN, []) for key in page.search_keys()]
    if keys := list(dict.fromkeys([*labelled, *hidden])):
        page_sets_changed.send(sender=Freshness, keys=keys)
