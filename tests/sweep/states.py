"""Decides in which other states public pages are looked at: each changes the demo site inside a transaction that is undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import OperationalError, connection
from django.utils import timezone
from wagtail.models import Page

from centres.freshness.links import make_link
from centres.freshness.models import Stage
from centres.models import (
    CentrePage,
    Closure,
    ConfirmLink,
    Freshness,
    HoursPreset,
    PartnerPage,
    ServicePage,
)
from centres.partner_groups import ensure_partner_group
from news.models import PressReleasePage
from portal.models import UrgentNotice, User
from portal.models.urgent_notices import NoticeState


@contextmanager
def notice_up() -> Iterator[None]:
    now = timezone.now()
    UrgentNotice.objects.create(
        title={"ar": "طريق جلولاء مغلق", "en": "The Jalawla road is closed"},
        text={"ar": "اتصل بالمركز قبل أن تأتي.", "en": "Call the centre before you come."},
        state=NoticeState.APPROVED,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=1),
    )
    yield


@contextmanager
def no_english_first() -> Iterator[None]:
    """Take the Arabic words of a release away that was written in English."""
    english = PressReleasePage.objects.filter(source__isnull=True, locale__language_code="en")
    keys = list(english.values_list("translation_key", flat=True))
    Page.objects.filter(translation_key__in=keys, locale__language_code="ar").update(live=False)
    yield


@contextmanager
def open_day_and_night() -> Iterator[None]:
    CentrePage.objects.filter(source__isnull=True).update(opening_hours="Mo-Su 00:00-24:00")
    yield


@contextmanager
def closed_and_before_a_holiday() -> Iterator[None]:
    """Close every centre at once, and state a holiday that no partner has confirmed."""
    reason = {"ar": "أعمال صيانة", "en": "Repairs"}
    day = timezone.localdate() + timedelta(days=20)
    for centre in CentrePage.objects.filter(source__isnull=True):
        Closure.objects.create(centre=centre, reason=reason, reopens_on=day)
    names = {"ar": "عيد الفطر", "en": "Eid al-Fitr"}
    HoursPreset.objects.create(names=names, first_day=day, last_day=day + timedelta(days=2))
    yield


@contextmanager
def database_lost() -> Iterator[None]:
    def refuse(*_arguments: Any) -> None:
        raise OperationalError("the server closed the connection unexpectedly")

    with connection.execute_wrapper(refuse):
        yield


@contextmanager
def nobody_confirmed() -> Iterator[None]:
    """Let half a year pass, and give a partner a link to confirm its services by."""
    Freshness.objects.update(stage=Stage.LABELLED, confirmed_at=timezone.now() - timedelta(days=150))
    service = ServicePage.objects.public("ar").filter(kind__is_sensitive=False).order_by("path").first()
    partner = PartnerPage.objects.get(pk=service.get_parent().pk)
    keeper = User.objects.create_user("keeper", "keeper@example.org")
    keeper.groups.add(ensure_partner_group(partner))
    own = ServicePage.objects.child_of(partner).filter(source=None).values_list("translation_key", flat=True)
    make_link(keeper, partner, own)
    ConfirmLink.objects.update(key="sweep")
    yield
