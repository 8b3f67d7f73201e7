"""One of everything that an address of the admin can name, made by other people than those who attack."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Collection, Locale, Page, Site, Task, UploadedFile, Workflow
from wagtail.snippets.models import get_snippet_models

from centres.desk.listings.at_once import STOP
from centres.models import BouncedAddress, Donor, FreshnessSchedule, HoursPreset, Project
from centres.partner_groups import ensure_partner_group
from centres.reports.receiving import receive
from news.models import Goal, ImportArchive, NewsIndexPage, PressContact, ReleaseTemplate, Topic, UNEntity
from portal import roles
from portal.models import AcceptedDifference, GlossaryEntry, ReadyPhrase
from portal.models.urgent_notices import NoticeState
from portal.previews import links
from search.models import PromotedResult
from tests.centres import factories
from tests.portal.notice_samples import notice
from tests.portal.staff import officer, person, submitted_release, task_of
from tests.portal.translations import ENGLISH, fresh, source_release, translated, write
from tests.portal.upload_ways import kept_document, kept_picture

LABELS = {"ar": "اسم", "en": "Name"}
# Role → the groups of somebody who has it; None is nobody who is signed in.
GROUPS: dict[str, tuple[str, ...] | None] = {
    "visitor": None,
    "partner": ("a partner's own",),
    "officer": (roles.MEDIA_OFFICERS,),
    "to_arabic": (roles.translators("ar"),),
    "to_english": (roles.translators("en"),),
    "moderator": (roles.MODERATORS,),
    "urgent": (roles.URGENT,),
    "administrator": (roles.ADMINISTRATORS,),
}


def asker(role: str) -> Any:
    """Return somebody who has the role and no other, or None for a visitor."""
    groups = GROUPS[role]
    if role == "partner":
        partner = factories.partner("attacker")
        groups = (ensure_partner_group(partner).name,)
    return None if groups is None else person(f"asker_{role}", *groups)


def snippets() -> dict[str, int]:
    """Make one entry of every list of the admin, and return their keys by the list's part of the address."""
    made: list[Any] = [
        factories.governorate("basra", "البصرة", "Basra", order=2),
        Project.objects.create(key="p", labels=LABELS, aim=LABELS),
        factories.place(),
        factories.kind("spare"),  # Of no service: one in use cannot be deleted.
        factories.audience(),
        Donor.objects.create(key="d", labels=LABELS, visibility_line=LABELS),
        Topic.objects.create(key="t", labels=LABELS),
        Goal.objects.first() or Goal.objects.create(key="g", labels=LABELS, number=1),
        UNEntity.objects.create(key="u", labels=LABELS),
        PressContact.objects.create(key="c", labels=LABELS, email="press@example.org"),
        ReleaseTemplate.objects.create(key="r", labels=LABELS),
        GlossaryEntry.objects.create(terms={"ar": ["مركز"], "en": ["centre"]}),
        ReadyPhrase.objects.create(labels=LABELS),
        FreshnessSchedule.objects.create(
            kind=factories.kind("scheduled"), remind=1, remind_again=2, escalate=3, label=4, hide=5
        ),
        HoursPreset.objects.create(names=LABELS, first_day="2026-03-20", last_day="2026-03-22"),
        PromotedResult.objects.create(words="centre", page=NewsIndexPage.objects.first()),
    ]
    assert {type(one) for one in made} == set(get_snippet_models()), "a list is missing"
    return {f"{one._meta.app_label}/{one._meta.model_name}": one.pk for one in made}


def newsroom() -> dict[str, Any]:
    """Make the newsroom and return what is in it, by name."""
    author = officer("author")
    source = source_release()
    english = translated(source, ENGLISH, author)
    write(english, {"title": "Words that wait", "summary": "A new centre for 300 families."}, author)
    waiting = submitted_release(officer("second_author"), slug="waiting")
    english = fresh(english)
    return {
        "source": source,
        "english": english,
        "settled": translated(source_release(slug="settled"), ENGLISH | {"slug": "settled-en"}, author),
        "waiting": waiting,
        "task_state": task_of(waiting),
        "workflow_state": task_of(waiting).workflow_state,
        "index": Page.objects.get(pk=source.get_parent().pk),
        "revision": source.latest_revision,
        "link": links.share(english, english.latest_revision, author),
        "accepted": AcceptedDifference.objects.create(
            translation_key=source.translation_key, fingerprint="x", kind="number", reason="A word", accepted_by=author
        ),
        "notice": notice(state=NoticeState.WAITING, author=author),
        "up": notice(author=author),
        "archive": ImportArchive.objects.create(name="x.zip", file="imports/x.zip", sent_by=author),
        "partner": factories.partner("listed"),
        "stop": stopped(),
        "upload": UploadedFile.objects.create(uploaded_by_user=author, file="wagtail_uploads/x"),
        "centre": factories.centre("open"),
        **settings_of_the_site(),
        "snippets": snippets(),
    }


def stopped() -> Any:
    """Suspend a service as its partner does, and return the entry of the log by which IOM undoes it."""
    service = factories.service(factories.partner("stopped"), "stopped")
    before = {"status": "active", "status_from": None, "status_until": None}
    after = before | {"status": "suspended", "status_from": "2026-01-01"}
    type(service).objects.filter(pk=service.pk).update(status="suspended", status_from=date(2026, 1, 1))
    return log(instance=service, action=STOP, data={"before": before, "after": after, "reason": "x"})


def settings_of_the_site() -> dict[str, Any]:
    """Make one of everything that is no page and no list."""
    return {
        "preset": HoursPreset.objects.create(names=LABELS, first_day="2026-06-01", last_day="2026-06-01"),
        "picture": kept_picture(),
        "document": kept_document(),
        "workflow": Workflow.objects.filter(active=True).first(),
        "task": Task.objects.filter(active=True).first(),
        "collection": Collection.get_first_root_node().add_child(name="Sample"),
        "site": Site.objects.first(),
        "locale": Locale.objects.first(),
        "group": Group.objects.create(name="Sample group"),
        "user": officer("somebody"),
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/ar/"),
        "bounced": BouncedAddress.objects.create(address="gone@example.org", bounced_at=timezone.now(), status="5.1.1"),
        "service": factories.service(factories.partner("offering"), "offered"),
        "report": receive(factories.centre("reported"), "hours", "They close at noon."),
    }
