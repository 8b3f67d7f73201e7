"""People of each role for tests, and a page of theirs that waits for something."""

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page
from wagtail.users.models import UserProfile

from news.models import NewsIndexPage, PressReleasePage
from portal import roles
from portal.models import User

BACKEND = "portal.accounts.backends.NameOrMailBackend"


def person(username: str, *groups: str, language: str = "en") -> User:
    """Make a user of the groups whose admin speaks the language."""
    user = User.objects.create_user(username, email=f"{username}@example.org")
    user.groups.add(*Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups), "a group is missing"
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


def officer(username: str = "officer", language: str = "en") -> User:
    """Make a media officer."""
    return person(username, roles.MEDIA_OFFICERS, language=language)


def moderator(username: str = "moderator", language: str = "en") -> User:
    """Make a moderator."""
    return person(username, roles.MODERATORS, language=language)


def signed_in(user: Any) -> Client:
    """Return a client that is signed in as the user."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=BACKEND)
    return client


def draft_release(
    author: Any, language: str = "ar", title: str = "بيان عن افتتاح المركز", slug: str = "opening"
) -> PressReleasePage:
    """Make a draft press release by the author, complete enough to be published."""
    index = NewsIndexPage.objects.get(locale__language_code=language)
    page = PressReleasePage(
        title=title, slug=slug, locale=index.locale, live=False, owner=author, issued_on="2019-09-20"
    )
    page.body = [("paragraph", "<p>افتُتح المركز.</p>")]
    index.add_child(instance=page)
    page.save_revision(user=author)
    return PressReleasePage.objects.get(pk=page.pk)


def submitted_release(author: Any, **kwargs: Any) -> PressReleasePage:
    """Make a press release that waits for review."""
    page = draft_release(author, **kwargs)
    page.get_workflow().start(page, author)
    return PressReleasePage.objects.get(pk=page.pk)


def task_of(page: Page) -> Any:
    """Return the task state that waits for a decision on the page."""
    return Page.objects.get(pk=page.pk).current_workflow_task_state
