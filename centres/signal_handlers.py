"""Connects what the directory does when its pages change; each receiver calls a named function."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import copy_for_translation_done, page_published

from portal.mentions import tell_of_change
from portal.signals import spellings_changed

from .freshness.confirming import note_published
from .models import CentrePage, Governorate, Membership, PartnerPage, Place, ServicePage
from .partner_groups import ensure_partner_group, keep_member, partner_group


def on_partner_published(instance: PartnerPage, **kwargs: Any) -> None:
    """Give the partner's people their rights on what was published."""
    ensure_partner_group(instance)


def on_listing_published(instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Count the publication of a listing as a confirmation where it is one."""
    note_published(instance, revision)


def on_translation_started(target_obj: Any, **kwargs: Any) -> None:
    """Let a partner's people work on the draft in another language, too."""
    if isinstance(target_obj, PartnerPage) and partner_group(target_obj):
        ensure_partner_group(target_obj)


def on_place_saved(instance: Place | Governorate, created: bool, **kwargs: Any) -> None:
    """Tell of a place's new name or spelling."""
    if not created:
        tell_of_change(instance)


def on_place_changed(sender: Any, **kwargs: Any) -> None:
    """Tell of other spellings."""
    spellings_changed.send(sender)


def on_member_saved(instance: Membership, **kwargs: Any) -> None:
    """Give a partner's new member its group's rights."""
    keep_member(instance, belongs=True)


def on_member_left(instance: Membership, **kwargs: Any) -> None:
    """Take the partner group's rights from whoever does not belong any more."""
    keep_member(instance, belongs=False)


def connect() -> None:
    """Connect the receivers; a second call changes nothing."""
    page_published.connect(on_partner_published, sender=PartnerPage, dispatch_uid="partner group")
    for listing in (CentrePage, ServicePage):
        page_published.connect(on_listing_published, sender=listing, dispatch_uid="freshness")
    for model in (Place, Governorate):
        post_save.connect(on_place_saved, sender=model, dispatch_uid="place saved")
        for signal in (post_save, post_delete):
            signal.connect(on_place_changed, sender=model, dispatch_uid="place changed")
    post_save.connect(on_member_saved, sender=Membership, dispatch_uid="member saved")
    post_delete.connect(on_member_left, sender=Membership, dispatch_uid="member left")
    copy_for_translation_done.connect(on_translation_started, dispatch_uid="partner group")
