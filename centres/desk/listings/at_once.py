"""Decides what suspending or closing a service does: the public facts change at once, what waits for review stays.

Waiting for approval would send people in vain. IOM is told and can undo it; opening again is reviewed.
"""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from portal.letters import send_letter
from portal.models import User
from portal.roles import MODERATORS
from portal.signals import page_sets_changed
from portal.tree import lock_row

from ...choices import ServiceStatus
from ...freshness.mailing import is_named
from ...models import ServicePage

STOP, REVERT = "centres.stop_service", "centres.revert_stop"
FIELDS = ("status", "status_from", "status_until")
Status = dict[str, Any]


@transaction.atomic
def stop(page: Any, status: str, until: date | None, since: date, reason: str, user: Any) -> None:
    """Suspend or close a public service now; raise ValidationError for what cannot be meant."""
    lock_row(page.pk)
    page = ServicePage.objects.get(pk=page.pk)
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    if not page.live:
        raise ValidationError(_("This service is not public, so there is nothing to stop."))
    if not reason.strip():
        raise ValidationError(_("Say why in a few words: IOM reads it."))
    if until is not None and until < since:
        raise ValidationError(_("The day on which it opens again lies before today."))
    wanted: Status = {"status": status, "status_from": since, "status_until": until}
    before = _status_of(page)
    _write(page, wanted)
    data = {"before": _plain(before), "after": _plain(wanted), "reason": reason.strip()[:500]}
    entry = log(instance=page, action=STOP, user=user, data=data)
    context = {
        "title": title_in_mail(page),
        "user": user,
        "reason": reason.strip(),
        "entry": entry,
        "is_closed": _is_closed(wanted),
    }
    send_letter(who_hears(page), "service_stopped", until=until, **context)


@transaction.atomic
def revert(entry: PageLogEntry, user: Any) -> None:
    """Undo a suspension or closure: the facts are again what they were before. Done twice it changes nothing."""
    lock_row(entry.page_id)
    page = ServicePage.objects.get(pk=entry.page_id)
    if not may_revert(user, page):
        raise PermissionDenied
    if _plain(_status_of(page)) != entry.data["after"]:
        raise ValidationError(_("The service was changed since, so this cannot be undone any more."))
    before = entry.data["before"]
    dates = {name: date.fromisoformat(before[name]) if before[name] else None for name in FIELDS[1:]}
    _write(page, {"status": before["status"], **dates})
    log(instance=page, action=REVERT, user=user, data={"entry": entry.pk, "reason": entry.data["reason"]})
    if entry.user_id and entry.user_id != user.pk:
        send_letter([entry.user], "stop_reverted", title=title_in_mail(page))


def may_revert(user: Any, page: Any) -> bool:
    """Say whether somebody undoes what a partner stopped: moderators, administrators, focal points of its centres."""
    if not user.is_active:
        return False
    if user.is_superuser or page.permissions_for_user(user).can_publish():
        return True
    is_moderator = user.groups.filter(name=MODERATORS).exists()
    return bool(is_moderator or page.centres.filter(centre__focal_point=user).exists())


def who_hears(page: Any) -> list[Any]:
    """Return the moderators, and the focal points of the centres where the service is offered."""
    points = page.centres.values("centre__focal_point")
    return list(User.objects.filter(Q(groups__name=MODERATORS) | Q(pk__in=points), is_active=True).distinct())


def title_in_mail(page: Any) -> Any:
    """Return what a letter calls the service: its name, unless it is not for everybody."""
    return page.title if is_named(page) else gettext_lazy("a service that is not for everybody")


def stops() -> Any:
    """Return what was stopped, the newest first."""
    return PageLogEntry.objects.filter(action=STOP).select_related("user").order_by("-timestamp", "-pk")


def _write(page: Any, wanted: Status) -> None:
    """Write the status on the public row and into every version that may follow it; nobody else's words are touched."""
    ServicePage.objects.filter(pk=page.pk).update(**wanted)
    for name, value in wanted.items():
        setattr(page, name, value)
    follows = Q(pk__in=[page.live_revision_id or 0, page.latest_revision_id or 0])
    follows |= Q(object_id=str(page.pk), approved_go_live_at__isnull=False)
    follows |= Q(task_states__workflow_state__object_id=str(page.pk), task_states__status="in_progress")
    for revision in Revision.page_revisions.filter(follows).distinct():
        revision.content |= _plain(wanted)
        revision.save(update_fields=["content"])
    page_sets_changed.send(sender=ServicePage, keys=page.search_keys())


def _status_of(page: Any) -> Status:
    return {name: getattr(page, name) for name in FIELDS}


def _plain(status: Status) -> dict[str, str | None]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in status.items()}


def _is_closed(status: Status) -> bool:
    return bool(status["status"] == ServiceStatus.CLOSED)
