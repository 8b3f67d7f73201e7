"""The letters of a review name no service that is not for everybody: not to reviewers, not to its author."""

import pytest
from django.core import mail

from centres.models import ServicePage
from tests.centres.factories import centre, kind, partner, service
from tests.portal.staff import moderator, officer, signed_in, task_of

pytestmark = pytest.mark.django_db
TITLE = "Legal advice"


@pytest.mark.parametrize(
    ("facts", "is_named"),
    [
        ({}, True),
        ({"visibility": "partners"}, False),
        ({"visibility": "focal_points"}, False),
        ({"sensitive": True}, False),
    ],
)
@pytest.mark.parametrize("decision", ["approve", "send_back"])
def test_letters_of_a_review_name_only_what_everybody_may_know(
    facts, is_named, decision, django_capture_on_commit_callbacks
) -> None:
    facts = {"kind": kind("protection", is_sensitive=True)} if facts.get("sensitive") else facts
    source = service(partner(), at=(centre(),), **facts)
    page = ServicePage.objects.get(source=source)
    author = officer()
    page.what = "<p>Other words.</p>"
    page.save_revision(user=author)
    with django_capture_on_commit_callbacks(execute=True):
        moderator()
        page.get_workflow().start(page, author)
    task = task_of(page)
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in(moderator("second")).post(
            f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": decision, "reason": "See page 2"}
        )
    assert answer.status_code == 302
    assert {to for letter in mail.outbox for to in letter.to} >= {"moderator@example.org", author.email}
    for letter in mail.outbox:
        text = f"{letter.subject}\n{letter.body}"
        assert (page.title in text) is is_named
        if not is_named:
            assert "a page that is not for everybody" in letter.subject and page.slug not in letter.body
