"""Decides who closes and reopens a centre, or a service, at once.

Nothing is copied anywhere: pages, lists, search, feed and calendar read the closure itself, so that all of them say
what the transaction stores.
"""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.gate import ANY_LANGUAGE
from portal.letters import send_letter
from portal.roles import ADMIN_ACCESS
from portal.tree import lock_row

from ..models import CentrePage, Closure, PartnerPage
from .evaluate import in_baghdad

CLOSE = "centres.close_centre"
# Of a user: that a centre was read whose focal point they are.
KNOWN = "is_known_focal_point"


def may_close_some(user: Any) -> bool:
    """Say whether the user may close any centre."""
    if user.has_perm(CLOSE):
        return True
    return bool(user.has_perm(ADMIN_ACCESS) and (getattr(user, KNOWN, False) or _in_focus(user).exists()))


def know_focal_point(user: Any, centre: CentrePage) -> None:
    """Note for this request that the user is the focal point of a centre that was read: the menu need not ask."""
    if centre.live and centre.focal_point_id == user.pk:
        setattr(user, KNOWN, True)


def may_close(user: Any, page: Any) -> bool:
    """Say whether the user may close and reopen a centre or a service: by role, or as a centre's focal point."""
    if page is None or not page.facts.live:
        return False
    focal_point = getattr(page.facts, "focal_point_id", None)
    return bool(user.has_perm(CLOSE) or (focal_point == user.pk and user.has_perm(ADMIN_ACCESS)))


def closable(user: Any) -> QuerySet[CentrePage]:
    """Return the public centres that the user may close."""
    centres = CentrePage.objects.public(ANY_LANGUAGE).order_by("title")
    return centres if user.has_perm(CLOSE) else centres.filter(focal_point=user)


def in_force(today: date) -> QuerySet[Closure]:
    """Return the closures that were not lifted and are not over."""
    return Closure.objects.filter(Q(reopens_on=None) | Q(reopens_on__gt=today), lifted_at=None)


def is_in_force(closure: Closure, today: date) -> bool:
    """Say the same of one that was read."""
    return closure.lifted_at is None and (closure.reopens_on is None or closure.reopens_on > today)


@transaction.atomic
def close(closure: Closure, user: Any) -> Closure:
    """Close a centre, or a service wherever it is offered, at once; one that is in force says the new words instead."""
    page: Any = closure.service or closure.centre
    if not may_close(user, page):
        raise PermissionDenied
    lock_row(page.pk)
    now = timezone.now()
    today = in_baghdad(now).date()
    if closure.reopens_on is not None and closure.reopens_on <= today:
        raise ValidationError({"reopens_on": _("Choose a day after today, or leave it empty.")})
    current = in_force(today).filter(centre=closure.centre, service=closure.service, begins_at__lte=now).first()
    if current is not None:
        current.reason, current.reopens_on = closure.reason, closure.reopens_on
        closure = current
    else:
        closure.begins_at, closure.closed_by = now, user
    closure.save()
    log(instance=page, action="centres.close", user=user, data=_logged(closure))
    if closure.service is not None:
        _tell_partner(closure)
    return closure


@transaction.atomic
def reopen(pk: int, user: Any) -> Closure:
    """Lift a closure at once; done twice it changes nothing."""
    closure = Closure.objects.select_for_update(of=("self",)).select_related("centre", "service").get(pk=pk)
    page = closure.service or closure.centre
    if not may_close(user, page):
        raise PermissionDenied
    if closure.lifted_at is None:
        closure.lifted_at, closure.lifted_by = timezone.now(), user
        closure.save(update_fields=["lifted_at", "lifted_by"])
        log(instance=page, action="centres.reopen", user=user, data=_logged(closure))
    return closure


def _in_focus(user: Any) -> QuerySet[CentrePage]:
    return CentrePage.objects.public(ANY_LANGUAGE).filter(focal_point=user)


def _tell_partner(closure: Closure) -> None:
    """Mail those who keep the service: they did not close it themselves."""
    from ..desk.listings.at_once import title_in_mail
    from ..freshness.people import people_of
    from ..freshness.schedule import partner_pk_above

    partner = PartnerPage.objects.filter(pk=partner_pk_above(closure.service)).first()
    if partner is not None:
        context = {"title": title_in_mail(closure.service), "page": closure.service, "reason": closure.reason}
        send_letter(people_of(partner), "service_closed", until=closure.reopens_on, **context)


def _logged(closure: Closure) -> dict[str, Any]:
    return {"reason": closure.reason, "reopens_on": str(closure.reopens_on or "")}
