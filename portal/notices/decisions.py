"""Decides what becomes of an urgent notice: handed in, approved, sent back, taken down; each in one transaction."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..models import UrgentNotice
from ..models.urgent_notices import NoticeState
from . import letters

WRITE = "portal.write_urgentnotice"
APPROVE = "portal.approve_urgentnotice"
PUBLISH = "portal.publish_urgentnotice"
CHANGEABLE = (NoticeState.WAITING, NoticeState.REFUSED)


def may_see(user: Any) -> bool:
    """Say whether the user has anything to do with notices."""
    return any(user.has_perm(right) for right in (WRITE, APPROVE, PUBLISH))


def may_change(user: Any, notice: UrgentNotice) -> bool:
    """Say whether the user may write the notice anew: before it was approved only."""
    return bool(user.has_perm(WRITE) and notice.state in CHANGEABLE)


def may_approve(user: Any, notice: UrgentNotice) -> bool:
    """Say whether the user may approve it: somebody else than who wrote it, or who may publish without approval."""
    return bool(user.has_perm(PUBLISH) or (user.has_perm(APPROVE) and notice.author_id != user.pk))


def may_take_down(user: Any, notice: UrgentNotice) -> bool:
    """Say whether the user may take it down: whoever may put one up, and its author."""
    return bool(user.has_perm(APPROVE) or user.has_perm(PUBLISH) or notice.author_id == user.pk)


@transaction.atomic
def hand_in(notice: UrgentNotice, user: Any) -> UrgentNotice:
    """Store a notice that is new or was changed; it is public if the user may publish, and else waits for approval."""
    is_new = notice._state.adding
    if not is_new:
        stored = _locked(notice.pk)
        if not may_change(user, stored):
            raise ValidationError(_("It was approved meanwhile. Take it down, or write one that replaces it."))
        if stored.version != notice.version:
            raise ValidationError(_("Somebody else changed it while you were writing. Open it again."))
    elif not user.has_perm(WRITE):
        raise PermissionDenied
    notice.version = notice.version if is_new else notice.version + 1
    notice.state, notice.author, notice.reason = NoticeState.WAITING, user, ""
    notice.save()
    log(instance=notice, action="portal.notice_hand_in", user=user)
    if user.has_perm(PUBLISH):
        return _put_up(notice, user)
    letters.ask_for_approval(notice)
    return notice


@transaction.atomic
def approve(pk: int, version: int, user: Any) -> UrgentNotice:
    """Put up the version that was read. Raise ValidationError when there is a newer one, or it was decided already."""
    notice = _waiting(pk, version)
    if not may_approve(user, notice):
        if user.has_perm(APPROVE):
            raise ValidationError(_("Nobody approves their own notice. Another moderator has to read it."))
        raise PermissionDenied
    if notice.is_over:
        raise ValidationError(_("Its time has passed already. Send it back, so that the time can be changed."))
    letters.tell_of_approval(_put_up(notice, user), user)
    return notice


@transaction.atomic
def refuse(pk: int, version: int, reason: str, user: Any) -> UrgentNotice:
    """Send it back to its author, who gets the reason by mail."""
    notice = _waiting(pk, version)
    if not (user.has_perm(APPROVE) or user.has_perm(PUBLISH)):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Say why, so that the author knows what to change."))
    _decide(notice, NoticeState.REFUSED, user, reason.strip())
    log(instance=notice, action="portal.notice_refuse", user=user, data={"reason": notice.reason})
    letters.tell_of_refusal(notice, user)
    return notice


@transaction.atomic
def take_down(pk: int, user: Any) -> UrgentNotice:
    """Take it off the site at once; done twice it changes nothing."""
    notice = _locked(pk)
    if not may_take_down(user, notice):
        raise PermissionDenied
    if notice.state != NoticeState.TAKEN_DOWN:
        _decide(notice, NoticeState.TAKEN_DOWN, user)
        log(instance=notice, action="portal.notice_take_down", user=user)
    return notice


def _put_up(notice: UrgentNotice, user: Any) -> UrgentNotice:
    _decide(notice, NoticeState.APPROVED, user)
    log(instance=notice, action="portal.notice_approve", user=user)
    replaced = notice.replaces
    if replaced is not None and replaced.state == NoticeState.APPROVED:
        _decide(_locked(replaced.pk), NoticeState.TAKEN_DOWN, user)
        log(instance=replaced, action="portal.notice_take_down", user=user)
    return notice


def _decide(notice: UrgentNotice, state: str, user: Any, reason: str = "") -> None:
    notice.state, notice.decided_by, notice.decided_at, notice.reason = state, user, timezone.now(), reason
    notice.save()


def _waiting(pk: int, version: int) -> UrgentNotice:
    notice = _locked(pk)
    if notice.state != NoticeState.WAITING:
        raise ValidationError(_("This was decided already, or was withdrawn by its author."))
    if notice.version != version:
        raise ValidationError(_("The notice was changed while you were reading. Read it again, then decide."))
    return notice


def _locked(pk: int) -> UrgentNotice:
    return UrgentNotice.objects.select_for_update(of=("self",)).get(pk=pk)
