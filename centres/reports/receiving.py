"""Decides what becomes of a report: whose it is, when it is due, who is told, and when its words are forgotten."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from portal.models import User

from ..freshness import mailing, people
from ..freshness.schedule import partner_pk_above
from .models import ConductKind, ConductReport, Report, ReportKind, VisitorReport, new_code

# So many open reports of one listing make it urgent.
REPEATED = 3
BETWEEN_MAILS = timedelta(days=1)
READ_CONDUCT = "read_conductreport"
LONGEST_WORDS = 2000


@transaction.atomic
def receive(page: Any, kind: str, words: str) -> VisitorReport:
    """Keep a visitor's report of a listing (any page of its set) and tell those whose it is."""
    if kind in ConductKind.values:
        return _receive_conduct(page, kind, words)
    return _receive_fault(page, kind, words)


@transaction.atomic
def receive_change(page: Any, person: Any, words: str) -> Report | None:
    """Keep what somebody of the partner wrote behind a confirmation link; nothing written is nothing to keep."""
    return _receive_fault(page, ReportKind.CHANGED, words) if words.strip() else None


def forget_words() -> int:
    """Delete the words of reports that are older than the setting says, answered or not; return how many were."""
    until = timezone.now() - timedelta(days=settings.REPORT_WORDS_DAYS)
    return sum(
        model.objects.filter(made_at__lt=until).exclude(words="").update(words="") for model in (Report, ConductReport)
    )


def conduct_readers() -> list[Any]:
    """Return those who read the confidential inbox: by the permission, and not by being superuser."""
    permission = Permission.objects.filter(codename=READ_CONDUCT)
    users = User.objects.filter(Q(user_permissions__in=permission) | Q(groups__permissions__in=permission)).distinct()
    return people.reachable(users.order_by("pk"))


def _receive_conduct(page: Any, kind: str, words: str) -> ConductReport:
    report = ConductReport.objects.create(
        code=new_code(), key=page.translation_key, made_at=timezone.now(), kind=kind, words=_kept(words)
    )
    readers = conduct_readers()
    for person in readers or people.administrators():
        mailing.send(person, "conduct", None, code=report.spoken_code, is_unread=not readers)
    return report


def _receive_fault(page: Any, kind: str, words: str) -> Report:
    source, now = page.facts, timezone.now()
    is_service = hasattr(source, "visibility")
    still_open = Report.objects.filter(key=source.translation_key, outcome="")
    weight = still_open.count() + 1
    days = settings.REPORT_REPEATED_DAYS if weight >= REPEATED else settings.REPORT_DAYS
    deadline = timezone.localdate(now) + timedelta(days=days)
    told_lately = Report.objects.filter(key=source.translation_key, made_at__gt=now - BETWEEN_MAILS).exists()
    report = Report.objects.create(
        code=new_code(),
        key=source.translation_key,
        made_at=now,
        kind=kind,
        words=_kept(words),
        partner_id=partner_pk_above(source) if is_service else None,
        deadline=deadline,
    )
    still_open.update(weight=weight)
    still_open.filter(deadline__gt=deadline).update(deadline=deadline)
    if not told_lately or weight == REPEATED:
        _tell(report, source, weight)
    return report


def _tell(report: Report, source: Any, weight: int) -> None:
    """Mail the keeper and IOM, once a day for a listing and again when it becomes urgent; never what was written."""
    iom = people.iom_for([source]) if report.partner else people.moderators()
    keepers = people.people_of(report.partner) if report.partner else people.reachable([source.focal_point])
    title = source.title if mailing.is_named(source) else ""
    # The label is said in the language of each who reads it.
    told = {"title": title, "kind": ReportKind(report.kind).label, "deadline": report.deadline, "weight": weight}
    if not report.partner:  # The focal point of a centre has no desk.
        told["edit"] = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_pages:edit', args=[source.pk])}"
    is_from_partner = report.kind == ReportKind.CHANGED
    for person in {person.pk: person for person in (iom if is_from_partner else [*keepers, *iom])}.values():
        mailing.send(person, "report", None, is_iom=person in iom, **told)


def _kept(words: str) -> str:
    return words.replace("\0", "").strip()[:LONGEST_WORDS]
