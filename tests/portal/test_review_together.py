"""What was handed in together is one review; a reviewer may put a little right; a focal queue lists what waits longest."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from portal import roles
from portal.translation.currency import outdated_since
from portal.workflow.decisions import approve
from tests.centres import factories
from tests.portal.pages import fresh
from tests.portal.staff import moderator, officer, person, signed_in, submitted_release, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def both_languages(author):
    """Return a service and its translation, each with a change by the author that waits for review."""
    service = factories.service(factories.partner())
    english = type(service).objects.get(source=service)
    revision = handed_in(service, author, title="مشورة قانونية مجانية", phones=factories.phones("+9647000000012"))
    handed_in(english, author, title="Free legal advice", written_against=revision)
    return fresh(service), fresh(english)


def handed_in(page, author, **values):
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=author)
    fresh(page).get_workflow().start(fresh(page), author)
    return revision


def decide(page, user, **data):
    html = signed_in(user).get(f"/admin/review/{task_of(page).pk}/").context
    read = {f"read-{part.state.pk}": part.revision.pk for part in html["parts"]}
    return signed_in(user).post(
        f"/admin/review/{task_of(page).pk}/", {"revision": html["parts"][0].revision.pk, **read, **data}
    )


def test_both_languages_are_read_and_approved_in_one(django_capture_on_commit_callbacks):
    author = officer()
    service, english = both_languages(author)
    reader = moderator()
    assert (
        signed_in(reader)
        .get(f"/admin/review/{task_of(english).pk}/")
        .headers["Location"]
        .endswith(f"/{task_of(service).pk}/")
    )
    html = signed_in(reader).get(f"/admin/review/{task_of(service).pk}/").content.decode()
    assert "مشورة قانونية مجانية" in html and "Free legal advice" in html
    with django_capture_on_commit_callbacks(execute=True):
        assert decide(service, reader, decision="approve").status_code == 302
    assert (fresh(service).title, fresh(english).title) == ("مشورة قانونية مجانية", "Free legal advice")
    assert [letter.to for letter in mail.outbox].count([author.email]) == 1
    assert not TaskState.objects.filter(status="in_progress").exists()


def test_after_both_were_approved_the_translation_is_current():
    service, english = both_languages(officer())
    decide(service, moderator(), decision="approve")
    page = type(service).objects.public("en").get(pk=service.pk)
    assert page.words.title == "Free legal advice"
    assert outdated_since(fresh(english), fresh(service)) is None


def test_a_companion_that_was_not_read_is_not_published():
    service, english = both_languages(officer())
    task = task_of(service)
    response = signed_in(moderator()).post(
        f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": "approve"}
    )
    assert response.status_code == 400
    assert fresh(service).title != "مشورة قانونية مجانية" and fresh(english).title != "Free legal advice"


def test_a_refusal_sends_both_back_with_one_letter(django_capture_on_commit_callbacks):
    author = officer()
    service, english = both_languages(author)
    with django_capture_on_commit_callbacks(execute=True):
        decide(service, moderator(), decision="send_back", reason="رقم الهاتف ناقص.")
    states = [fresh(page).current_workflow_state for page in (service, english)]
    assert [state.status for state in states] == ["needs_changes"] * 2
    assert [state.requested_by for state in states] == [author] * 2
    letters = [letter for letter in mail.outbox if letter.to == [author.email]]
    assert len(letters) == 1 and "رقم الهاتف ناقص." in letters[0].body


def test_translations_that_translators_hand_in_are_reviews_of_their_own():
    service = factories.service(factories.partner())
    english = type(service).objects.get(source=service)
    handed_in(service, officer(), title="مشورة قانونية مجانية")
    handed_in(english, officer("second"), title="Free legal advice")
    reader = moderator()
    page = signed_in(reader).get(f"/admin/review/{task_of(service).pk}/")
    assert len(page.context["parts"]) == 1
    decide(service, reader, decision="approve")
    assert fresh(english).title != "Free legal advice" and task_of(english)


def test_a_small_correction_is_published_logged_and_mailed(django_capture_on_commit_callbacks):
    author = officer()
    service, english = both_languages(author)
    first, second = task_of(service).pk, task_of(english).pk
    with django_capture_on_commit_callbacks(execute=True):
        response = decide(
            service,
            moderator(),
            decision="correct",
            **{
                f"correct-{first}-title": "مشورة قانونية بلا مقابل",
                f"correct-{first}-phones.0": "+9647000000013",
                f"correct-{second}-title": "Legal advice, free",
            },
        )
    assert response.status_code == 302
    page = fresh(service)
    assert (page.title, page.phones[0].value["number"]) == ("مشورة قانونية بلا مقابل", "+9647000000013")
    assert fresh(english).title == "Legal advice, free"
    entry = PageLogEntry.objects.get(page=service.pk, action="portal.correct")
    assert ["+9647000000012", "+9647000000013"] in [change[1:] for change in entry.data["changes"]]
    assert [letter.to for letter in mail.outbox].count([author.email]) == 1
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_APPROVED)
    assert [state.requested_by for state in states] == [author] * 2


def test_one_letter_says_what_was_corrected_and_where_readers_find_it(django_capture_on_commit_callbacks):
    author = officer(language="ar")
    service, english = both_languages(author)
    first = task_of(service).pk
    with django_capture_on_commit_callbacks(execute=True):
        decide(service, moderator(), decision="correct", **{f"correct-{first}-phones.0": "+9647000000013"})
    letter = next(letter for letter in mail.outbox if letter.to == [author.email])
    assert letter.subject == "صُحّحت وقُبلت: مشورة قانونية مجانية"
    assert "الهواتف\n– +9647000000012\n+ +9647000000013" in letter.body
    for page in (fresh(service), fresh(english)):
        assert page.title in letter.body and f"{settings.WAGTAILADMIN_BASE_URL}{page.public_path}\n" in letter.body


def test_a_refusal_with_a_correction_typed_beside_it_sends_one_letter_and_corrects_nothing(
    django_capture_on_commit_callbacks,
):
    author = officer()
    service, _english = both_languages(author)
    first = task_of(service).pk
    with django_capture_on_commit_callbacks(execute=True):
        decide(service, moderator(), decision="send_back", reason="Why?", **{f"correct-{first}-title": "مشورة"})
    letters = [letter for letter in mail.outbox if letter.to == [author.email]]
    assert len(letters) == 1 and "Why?" in letters[0].body
    assert fresh(service).get_latest_revision_as_object().title == "مشورة قانونية مجانية"


def test_a_correction_that_cannot_be_taken_is_said_beside_its_text_and_loses_nothing():
    service, _english = both_languages(officer())
    task = task_of(service).pk
    response = decide(service, moderator(), decision="correct", **{f"correct-{task}-phones.0": "12"})
    html = response.content.decode()
    assert response.status_code == 400
    assert 'value="12"' in html and 'role="alert"' in html
    assert fresh(service).title != "مشورة قانونية مجانية"


def test_a_moved_centre_is_told_as_a_distance():
    centre = factories.centre(latitude=34.272, longitude=45.168)
    handed_in(centre, officer(), latitude=34.281, longitude=45.168)
    found = signed_in(moderator()).get(f"/admin/review/{task_of(centre).pk}/").context["parts"][0].differences
    assert [one.label for one in found] == ["Position on the map"]
    assert "1 km to the north" in found[0].html


def test_the_queue_marks_what_waits_too_long_and_lists_each_review_once():
    service, _english = both_languages(officer())
    release = submitted_release(officer("second"), slug="late")
    late = timezone.now() - timedelta(days=settings.REVIEW_DAYS + 1)
    TaskState.objects.filter(pk=task_of(release).pk).update(started_at=late)
    client = signed_in(moderator())
    rows = client.get("/admin/review/").context["rows"]
    assert [(row.task_state_id, row.is_late, row.pages) for row in rows] == [
        (task_of(release).pk, True, 1),
        (task_of(service).pk, False, 2),
    ]
    assert [row.is_late for row in client.get("/admin/review/?late=1").context["rows"]] == [True]
    assert len(client.get("/admin/review/?q=second").context["rows"]) == 1
    assert client.get("/admin/review/?kind=x&page=999&q=%00").status_code == 200


@pytest.mark.parametrize("group", [roles.MEDIA_OFFICERS, roles.translators("ar"), roles.translators("en")])
def test_who_reviews_nothing_has_no_queue_and_is_not_led_to_it(group):
    both_languages(officer("author"))
    client = signed_in(person("other", group))
    for address in ("/admin/review/", "/admin/review/several/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert "/admin/review/" not in client.get("/admin/").content.decode()
    assert "/admin/review/" in signed_in(moderator()).get("/admin/").content.decode()


def test_the_focal_point_of_a_centre_has_a_queue_before_anything_is_proposed():
    point = officer()
    factories.centre(focal_point=point)
    client = signed_in(point)
    assert client.get("/admin/review/").context["rows"] == []
    assert "/admin/review/" in client.get("/admin/").content.decode()


def test_the_queue_takes_the_same_statements_for_any_number():
    author = officer()

    def statements(client):
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/admin/review/").status_code == 200
        return len(captured)

    client = signed_in(moderator())
    submitted_release(author, slug="first")
    client.get("/admin/review/")
    few = statements(client)
    for number in range(25):
        submitted_release(author, slug=f"more-{number}")
    assert statements(client) == few


def test_a_decision_made_twice_changes_nothing():
    service, _english = both_languages(officer())
    task, reader = task_of(service), moderator()
    decide(service, reader, decision="approve")
    with pytest.raises(ValidationError):
        approve(task.pk, task.revision_id, reader)
