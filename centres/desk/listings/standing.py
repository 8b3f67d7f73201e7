"""Decides how a listing stands, in plain words, and how urgently its partner has to do something."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from portal.dates import say_date

from ...choices import ServiceStatus
from ...freshness.models import Stage
from ...hours.evaluate import in_baghdad


@dataclass(frozen=True)
class Standing:
    """A state: the kind gives its shape, the words say it, ``more`` explains it, ``reason`` is the reviewer's."""

    kind: str
    words: str
    more: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Facts:
    """What decides how a listing stands."""

    pk: int
    live: bool = False
    has_unpublished_changes: bool = False
    first_published_at: datetime | None = None
    status: str = ServiceStatus.ACTIVE
    status_from: date | None = None
    status_until: date | None = None
    translation_key: Any = None
    stage: int = Stage.CURRENT
    due_on: date | None = None
    confirmed_at: datetime | None = None
    workflow: str = ""
    submitted: datetime | None = None
    reason: str = ""

    @property
    def is_waiting(self) -> bool:
        """Say whether a change is with the reviewer."""
        return self.workflow == WorkflowState.STATUS_IN_PROGRESS

    @property
    def is_back(self) -> bool:
        """Say whether a change was sent back."""
        return self.workflow == WorkflowState.STATUS_NEEDS_CHANGES

    @property
    def is_stopped(self) -> bool:
        """Say whether the public service is suspended or closed."""
        return self.live and self.status in (ServiceStatus.SUSPENDED, ServiceStatus.CLOSED)

    @property
    def needs_confirming(self) -> bool:
        """Say whether somebody was asked to confirm it and has not yet."""
        return self.live and self.stage >= Stage.REMINDED and self.status != ServiceStatus.CLOSED

    @property
    def is_due(self) -> bool:
        """Say whether a suspension was expected to have ended."""
        return (
            self.is_stopped and self.status_until is not None and self.status_until < in_baghdad(timezone.now()).date()
        )


# Below this place in the list, the partner has to do something.
FIRST_QUIET = 5


def urgency(facts: Facts) -> int:
    """Return the place of a listing among the others: what needs doing first."""
    if facts.is_back:
        return 0
    if facts.needs_confirming:
        return 1
    if facts.is_due:
        return 2
    if facts.is_waiting:
        return FIRST_QUIET + 1
    if not facts.live and facts.first_published_at is None:
        return 3
    return 4 if facts.has_unpublished_changes and facts.live else FIRST_QUIET


def standings_of(facts: Facts, language: str) -> list[Standing]:
    """Return the states of a listing, the one to act on first."""
    return [*_of_the_change(facts, language), *_of_its_age(facts, language), *_of_what_is_public(facts, language)]


def _of_its_age(facts: Facts, language: str) -> list[Standing]:
    """Say until when it is to be confirmed, and what the public reads since it was not."""
    if not facts.needs_confirming:
        return []
    last = (
        _("Last confirmed on %(day)s.") % {"day": say_date(facts.confirmed_at, language)} if facts.confirmed_at else ""
    )
    if facts.stage == Stage.HIDDEN:
        more = _("Confirming it brings it back.")
        return [Standing("closed", _("Hidden: visitors do not see it"), f"{last} {more}".strip())]
    if facts.stage == Stage.LABELLED:
        return [Standing("due", _("Visitors read that it is not confirmed"), last)]
    by = _("To confirm by %(day)s.") % {"day": say_date(facts.due_on, language)} if facts.due_on else ""
    return [Standing("due", _("Is it still correct?"), f"{by} {last}".strip())]


def _of_the_change(facts: Facts, language: str) -> list[Standing]:
    earlier = _("Visitors still see the earlier version.") if facts.live else _("Visitors do not see it yet.")
    if facts.is_back:
        return [Standing("back", _("Sent back to you"), earlier, facts.reason)]
    if facts.is_waiting:
        sent = _("Sent on %(day)s.") % {"day": say_date(facts.submitted, language)} if facts.submitted else ""
        return [Standing("wait", _("Your change is with the reviewer"), f"{sent} {earlier}".strip())]
    if facts.live and facts.has_unpublished_changes:
        return [Standing("due", _("A change was begun and not sent"), earlier)]
    return []


def _of_what_is_public(facts: Facts, language: str) -> list[Standing]:
    """Say what visitors see, but for what its age has said already."""
    if facts.stage == Stage.HIDDEN and facts.needs_confirming:
        return []
    return [_public_state(facts, language)]


def _public_state(facts: Facts, language: str) -> Standing:
    if not facts.live:
        if facts.first_published_at is not None:
            return Standing("closed", _("Not public: IOM took it off the site"))
        return Standing("due", _("Draft: not sent yet")) if not facts.workflow else Standing("closed", _("New"))
    if not facts.is_stopped:
        return Standing("open", _("Public, visitors see it"))
    if facts.status == ServiceStatus.CLOSED:
        return Standing("closed", _("Closed: visitors do not find it any more"))
    more = ""
    if facts.status_until is not None:
        day = {"day": say_date(facts.status_until, language)}
        more = _("It was to open again on %(day)s. Is it open?") % day if facts.is_due else _("Until %(day)s") % day
    return Standing("closed", _("Suspended: visitors see that it is not offered now"), more)
