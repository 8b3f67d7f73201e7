"""The desk's figures, reports and directory: small numbers are not told, answers reach the visitor, conduct never comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone, translation

from centres.desk.figures import figures_of
from centres.desk.models import Membership
from centres.models import Report
from centres.reports.receiving import receive
from portal.models import DailyCount, User
from tests.centres import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def signed_in(partner: Any, name: str = "own") -> Client:
    user = User.objects.create_user(name, f"{name}@example.org")
    Membership.objects.create(user=user, partner=partner, role="owner")
    client = Client()
    client.force_login(user)
    return client


def test_figures_are_sums_of_all_services_and_small_ones_are_not_told_exactly() -> None:
    partner = factories.partner()
    first, second = (factories.service(partner, f"service-{n}") for n in range(2))
    other = factories.service(factories.partner("other"), "other")
    today = timezone.localdate()
    for page, what, number in ((first, "view", 3), (second, "view", 4), (first, "phone", 4), (other, "view", 900)):
        DailyCount.objects.create(key=page.translation_key, day=today, what=what, number=number)
    DailyCount.objects.create(key=first.translation_key, day=today - timedelta(days=400), what="view", number=5000)
    receive(first, "hours", "")
    receive(first, "money", "He asked for money.")
    with translation.override("en"):
        rows = figures_of(partner, "en")
    assert rows["weeks"][0].figures == ["7", "fewer than 5", "fewer than 5", "1", "2"]
    assert rows["months"][0].figures == ["7", "fewer than 5", "fewer than 5", "1", "2"]
    assert (len(rows["weeks"]), len(rows["months"])) == (8, 12)
    assert {row.figures[0] for row in rows["months"][1:]} == {"fewer than 5"}


def test_weeks_begin_on_sunday_and_months_on_the_first(monkeypatch: Any) -> None:
    from centres.desk import figures

    assert figures._week(date(2026, 11, 25), 0) == date(2026, 11, 22)
    assert figures._week(date(2026, 11, 22), 1) == date(2026, 11, 15)
    assert figures._months_back(date(2026, 1, 31), 1) == date(2025, 12, 1)
    assert figures._months_back(date(2026, 12, 31), -1) == date(2027, 1, 1)


def test_a_partner_reads_and_answers_what_visitors_report_of_its_services_and_the_visitor_reads_the_answer() -> None:
    cache.clear()
    partner = factories.partner()
    service = factories.service(partner)
    report: Any = receive(service, "phone", "No answer since Sunday.")
    receive(service, "exploitation", "Something terrible.")
    desk, rival = signed_in(partner), signed_in(factories.partner("rival"), "rival")
    text = desk.get("/en/desk/reports/").content.decode()
    assert "No answer since Sunday." in text
    assert "terrible" not in text and "exploited" not in text
    assert "No answer" not in rival.get("/en/desk/reports/").content.decode()
    assert rival.post(f"/en/desk/reports/{report.pk}/", {"outcome": "right"}).status_code == 404
    assert desk.post(f"/en/desk/reports/{report.pk}/", {"outcome": "unknown"}).status_code == 302
    assert Report.objects.get().outcome == ""
    desk.post(f"/en/desk/reports/{report.pk}/", {"outcome": "corrected"})
    answered = Report.objects.get()
    assert (answered.outcome, answered.answered_by_partner, answered.decided_by) == (
        "corrected",
        True,
        User.objects.get(username="own"),
    )
    assert "The page was corrected" in Client().get("/en/report/", {"code": report.code}).content.decode()
    assert desk.post(f"/en/desk/reports/{report.pk}/", {"outcome": "right"}).status_code == 404


def test_pages_of_the_desk_take_as_many_statements_for_many_as_for_few(django_assert_max_num_queries: Any) -> None:
    partner = factories.partner()
    desk = signed_in(partner)
    for n in range(12):
        service = factories.service(partner, f"service-{n}", visibility="partners" if n % 2 else "public")
        receive(service, "hours", "")
    for path in ("reports/", "figures/", "directory/"):
        with django_assert_max_num_queries(12):
            assert desk.get(f"/ar/desk/{path}").status_code == 200
