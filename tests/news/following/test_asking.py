"""Following begins at a button in a mail and ends at one; nobody learns who follows, and nothing is left over."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from centres.freshness.bounces import LETTER_HEADER, bounce_in, note
from centres.models import BouncedAddress
from news.following.models import Subscription
from portal.environment import READ
from portal.sealing import marks, opened, read_keys, sealed
from tests.centres.freshness.test_bounces import report
from tests.news.factories import material
from tests.news.following.room import READER, ask, centre, follower, name_of, stamp_on
from tests.portal.pages import visitor
from tests.servers.mailbox import Mailbox

pytestmark = pytest.mark.django_db


def test_nothing_is_followed_before_the_button_in_the_mail_was_pressed(mailbox: Mailbox, committed: Any) -> None:
    here = centre()
    with committed():
        answer = ask(name_of(here))
    assert (answer.status_code, answer["Location"]) == (303, "/en/follow/sent/") and not answer.cookies
    link = mailbox.link(READER)
    shown = visitor().get(link)
    assert b"Jalawla centre" in shown.content and shown["Cache-Control"] == "no-store" and not shown.cookies
    assert Subscription.objects.get().confirmed_at is None
    assert b"You follow this now" in visitor().post(link).content
    assert Subscription.objects.get().confirmed_at


@pytest.mark.parametrize(("language", "words"), [("ar", "مركز جلولاء"), ("en", "Jalawla centre")])
def test_the_letter_is_in_the_language_of_the_page(language: str, words: str, mailbox: Mailbox, committed: Any) -> None:
    here = centre()
    with committed():
        ask(name_of(here), language)
    subject, text = mailbox.last(READER)
    assert words in subject and f"/{language}/follow/confirm/" in text


def test_the_address_stands_nowhere_in_the_database(mailbox: Mailbox, committed: Any) -> None:
    follower(name_of(centre()), mailbox, committed)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            assert READER.lower() not in str(cursor.fetchall()).lower(), table
    row = Subscription.objects.get()
    assert opened(row.address) == READER and row.mark == marks(READER.lower())[0]


def test_the_answer_is_the_same_whether_the_address_follows_or_not(mailbox: Mailbox, committed: Any) -> None:
    name = name_of(centre())
    fresh = ask(name, address="other@example.org")
    follower(name, mailbox, committed, address="reader@example.org")
    again = ask(name, address="READER@example.org")
    assert [fresh.status_code, fresh.content, fresh.headers] == [again.status_code, again.content, again.headers]
    assert Subscription.objects.count() == 2


def test_an_address_is_asked_once_an_hour_and_about_few_things(mailbox: Mailbox, committed: Any) -> None:
    pages = [centre(slug=f"c{n}") for n in range(7)]
    with committed():
        for page in [*pages, *pages]:
            assert ask(name_of(page)).status_code == 303
    assert len(mailbox.letters) == Subscription.objects.count() == 5


@pytest.mark.parametrize("way", ["button", "one click"])
def test_leaving_deletes_the_address_and_only_a_post_does(way: str, mailbox: Mailbox, committed: Any) -> None:
    with committed():
        ask(name_of(centre()))
    letter = mailbox.letters[-1]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = "/" + str(letter["List-Unsubscribe"]).strip("<>").split("/", 3)[3]
    assert visitor().get(path).status_code == visitor().head(path).status_code == 200
    assert Subscription.objects.count() == 1
    sent = {"List-Unsubscribe": "One-Click"} if way == "one click" else {}
    for _time in range(2):
        answer = visitor().post(path, sent)
        assert answer.status_code == 200 and b"You get no more mail" in answer.content
    assert not Subscription.objects.exists()
    assert visitor().get(mailbox.link(READER)).status_code == 410


def test_what_was_not_confirmed_is_forgotten_after_the_days_of_the_setting(
    settings: Any, mailbox: Mailbox, committed: Any
) -> None:
    settings.SUBSCRIBE_DAYS = 3
    ask(name_of(centre()))
    call_command("send_news", stdout=io.StringIO())
    assert Subscription.objects.count() == 1
    Subscription.objects.update(asked_at=timezone.now() - timedelta(days=3, minutes=1))
    call_command("send_news", stdout=io.StringIO())
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"address": "nobody"}, "This is not an e-mail address"),
        ({"address": "a@example.org\r\nBcc: b@example.org"}, "This is not an e-mail address"),
        ({"website": "x"}, "Leave this field empty"),
        ({"stamp": "forged"}, "please send it once more"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_is_kept(sent: dict[str, str], words: str) -> None:
    answer = ask(name_of(centre()), **sent)
    assert answer.status_code == 400 and words in answer.content.decode()
    assert sent.get("address", READER).split("\r")[0] in answer.content.decode()
    assert not Subscription.objects.exists()


def test_strangers_pages_and_floods_are_refused(settings: Any) -> None:
    name = name_of(centre())
    path = f"/en/follow/{name}/"
    stamp = stamp_on(visitor(), path)
    strange = visitor(**{"Sec-Fetch-Site": "cross-site"}).post(path, {"address": READER, "stamp": stamp})
    assert strange.status_code == 403
    settings.REPORTS_PER_HOUR = 1
    assert [ask(name, address=f"a{n}@example.org").status_code for n in range(2)] == [303, 429]


def test_what_is_not_there_cannot_be_followed() -> None:
    here = centre()
    here.unpublish()
    for name in (name_of(here), "centres/zzzzzz", "places/nowhere", "topics/none", "people/me"):
        assert visitor().get(f"/en/follow/{name}/").status_code == 404, name
    for path in ("confirm/forged~x", "leave/forged~x"):
        assert visitor().get(f"/en/follow/{path}/").status_code == 404


def test_a_letter_that_comes_back_for_good_deletes_its_subscription_and_nobody_is_told(
    mailbox: Mailbox, committed: Any
) -> None:
    with committed():
        ask(name_of(centre()))
    header = str(mailbox.letters[-1][LETTER_HEADER])
    assert READER not in header
    bounce = bounce_in(report(header=header))
    assert bounce is not None and note(bounce)
    assert not Subscription.objects.exists() and not BouncedAddress.objects.exists()


def test_keys_can_be_changed(settings: Any, mailbox: Mailbox, committed: Any) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.SUBSCRIBER_KEYS = (old,)
    name = name_of(centre())
    follower(name, mailbox, committed)
    settings.SUBSCRIBER_KEYS = (new, old)
    ask(name)
    assert Subscription.objects.count() == 1
    call_command("seal_addresses", stdout=io.StringIO())
    settings.SUBSCRIBER_KEYS = (new,)
    row = Subscription.objects.get()
    assert opened(row.address) == READER and row.mark == marks(READER.lower())[0]
    settings.SUBSCRIBER_KEYS = (old,)
    with pytest.raises(CommandError):
        call_command("seal_addresses", stdout=io.StringIO())


def test_a_key_that_is_none_stops_the_start_and_none_means_one_of_the_secret() -> None:
    with pytest.raises(Exception, match="PORTAL_SUBSCRIBER_KEYS"):
        read_keys("short", "secret", "PORTAL_SUBSCRIBER_KEYS")
    assert read_keys("", "secret", "X") == read_keys(" , ", "secret", "X") != read_keys("", "other", "X")
    assert sealed("a") != sealed("a") and opened("nonsense") is None
    assert "PORTAL_SUBSCRIBER_KEYS" in READ


def test_centre_place_governorate_and_topic_are_offered_where_they_are_read() -> None:
    here = centre()
    subject = material().topic
    ways = {
        here.address_in("en"): f"/en/follow/{name_of(here)}/",
        "/en/centres/?town=jalawla": "/en/follow/places/jalawla/",
        "/en/centres/?place=Jalula": "/en/follow/places/jalawla/",
        "/en/centres/?governorate=diyala": "/en/follow/governorates/diyala/",
        f"/en/materials/?topic={subject.key}": f"/en/follow/topics/{subject.key}/",
    }
    for page, way in ways.items():
        assert f'href="{way}"' in visitor().get(page).content.decode(), page
        followed = visitor().get(way)
        assert followed.status_code == 200 and b"/en/feeds/" in followed.content, way
        feed = re.search(r'href="(/en/feeds/[^"]+\.json)"', followed.content.decode())
        assert feed and visitor().get(feed[1]).status_code == 200
