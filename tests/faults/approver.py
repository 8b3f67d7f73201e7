"""Approves translations by the review page, each of which takes its waiting source public with it, until killed.

Every other release was public before, and its translation brings changed words of both languages live.
"""

from datetime import timedelta
from time import sleep
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, Revision

from news.models import NewsIndexPage, PressReleasePage
from portal.models import User
from portal.translation.drafts import start_translation
from tests.portal.staff import signed_in, task_of

AT_ONCE = 3
WORDS = {"ar": "بيان {}", "en": "Release {}"}


def prepare(author: Any, reader: Any, number: int) -> tuple[Any, Any]:
    """Return a source that is due and held for its translation, and the translation in review."""
    index = NewsIndexPage.objects.get(locale__language_code="ar")
    source = PressReleasePage(title=WORDS["ar"].format(number), slug=f"release-{number}", locale=index.locale)
    source.live, source.issued_on, source.owner = False, "2019-09-20", author
    source.body = [("paragraph", "<p>افتُتح المركز.</p>")]
    index.add_child(instance=source)
    if number % 2:
        source.save_revision(user=author).publish()
        source = fresh(source)
    source.go_live_at = timezone.now() + timedelta(days=1)
    source.holds_for_translations = True
    revision = source.save_revision(user=author)
    revision.publish(user=reader)
    translation = start_translation(source, Locale.objects.get(language_code="en"), author)
    translation.title, translation.body = WORDS["en"].format(number), [("paragraph", "<p>The centre has opened.</p>")]
    translation.written_against = revision
    translation.save_revision(user=author)
    translation = fresh(translation)
    translation.get_workflow().start(translation, author)
    past = timezone.now() - timedelta(minutes=1)
    content = {**revision.content, "go_live_at": past.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    return fresh(source), fresh(translation)


def fresh(page: Any) -> Any:
    """Return the page as the database has it."""
    return Page.objects.get(pk=page.pk).specific


def approve(client: Client, translation: Any) -> None:
    """Press the button of the review page."""
    data = {"revision": translation.latest_revision_id, "decision": "approve"}
    client.post(f"/admin/review/{task_of(translation).pk}/", data)


def approve_some(start: int) -> None:
    """Prepare some releases, say so, approve their translations one after the other, say so, and wait for the end."""
    author, reader = User.objects.get(username="author"), User.objects.get(username="publisher")
    client = signed_in(reader)
    waiting = [prepare(author, reader, number)[1] for number in range(start, start + AT_ONCE)]
    print("at work", flush=True)  # noqa: T201
    for translation in waiting:
        approve(client, translation)
    print("done", flush=True)  # noqa: T201
    sleep(600)
