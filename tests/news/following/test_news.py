"""Followers are told what is public and new, once, in their language; and nothing of what is not for everybody."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from centres.models import Closure, ServiceAtCentre, ServicePage
from news.following import sending
from news.following.models import Subscription
from tests.centres import factories
from tests.news.factories import release as published
from tests.news.following.room import READER, an_hour_passes, centre, follower, name_of
from tests.servers.mailbox import Mailbox

pytestmark = pytest.mark.django_db
REASON = factories.labels("صيانة", "Repairs")


def texts(mailbox: Mailbox) -> list[str]:
    """Send what is new, twice, and return the letters of it."""
    mailbox.messages.clear()
    for _time in range(2):
        call_command("send_news", stdout=io.StringIO())
    return [f"{each['Subject']}\n{each.get_content()}" for each in mailbox.letters]


@pytest.mark.parametrize(
    ("language", "closed", "again"),
    [("en", "Closed until", "Open again at its usual hours"), ("ar", "مغلق", "مفتوح من جديد")],
)
def test_closing_and_reopening_are_told_at_once_and_once(
    language: str, closed: str, again: str, mailbox: Mailbox, committed: Any
) -> None:
    here = centre()
    follower(name_of(here), mailbox, committed, language)
    assert texts(mailbox) == []
    day = timezone.localdate() + timedelta(days=9)
    closure = Closure.objects.create(centre=here, reason=REASON, reopens_on=day)
    (told,) = texts(mailbox)
    assert closed in told and REASON[language] in told and here.short_path in told
    closure.lifted_at = timezone.now()
    closure.save()
    assert texts(mailbox) == []  # one an hour
    an_hour_passes()
    (told,) = texts(mailbox)
    assert REASON[language] not in told and "/follow/leave/" in told


def test_new_hours_and_phones_are_told_once_they_are_approved(mailbox: Mailbox, committed: Any) -> None:
    here = centre()
    follower(name_of(here), mailbox, committed)
    here.opening_hours, here.phones = "Su-We 10:00-13:00", factories.phones("+9647000000044")
    revision = here.save_revision()
    assert texts(mailbox) == []
    revision.publish()
    (told,) = texts(mailbox)
    assert "New opening hours: Sunday to Wednesday" in told and "+964 700 000 0044" in told


def test_a_service_there_is_named_but_never_one_that_is_sensitive_or_not_for_everybody(
    mailbox: Mailbox, committed: Any
) -> None:
    here, keeper = centre(), factories.partner()
    plain = factories.service(keeper, "plain", at=(here,))
    hush = factories.kind("gbv", is_sensitive=True)
    others = [
        factories.service(keeper, "hush", factories.labels("سر", "Hushed"), at=(here,), kind=hush),
        factories.service(keeper, "tier", factories.labels("سر", "Tiered"), at=(here,), visibility="partners"),
    ]
    follower(name_of(here), mailbox, committed)
    rows = ServiceAtCentre.objects.filter(page__in=[page.pk for page in (plain, *others)])
    rows.update(opening_hours="Mo 08:00-09:00")
    (told,) = texts(mailbox)
    assert "Legal advice" in told and "New hours of this service" in told
    assert "Hushed" not in told and "Tiered" not in told
    an_hour_passes()
    # What was for everybody and is not any more is not named either.
    ServicePage.objects.filter(pk=plain.pk).update(visibility="focal_points")
    rows.update(opening_hours="Tu 08:00-09:00")
    assert texts(mailbox) == []


@pytest.mark.parametrize("name", ["centre", "places/jalawla", "governorates/diyala", "topics/opening"])
def test_a_new_release_is_told_to_whoever_follows_what_it_is_about(name: str, mailbox: Mailbox, committed: Any) -> None:
    here = centre()
    old = release(here)
    follower(name_of(here) if name == "centre" else name, mailbox, committed)
    assert texts(mailbox) == []
    new = release(here, "second")
    (told,) = texts(mailbox)
    assert new.short_path in told and old.short_path not in told
    an_hour_passes()
    assert texts(mailbox) == []


def test_what_is_withdrawn_before_the_mail_leaves_is_not_told(mailbox: Mailbox, committed: Any) -> None:
    here = centre()
    follower(name_of(here), mailbox, committed)
    release(here).unpublish()
    assert texts(mailbox) == []


def test_the_address_that_follows_what_is_gone_is_kept_for_the_days_of_the_setting_and_no_longer(
    settings: Any, mailbox: Mailbox, committed: Any
) -> None:
    settings.SUBSCRIBE_GONE_DAYS = 30
    here, now = centre(), timezone.now()
    follower(name_of(here), mailbox, committed)

    def there_after(days: int) -> bool:
        """Say whether the address is still kept; nothing is mailed."""
        assert sending.run(now + timedelta(days)).sent == 0
        return Subscription.objects.exists()

    here.unpublish()
    assert there_after(0) and there_after(29)
    here.get_latest_revision().publish()
    assert there_after(31)
    here.refresh_from_db()
    here.unpublish()
    assert there_after(32) and there_after(61)
    assert not there_after(62)


def test_the_place_of_a_hidden_address_tells_nothing_of_it(mailbox: Mailbox, committed: Any) -> None:
    here = centre(address_hidden=True)
    follower("places/jalawla", mailbox, committed)
    Closure.objects.create(centre=here, reason=REASON)
    release(here, dateline_place=None)
    assert texts(mailbox) == []


def test_a_letter_that_cannot_leave_is_tried_again_and_two_senders_send_one(
    settings: Any, mailbox: Mailbox, committed: Any
) -> None:
    here = centre()
    row = follower(name_of(here), mailbox, committed)
    Closure.objects.create(centre=here, reason=REASON)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert sending.run().failed == 1
    settings.EMAIL_PORT = port
    # Somebody else has claimed it, and is gone after a while.
    Subscription.objects.filter(pk=row.pk).update(claimed_at=timezone.now())
    assert sending.run().sent == 0
    Subscription.objects.filter(pk=row.pk).update(claimed_at=timezone.now() - sending.CLAIM_HOLDS)
    assert sending.run().sent == 1 and len(mailbox.letters) == 1
    assert mailbox.letters[0]["To"] == READER


def release(here: object, slug: str = "first", **values: Any) -> Any:
    """Publish a release about the centre, on the topic, dated in its place."""
    from news.models import PressReleasePage, Topic

    topic, _is_new = Topic.objects.get_or_create(
        key="opening", defaults={"labels": factories.labels("افتتاح", "Opening")}
    )
    facts = {"related_centres": (here,), "topics": (topic,), "dateline_place": factories.place()}
    page = published(slug, **facts | values)
    return PressReleasePage.objects.public("en").get(pk=page.pk)
