"""Each letter of the directory arrives by SMTP in the reader's language, says what it is about, and its link opens."""

from typing import Any

import pytest

from centres.desk import inviting, registering
from centres.desk.models import Registration, Role
from centres.freshness.advancing import run
from centres.freshness.models import Freshness, Stage
from centres.reports.receiving import receive
from portal.workflow.decisions import send_back
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.centres.freshness.loop import age
from tests.centres.listing_room import address_of, change, editor_of, own_service, partner_of
from tests.portal.pages import visitor
from tests.portal.staff import moderator, officer, signed_in, task_of

pytestmark = pytest.mark.django_db


def test_an_invitation(mailbox: Any, committed: Any) -> None:
    page = own_service()
    with committed():
        inviting.invite(partner_of(page), "new@example.org", Role.EDITOR, "ar", None)
    subject, _text = mailbox.last("new@example.org")
    assert "دعوة" in subject and visitor().get(mailbox.link("new@example.org")).status_code == 200


def test_a_reminder_and_what_follows_when_nobody_answers(mailbox: Any, committed: Any) -> None:
    page = own_service()
    user, _client = editor_of(page)
    reader = moderator()
    with committed():
        run()
    age(page, 400)
    with committed():
        run()
    link = mailbox.link(user.email)
    assert "المشورة القانونية" in mailbox.last(user.email)[1]
    assert "المشورة القانونية" in visitor().get(link).content.decode()
    Freshness.objects.filter(key=page.translation_key).update(stage=Stage.REMINDED_AGAIN, stage_on="2020-01-01")
    with committed():
        run()
    assert any(letter["To"] == reader.email for letter in mailbox.letters)


def test_a_refusal_with_its_reason(mailbox: Any, committed: Any) -> None:
    page = own_service()
    user, client = editor_of(page)
    change(client, page, **{"words-ar-title": "عنوان جديد"})
    with committed():
        send_back(task_of(page).pk, "رقم الهاتف ناقص.", moderator())
    assert "رقم الهاتف ناقص." in mailbox.last(user.email)[1]
    assert client.get(mailbox.link(user.email)).status_code == 200


def test_a_suspension_and_its_end(mailbox: Any, committed: Any) -> None:
    page = own_service()
    user, client = editor_of(page)
    reader = moderator()
    with committed():
        client.post(address_of(page, "stop/"), {"status": "suspended", "reason": "المحامي في إجازة."})
    assert "المحامي في إجازة." in mailbox.last(reader.email)[1]
    admin = signed_in(reader)
    html = admin.get(mailbox.link(reader.email)).content.decode()
    entry = html.split("/admin/stopped/")[-1].split("/")[0]
    with committed():
        admin.post(f"/admin/stopped/{entry}/")
    assert "المشورة القانونية" in mailbox.last(user.email)[0]


def test_a_report_of_a_visitor_without_what_was_written(mailbox: Any, committed: Any) -> None:
    page = own_service()
    user, _client = editor_of(page)
    with committed():
        receive(page, "hours", "كتب الزائر هذا")
    text = mailbox.last(user.email)[1]
    assert "وصلنا عن «المشورة القانونية»: ساعات العمل غير صحيحة." in text and "كتب الزائر هذا" not in text
    assert mailbox.link(user.email) == "/ar/desk/reports/"


def test_a_report_of_a_centre_in_the_language_of_its_focal_point(mailbox: Any, committed: Any) -> None:
    point = officer("point")
    page = factories.centre(focal_point=point)
    with committed():
        receive(page, "phone", "")
    assert "we were told: Nobody answers the phone." in mailbox.last(point.email)[1]
    link = mailbox.link(point.email)
    assert signed_in(point).get(link).status_code == 200 and f"/{page.pk}/" in link


def test_a_refused_registration(mailbox: Any, committed: Any) -> None:
    row = Registration(organisation="منظمة", purpose="مشورة", name="زينب", email="new@example.org")
    with committed():
        registering.begin(row, "ar")
    with committed():
        registering.verify(row)
    with committed():
        registering.refuse(row, "لا تقدمون خدمات في المراكز.", moderator())
    assert "لا تقدمون خدمات في المراكز." in mailbox.last("new@example.org")[1]


def test_the_yearly_question(mailbox: Any, committed: Any) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from centres.desk.models import Membership
    from centres.desk.yearly import ask_who_belongs

    page = own_service()
    owner = member(partner_of(page), "owner", Role.OWNER)
    Membership.objects.update(joined=timezone.now() - timedelta(days=500))
    with committed():
        assert ask_who_belongs() == 1
    assert mailbox.link(owner.email) == "/ar/desk/people/"
