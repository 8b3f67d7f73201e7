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
    CentreHoursException,
    CentrePage,
    Closure,
    ConfirmLink,
    Freshness,
    HoursPreset,
    Kind,
    PartnerPage,
    ServiceAtCentre,
    ServicePage,
)
from centres.partner_groups import ensure_partner_group
from news.models import PressReleasePage, Subscription
from portal.models import ShortAddress, UrgentNotice, User
from portal.models.urgent_notices import NoticeState
from portal.sealing import sealed
from portal.translation.lifecycle import withdraw

DAYS = ("Su", "Mo", "Tu", "We", "Th", "Fr", "Sa")


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
def withdrawn_in_english() -> Iterator[None]:
    for page in PressReleasePage.objects.filter(live=True, source__isnull=False, locale__language_code="en"):
        withdraw(page, is_gone=False, user=None)
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


LADEN_WORDS = (
    (
        "ar",
        "مركز الموارد المجتمعية للعائدين والنازحين",
        "من مدخل السوق الكبير إلى اليمين ثم مئة متر بعد الجامع حتى البناية البيضاء ذات الباب الأزرق",
    ),
    (
        "en",
        "Community Resource Centre for returnees and displaced families",
        "From the gate of the big market to the right, then a hundred metres past the mosque to the white building",
    ),
)


@contextmanager
def laden() -> Iterator[None]:
    """Give every centre all services and kinds, the longest words, phones, and days with other hours one after another."""
    for language, name, step in LADEN_WORDS:
        words = {"title": f"{name} " * 5, "directions": f"{step} {step}\n" * 9}
        CentrePage.objects.filter(locale__language_code=language).update(**words)
    day, reason = timezone.localdate(), {language: step[:90] for language, _name, step in LADEN_WORDS}
    for centre in CentrePage.objects.filter(source__isnull=True):
        centre.kinds = Kind.objects.all()
        centre.phones = [("phone", {"number": f"+96470000000{n:02d}", "kind": "both"}) for n in range(1, 9)]
        centre.opening_hours = "; ".join(f"{name} 0{n}:30-1{n}:15" for n, name in enumerate(DAYS))
        centre.save()
        known = set(ServiceAtCentre.objects.filter(centre=centre).values_list("page", flat=True))
        for service in ServicePage.objects.filter(source__isnull=True).exclude(pk__in=known):
            ServiceAtCentre.objects.create(page=service, centre=centre)
        for n in range(1, 7):
            dates = {"first_day": day + timedelta(days=n * 9), "last_day": day + timedelta(days=n * 9 + 3)}
            CentreHoursException.objects.create(page=centre, reason=reason, **dates)
    with closed_and_before_a_holiday():
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


@contextmanager
def somebody_follows() -> Iterator[None]:
    centre = CentrePage.objects.public("ar").order_by("path").first()
    name = f"centres/{ShortAddress.of(centre.translation_key).short_id}"
    Subscription.objects.create(
        key="sweep", subject=name, language="ar", mark="-", address=sealed("a@example.org"), asked_at=timezone.now()
    )
    yield
