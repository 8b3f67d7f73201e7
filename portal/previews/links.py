"""Decides who may share a preview, what a link's address says, and when it leads nowhere any more."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from ..models.preview_links import PreviewLink
from ..workflow.decisions import may_review

SIGNER: Final = Signer(salt="portal.preview", sep="~")


def may_preview(user: Any, page: Any) -> bool:
    """Say whether the user may read the page's drafts: whoever may edit it, and whoever reviews it."""
    if page.permissions_for_user(user).can_edit():
        return True
    state = page.current_workflow_task_state
    return bool(state and may_review(state, user))


@transaction.atomic
def share(page: Any, revision: Any, user: Any) -> PreviewLink:
    """Make a link to the revision for some days (a setting)."""
    if not (may_preview(user, page) and may_be_shared(revision)):
        raise PermissionDenied
    expires_at = timezone.now() + timedelta(days=settings.PREVIEW_DAYS)
    link = PreviewLink.objects.create(page_id=page.pk, revision=revision, made_by=user, expires_at=expires_at)
    log(instance=page, action="portal.share_preview", user=user, revision=revision)
    return link


@transaction.atomic
def revoke(page: Any, pk: int, user: Any) -> None:
    """End a link of the page by hand."""
    if not may_preview(user, page):
        raise PermissionDenied
    link = PreviewLink.objects.filter(page_id=page.pk, pk=pk, revoked_at=None).first()
    if link is not None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        log(instance=page, action="portal.revoke_preview", user=user, revision=link.revision)


def may_be_shared(revision: Any) -> bool:
    """Say whether somebody without an account may read the revision: never what is for partners or a few alone.

    Both count, what the revision says and what is stored: a service that was made private since is private.
    """
    draft = revision.as_object()
    stored = type(draft).objects.filter(pk=draft.pk).first()
    return bool(draft.is_for_everybody and (stored is None or not stored.live or stored.is_for_everybody))


def revoke_all(page: Any) -> None:
    """End the links of a page that was published: what they show is public, or was not taken."""
    PreviewLink.objects.filter(page_id=page.pk, revoked_at=None).update(revoked_at=timezone.now())


def open_links(page: Any) -> list[PreviewLink]:
    """Return the links of the page that still lead somewhere."""
    rows = PreviewLink.objects.filter(page_id=page.pk, revoked_at=None, expires_at__gt=timezone.now())
    return list(rows.select_related("made_by"))


def address_of(link: PreviewLink) -> str:
    """Return the link's address, signed."""
    return reverse("shared_preview", args=[SIGNER.sign(link.key)])


def link_at(token: str) -> PreviewLink | None:
    """Return the link that the address names, ended or not; None where the address is not one of ours."""
    try:
        key = SIGNER.unsign(token)
    except BadSignature:
        return None
    return PreviewLink.objects.filter(key=key).select_related("revision").first()
