"""A visitor says what is wrong: no cookie, no name, no script; who is told, and what the visitor sees of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from centres.models import CentrePage, ConductReport, Report, ServicePage
from centres.reports.forms import stamp
from portal.models import ShortAddress
from search.models import SearchDocument
from tests.centres import factories
from tests.centres.freshness.loop import kept_listing, moderator

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = timedelta(days=1)


@pytest.fixture
def visitor() -> Client:
    """Return a client that has no session and no token."""
    cache.clear()
    return Client(enforce_csrf_checks=True)


def address_for(page: Any, language: str = "en") -> str:
    return f"/{language}/report/{ShortAddress.of(page.translation_key).short_id}/"


def sent(visitor: Client, page: Any, kind: str = "hours", words: str = "", **more: Any) -> Any:
    data = {"kind": kind, "words": words, "stamp": stamp(ShortAddress.of(page.translation_key).short_id)} | more
    return visitor.post(address_for(page), data)


def test_every_centre_and_service_leads_to_the_form_and_the_form_back(visitor: Client) -> None:
    service, _partner, _user = kept_listing()
    for page, path in (
        (service, "/en/partners/spa/legal/"),
        (CentrePage.objects.get(source=None), "/en/centres/jalawla/"),
    ):
        assert f'href="{address_for(page)}"' in visitor.get(path).content.decode()
        answer = visitor.get(address_for(page))
        assert f'href="{path}"' in answer.content.decode()
        assert not answer.cookies
        assert "noindex" in answer.content.decode()


def test_a_report_reaches_its_keeper_and_iom_and_the_code_tells_what_came_of_it(visitor: Client) -> None:
    service, partner, user = kept_listing()
    iom = moderator()
    answer = sent(visitor, service, words="They close at noon.")
    report = Report.objects.get()
    assert (report.kind, report.words, report.partner_id) == ("hours", "They close at noon.", partner.pk)
    assert report.deadline == timezone.localdate() + 7 * DAY
    assert sorted(message.to[0] for message in mail.outbox) == sorted([user.email, iom.email])
    assert not any("noon" in str(message.message()) for message in mail.outbox)
    assert answer.status_code == 303
    page = visitor.get(answer["Location"])
    assert report.spoken_code in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert not answer.cookies and not page.cookies
    for outcome, said in (("", "It is being read"), ("corrected", "The page was corrected")):
        Report.objects.update(outcome=outcome)
        spoken = report.spoken_code.upper().replace("-", " ")
        assert said in visitor.get("/en/report/", {"code": spoken}).content.decode()


def test_what_was_written_is_there_again_when_something_is_missing(visitor: Client) -> None:
    service, _partner, _user = kept_listing()
    for data, said in (
        ({"kind": "", "words": "Door locked."}, "Choose what is wrong."),
        ({"kind": "nonsense", "words": "Door locked."}, "Choose what is wrong."),
        ({"kind": "changed", "words": "Door locked."}, "Choose what is wrong."),
        ({"kind": "hours", "words": "Door locked.", "website": "x"}, "Leave this field empty"),
        ({"kind": "hours", "words": "Door locked.", "stamp": "forged"}, "please send it once more"),
        ({"kind": "hours", "words": "Door locked." + "x" * 2000}, "2,000 characters"),
        ({"kind": "hours", "words": "Door locked.\0"}, "Null characters"),
    ):
        answer = sent(visitor, service, **data)
        assert answer.status_code == 400
        assert said in answer.content.decode()
        assert "Door locked." in answer.content.decode()
        assert answer["Cache-Control"] == "no-store"
    assert sent(visitor, service, kind="other").status_code == 400
    assert not Report.objects.exists()


def test_a_form_that_was_open_too_long_or_is_about_another_listing_is_shown_again(visitor: Client) -> None:
    service, partner, _user = kept_listing()
    other = factories.service(partner, "other")
    old = TimestampSigner(salt="centres.reports.form", sep="~")
    old.timestamp = lambda: "1tLqgK"  # type: ignore[method-assign]
    short_id = ShortAddress.of(service.translation_key).short_id
    for value in (old.sign(short_id), stamp(ShortAddress.of(other.translation_key).short_id)):
        assert "please send it once more" in sent(visitor, service, stamp=value).content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_a_form_from_another_site_is_refused(visitor: Client, headers: dict[str, str]) -> None:
    service, _partner, _user = kept_listing()
    data = {"kind": "hours", "stamp": stamp(ShortAddress.of(service.translation_key).short_id)}
    assert visitor.post(address_for(service), data, headers=headers).status_code == 403
    assert not Report.objects.exists()


def test_too_many_from_one_address_wait_and_no_address_is_stored(visitor: Client, settings: Any) -> None:
    settings.REPORTS_PER_HOUR = 2
    service, _partner, _user = kept_listing()
    answers = [sent(visitor, service, words="Again") for _number in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert Report.objects.count() == 2
    short_id = ShortAddress.of(service.translation_key).short_id
    again = visitor.post(
        address_for(service, "ar"), {"kind": "hours", "words": "أغلقوا ظهراً", "stamp": stamp(short_id)}
    )
    html = again.content.decode()
    assert again.status_code == 429 and "لم يضع شيء" in html and "أغلقوا ظهراً" in html
    assert not any("127.0.0.1" in str(name) for name in cache._cache)  # type: ignore[attr-defined]
    elsewhere = Client(enforce_csrf_checks=True, REMOTE_ADDR="192.0.2.7")
    assert sent(elsewhere, service).status_code == 303


def test_a_town_behind_one_address_may_send_sixty_an_hour(visitor: Client) -> None:
    service, _partner, _user = kept_listing()
    codes = [sent(visitor, service).status_code for _number in range(61)]
    assert codes == [303] * 60 + [429]


def test_several_reports_of_one_listing_are_urgent_and_mailed_once_a_day(visitor: Client) -> None:
    service, _partner, user = kept_listing()
    for _number in range(4):
        sent(visitor, service)
    assert (
        set(Report.objects.values_list("weight", flat=True)) == {4, 1} or Report.objects.filter(weight=4).count() >= 3
    )
    assert set(Report.objects.values_list("deadline", flat=True)) == {timezone.localdate() + 2 * DAY}
    assert [message.to for message in mail.outbox].count([user.email]) == 2


def test_the_public_reads_that_a_report_is_being_checked_when_iom_says_so(visitor: Client) -> None:
    service, _partner, _user = kept_listing()
    sent(visitor, service)
    iom = Client()
    iom.force_login(moderator())
    pk = Report.objects.get().pk
    assert "being checked" not in visitor.get("/en/partners/spa/legal/").content.decode()
    iom.post(f"/admin/reports-of-visitors/{pk}/", {"action": "show"})
    for path in ("partners/spa/legal/", "partners/spa/", "centres/jalawla/"):
        assert "Reported, being checked" in visitor.get(f"/en/{path}").content.decode()
    assert "being checked" in SearchDocument.objects.get(key=service.translation_key).notes["en"]
    iom.post(f"/admin/reports-of-visitors/{pk}/", {"action": "right"})
    assert "being checked" not in visitor.get("/en/partners/spa/legal/").content.decode()
    assert Report.objects.get().outcome == "right"


@pytest.mark.parametrize("kind", ["money", "exploitation"])
def test_conduct_goes_to_the_confidential_inbox_and_nowhere_else(visitor: Client, kind: str, caplog: Any) -> None:
    from django.contrib.auth.models import Group

    from portal.models import User
    from portal.roles import CONFIDENTIAL

    service, _partner, user = kept_listing()
    iom = moderator()
    reader = User.objects.create_user("reader", "reader@example.org")
    reader.groups.add(Group.objects.get(name=CONFIDENTIAL))
    answer = sent(visitor, service, kind=kind, words="He wanted money for the paper.")
    assert not Report.objects.exists()
    assert ConductReport.objects.get().words == "He wanted money for the paper."
    assert [message.to for message in mail.outbox] == [["reader@example.org"]]
    assert "Legal advice" not in str(mail.outbox[0].message()) and "money" not in str(mail.outbox[0].message())
    assert "wanted money" not in caplog.text
    page = visitor.get(answer["Location"]).content.decode()
    assert "It is being read" in page and "money" not in page
    for person, may_read in ((reader, True), (iom, False), (user, False)):
        client = Client()
        client.force_login(person)
        found = client.get("/admin/confidential/")
        assert (found.status_code == 200) == may_read
        assert ("He wanted money" in found.content.decode()) == may_read
    client = Client()
    client.force_login(reader)
    client.post("/admin/confidential/", {"report": ConductReport.objects.get().pk})
    assert "IOM has looked into it" in visitor.get(answer["Location"]).content.decode()


def test_what_is_not_public_has_no_form(visitor: Client) -> None:
    partner = factories.partner()
    for tier in ("partners", "focal_points"):
        service = factories.service(partner, tier.replace("_", "-"), visibility=tier)
        assert visitor.get(address_for(service)).status_code == 404
        assert sent(visitor, service).status_code == 404
    assert visitor.get(address_for(partner)).status_code == 404
    assert visitor.get("/en/report/nothing/").status_code == 404
    assert ServicePage.objects.filter(source=None).count() == 2


def test_words_are_deleted_after_the_settings_time(visitor: Client, settings: Any) -> None:
    service, _partner, _user = kept_listing()
    sent(visitor, service, words="old")
    sent(visitor, service, kind="money", words="old")
    old = timezone.now() - timedelta(days=settings.REPORT_WORDS_DAYS, seconds=1)
    for model in (Report, ConductReport):
        model.objects.update(made_at=old)
    sent(visitor, service, words="new")
    call_command("forget_reports")
    assert sorted(Report.objects.values_list("words", flat=True)) == ["", "new"]
    assert ConductReport.objects.get().words == ""


def test_a_code_that_nobody_has_is_told(visitor: Client) -> None:
    for code in ("nonsense", "\0", "é" * 300):
        answer = visitor.get("/en/report/", {"code": code})
        assert answer.status_code == 200
        assert "We know no report with this code" in answer.content.decode()
