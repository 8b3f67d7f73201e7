"""A request that fails leaves nothing behind; one that reads opens no transaction; mail leaves only what is stored."""

import logging
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection, transaction
from django.dispatch import Signal
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision
from wagtail.signals import page_published, workflow_submitted

from centres.models import CentrePage
from portal.models import ShortAddress
from portal.transactions import AtomicWritesMiddleware
from search.models import SearchDocument
from tests.centres import factories
from tests.portal.pages import edit, fresh, phone_fields, superuser, visitor
from tests.portal.staff import draft_release, officer, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


SOME_KEY = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


class LateError(Exception):
    """Something that breaks after everything has been written."""


@pytest.fixture
def centre() -> CentrePage:
    """Return a public centre in both languages."""
    return factories.centre()


@pytest.fixture
def fails_late(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the last receiver of the signal fail."""
    signal: Signal = request.param

    def fail(**kwargs: Any) -> None:
        raise LateError

    signal.connect(fail)
    yield
    signal.disconnect(fail)


def stored() -> dict[str, Any]:
    """Return all that publishing and submitting write."""
    pages = list(
        Page.objects.order_by("pk").values(
            "pk", "title", "draft_title", "live", "latest_revision", "has_unpublished_changes"
        )
    )
    documents = sorted(SearchDocument.objects.values_list("key", "digest"))
    counts = [model.objects.count() for model in (Revision, PageLogEntry, ModelLogEntry, ShortAddress)]
    return {
        "pages": pages,
        "documents": documents,
        "counts": counts,
        "phones": [str(page.phones.get_prep_value()) for page in CentrePage.objects.all()],
    }


@pytest.mark.parametrize("fails_late", [page_published], indirect=True)
def test_a_publish_that_fails_at_its_end_leaves_nothing(centre: CentrePage, fails_late: None) -> None:
    client = superuser()
    client.raise_request_exception = False
    before = stored()
    response = edit(client, centre, "publish", title="عنوان جديد", **phone_fields("+9647000000002"))
    assert response.status_code == 500
    assert stored() == before
    assert fresh(centre).title != "عنوان جديد"


@pytest.mark.parametrize("fails_late", [workflow_submitted], indirect=True)
def test_a_submission_that_fails_at_its_end_leaves_nothing_and_mails_nobody(
    fails_late: None, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND, settings.MAIL_TRANSPORT = (
        "portal.mail.AfterCommitBackend",
        "django.core.mail.backends.locmem.EmailBackend",
    )
    author = officer()
    page = draft_release(author)
    client = signed_in(author)
    client.raise_request_exception = False
    before = stored()
    body = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "heading",
        "body-0-value": "نص",
        "body-0-id": "",
    }
    with django_capture_on_commit_callbacks(execute=True):
        response = edit(client, page, "submit", title="عنوان جديد", **body)
    assert response.status_code == 500
    assert stored() == before
    assert mail.outbox == []


def answered(method: str, view: Any) -> HttpResponse:
    """Return what the middleware makes of a view, in the way Django calls it."""
    request = RequestFactory().generic(method, "/")
    middleware = AtomicWritesMiddleware(lambda request: view(request))

    def guarded(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except Exception as error:
            middleware.process_exception(request, error)
            return HttpResponse(status=404 if isinstance(error, Http404) else 403)

    middleware.get_response = guarded
    return middleware(request)


def writes(answer: Any) -> Any:
    """Return a view that writes a row and then answers, or raises."""

    def view(request: HttpRequest) -> HttpResponse:
        ShortAddress.of(SOME_KEY)
        if isinstance(answer, Exception):
            raise answer
        return HttpResponse(status=answer)

    return view


@pytest.mark.parametrize(
    ("answer", "kept"),
    [(200, True), (302, True), (400, True), (404, True), (500, False), (503, False), (Http404(), False)],
)
def test_what_a_view_wrote_is_kept_unless_it_failed(answer: Any, kept: bool) -> None:
    answered("POST", writes(answer))
    assert ShortAddress.objects.filter(translation_key=SOME_KEY).exists() is kept


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_every_method_that_may_write_is_wrapped(method: str) -> None:
    answered(method, writes(LateError()))
    assert not ShortAddress.objects.filter(translation_key=SOME_KEY).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "address", ["/ar/", "/en/centres/", "/ar/search/?q=x", "/sitemap.xml", "/", "/ar/nowhere/", "/ar/desk/login/"]
)
def test_reading_opens_no_transaction_and_writes_nothing(address: str) -> None:
    seen: list[tuple[bool, str]] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append((connection.in_atomic_block, sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        visitor().get(address)
    assert not [sql for atomic, sql in seen if atomic]
    assert not [sql for _atomic, sql in seen if not sql.lstrip("( \n").upper().startswith(("SELECT", "WITH"))]


def send(number: int = 1) -> None:
    """Send a message as the portal does."""
    mail.send_mail(f"Message {number}", "Text", None, ["officer@example.org"])


@pytest.fixture
def real_mail(settings: Any) -> None:
    """Let mail go the way it goes outside of tests, into a box."""
    settings.EMAIL_BACKEND, settings.MAIL_TRANSPORT = (
        "portal.mail.AfterCommitBackend",
        "django.core.mail.backends.locmem.EmailBackend",
    )


@pytest.mark.django_db(transaction=True)
def test_mail_leaves_after_the_commit(real_mail: None) -> None:
    with transaction.atomic():
        send()
        assert mail.outbox == []
    assert [message.subject for message in mail.outbox] == ["Message 1"]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_mails_nobody(real_mail: None) -> None:
    with pytest.raises(LateError), transaction.atomic():
        send()
        raise LateError
    with transaction.atomic():
        with pytest.raises(LateError), transaction.atomic():
            send(2)
            raise LateError
        send(3)
    assert [message.subject for message in mail.outbox] == ["Message 3"]


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_mail_leaves_at_once(real_mail: None) -> None:
    send()
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_down_breaks_nothing(
    settings: Any, real_mail: None, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with caplog.at_level(logging.ERROR), transaction.atomic():
        send()
    assert "could not be sent" in caplog.text
