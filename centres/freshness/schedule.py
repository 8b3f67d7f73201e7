"""Decides after how many days a listing is asked for, labelled and hidden: a partner's own schedule, a kind's, ours."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core import checks
from wagtail.models import Page

from .models import FreshnessSchedule, Stage


@dataclass(frozen=True)
class Days:
    """Days after the last confirmation at which each stage begins; ``remind_again`` is the day a listing is due."""

    remind: int
    remind_again: int
    escalate: int
    label: int
    hide: int

    def until(self, stage: int) -> int:
        """Return the days until the stage (none until the first)."""
        return (0, self.remind, self.remind_again, self.escalate, self.label, self.hide)[stage]

    def next_stage_on(self, stage: int, stage_on: date | None, confirmed_on: date) -> date:
        """Return the day on which the stage after this one begins.

        It is never earlier than the schedule's time after the stage before it was reached: whoever is reminded late
        (the command did not run, the schedule was changed) has all the time that a reminder gives.
        """
        following = min(stage + 1, Stage.HIDDEN)
        by_confirmation = confirmed_on + timedelta(days=self.until(following))
        if stage == Stage.CURRENT or stage_on is None:
            return by_confirmation
        return max(by_confirmation, stage_on + timedelta(days=self.until(following) - self.until(stage)))


class Schedules:
    """All schedules, read with one statement."""

    def __init__(self) -> None:
        self._by_key = {
            (row.partner_id, row.kind_id): Days(row.remind, row.remind_again, row.escalate, row.label, row.hide)
            for row in FreshnessSchedule.objects.all()
        }
        self._usual = usual_days()

    def of(self, partner_id: int | None, kind_id: int | None) -> Days:
        """Return the days for both together, for the partner, for the kind, or the usual ones."""
        for key in ((partner_id, kind_id), (partner_id, None), (None, kind_id)):
            if key != (None, None) and key in self._by_key:
                return self._by_key[key]
        return self._usual

    def of_page(self, source: Any) -> Days:
        """Return the days for a listing, a centre or a service, given by its source."""
        kind_id = getattr(source, "kind_id", None)
        return self.of(partner_pk_above(source) if hasattr(source, "visibility") else None, kind_id)


def partner_pk_above(source: Any) -> int | None:
    """Return the key of the source page of the partner whose service this is."""
    from ..models import PartnerPage

    above = Page.objects.filter(path=source.path[: -Page.steplen]).values("translation_key")
    return PartnerPage.objects.filter(translation_key__in=above, source=None).values_list("pk", flat=True).first()


def usual_days() -> Days:
    """Return the days of the settings."""
    return Days(
        settings.FRESHNESS_REMIND_DAYS,
        settings.FRESHNESS_REMIND_AGAIN_DAYS,
        settings.FRESHNESS_ESCALATE_DAYS,
        settings.FRESHNESS_LABEL_DAYS,
        settings.FRESHNESS_HIDE_DAYS,
    )


@checks.register("centres")
def schedule_runs_forwards(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse settings in which a listing would be hidden before anybody was asked."""
    days = usual_days()
    found = [days.until(stage) for stage in range(1, len(Stage))]
    if found == sorted(set(found)):
        return []
    return [checks.Error("Each PORTAL_FRESHNESS_…_DAYS has to be greater than the one before it.", id="centres.E001")]
