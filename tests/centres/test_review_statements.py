"""The page of one review takes few statements, and as many for any number of centres, rows, listings and partners."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from centres.models import CentrePage, PartnerPage, ServiceAtCentre, ServiceHoursException, ServicePage
from portal.models import User
from portal.workflow.together import bundle
from tests.centres import factories
from tests.portal.staff import moderator, officer, person, signed_in, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
CENTRES = 9
# All are counted, seven of them stand on every page of the admin: session, user, rights, and four for Wagtail's menu.
MOST = 12
# Answers to a POST are made within a transaction, which is begun and ended.
IN_A_TRANSACTION = MOST + 2
KINDS = ("edit", "new", "elsewhere", "reopened", "own page", "centre", "english", "several")
WORDS = {"who": "من يحمل ثلاث بطاقات."}


def handed_in(author: User, *drafts: Any) -> Any:
    """Hand in versions of pages, and return the first page's review."""
    for draft in drafts:
        draft.save_revision(user=author, clean=False)
        type(draft).objects.get(pk=draft.pk).get_workflow().start(type(draft).objects.get(pk=draft.pk), author)
    return task_of(drafts[0])


def draft_of(page: Any, **values: Any) -> Any:
    """Return the newest version of a page, changed in memory."""
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft


def english(page: Any, **values: Any) -> Any:
    """Return the newest English version, changed in memory."""
    return draft_of(type(page).objects.get(source=page.pk), **values)


class Room:
    """A partner, its people and as many centres as asked for; each kind of change is handed in once."""

    def __init__(self, centres: int) -> None:
        self.author, self.centres = person("author"), [factories.centre(f"at-{n}") for n in range(centres)]
        self.partner = factories.partner("own")
        self.point, self.group = officer("point"), factories.audience("host", "المجتمع المضيف", "Host community")
        self.kind = factories.kind("schooling", "التعليم", "Education")

    def service(self, slug: str, **facts: Any) -> ServicePage:
        page = factories.service(
            self.partner, slug, at=tuple(self.centres[1:]), audiences=(factories.audience(),), **facts
        )
        page.focal_points = [self.point]
        days = {"first_day": date(2030, 1, 1), "opening_hours": "off"}
        page.hours_exceptions = [ServiceHoursException(centre=centre, **days) for centre in self.centres[1:]]
        page.save()
        page.save_revision(log_action=False).publish()
        return page

    def edit(self) -> Any:
        page = self.service("edited")
        changed = draft_of(
            page, kind=self.kind, audiences=[self.group], focal_points=[self.author], title="عنوان", **WORDS
        )
        for row in changed.centres.all():
            row.opening_hours = "Mo-We 09:00-12:00"
        for row in changed.hours_exceptions.all():
            row.last_day = row.first_day + timedelta(days=2)
        return handed_in(self.author, changed, english(page, title="Title", who="Who holds 5 cards."))

    def new(self) -> Any:
        page = ServicePage(title="جديدة", slug="new", kind=self.kind, live=False, locale=self.partner.locale, **WORDS)
        page.audiences = [self.group]
        page.centres = [ServiceAtCentre(centre=centre) for centre in self.centres]
        self.partner.add_child(instance=page)
        page.save_revision()
        other = page.copy_for_translation(PartnerPage.objects.get(source=self.partner.pk).locale)
        other.title = "New"
        return handed_in(self.author, page, other)

    def elsewhere(self) -> Any:
        changed = draft_of(self.service("proposed"))
        changed.centres.set([*changed.centres.all(), ServiceAtCentre(centre=self.centres[0], sort_order=99)])
        return handed_in(self.author, changed)

    def reopened(self) -> Any:
        return handed_in(self.author, draft_of(self.service("stopped", status="suspended"), status="active"))

    def own_page(self) -> Any:
        return handed_in(
            self.author, draft_of(self.partner, title="اسم", acronym="X"), english(self.partner, title="Y")
        )

    def centre(self) -> Any:
        here = CentrePage.objects.get(pk=self.centres[0].pk)
        return handed_in(self.author, draft_of(here, title="مركز", audiences=[self.group], kinds=[self.kind]))

    def english(self) -> Any:
        return handed_in(self.author, english(self.service("translated"), title="Advice"))

    def several(self) -> Any:
        drafts = [draft_of(self.service(f"row-{number}"), title="عنوان") for number in range(len(self.centres))]
        task = handed_in(self.author, *drafts)
        bundle([type(draft).objects.get(pk=draft.pk) for draft in drafts])
        return task


def read_of(client: Client, task: Any) -> dict[str, Any]:
    """Return what the form of a review says was read."""
    parts = client.get(f"/admin/review/{task.pk}/").context["parts"]
    return {f"read-{part.state.pk}": part.revision.pk for part in parts} | {"revision": parts[0].revision.pk}


def posted(client: Client, task: Any, **data: Any) -> int:
    """Return how many statements an answer takes that shows the review once more."""
    with CaptureQueriesContext(connection) as captured:
        response = client.post(f"/admin/review/{task.pk}/", data)
    assert response.status_code == 400
    return len(captured)


def counted(tasks: dict[str, Any], client: Client) -> dict[str, int]:
    """Return how many statements each review takes."""
    found = {}
    for kind, task in tasks.items():
        client.get(f"/admin/review/{task.pk}/")
        with CaptureQueriesContext(connection) as captured:
            response = client.get(f"/admin/review/{task.pk}/")
        assert response.status_code == 200 and "review__differences" in response.content.decode(), kind
        found[kind] = len(captured)
    return found


def test_a_review_takes_few_statements_whatever_was_changed_and_at_however_many_centres() -> None:
    room, client = Room(CENTRES), signed_in(moderator())
    call_command("grow_directory", partners=5, services=20, waiting=10)
    tasks = {kind: getattr(room, kind.replace(" ", "_"))() for kind in KINDS}
    assert {kind: number for kind, number in counted(tasks, client).items() if number > MOST} == {}
    for kind in ("edit", "own page", "centre", "several"):
        task, read = tasks[kind], read_of(client, tasks[kind])
        wrong = posted(client, task, **read, decision="correct", **{f"correct-{task.pk}-title": ""})
        draft_of(task.revision.content_object, title="جديد").save_revision(user=room.author)
        newer = posted(client, task, **read, decision="approve")
        assert (kind, max(wrong, newer)) <= (kind, IN_A_TRANSACTION)


def test_so_does_the_review_of_the_focal_point_to_whose_centre_a_service_was_proposed() -> None:
    room = Room(CENTRES)
    CentrePage.objects.filter(pk=room.centres[0].pk).update(focal_point=room.point)
    task = room.elsewhere()
    assert counted({"elsewhere": task}, signed_in(room.point))["elsewhere"] <= MOST
