"""What the tests of the loop need: a partner with people, and listings whose last confirmation lies back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from centres.models import Freshness
from centres.partner_groups import ensure_partner_group
from portal.models import User
from portal.roles import MODERATORS
from tests.centres import factories

DAY = timedelta(days=1)


def member(partner: Any, name: str = "partner") -> User:
    """Return somebody who belongs to the partner."""
    user = User.objects.create_user(name, f"{name}@example.org", "password")
    user.groups.add(ensure_partner_group(partner))
    return user


def moderator(name: str = "moderator") -> User:
    """Return one of IOM's moderators."""
    user = User.objects.create_user(name, f"{name}@example.org", "password")
    user.groups.add(Group.objects.get(name=MODERATORS))
    return user


def age(page: Any, days: int, stage: int = 0) -> None:
    """Let the last confirmation of the listing lie so many days back."""
    confirmed_at = timezone.now() - days * DAY
    Freshness.objects.filter(key=page.translation_key).update(
        confirmed_at=confirmed_at,
        due_on=timezone.localdate(confirmed_at) + 90 * DAY,
        stage=stage,
        stage_on=timezone.localdate() if stage else None,
        hidden_since=timezone.now() if stage == 5 else None,
    )


def stage_of(page: Any) -> int:
    """Return the stage that the listing has reached."""
    return Freshness.objects.get(key=page.translation_key).stage


def kept_listing() -> tuple[Any, Any, User]:
    """Return a public service, its partner, and one of the partner's people."""
    partner = factories.partner()
    return factories.service(partner, at=(factories.centre(),)), partner, member(partner)
