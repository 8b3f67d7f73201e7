"""Whoever publishes is killed at any moment: words, facts, log, short address, search row are all there or none is."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from django.conf import settings
from django.db import connection
from wagtail.models import Page, PageLogEntry

from centres.models import CentrePage
from portal import roles
from portal.models import ShortAddress
from search import upkeep
from search.models import SearchDocument
from tests.centres import factories
from tests.faults.publisher import NUMBER
from tests.portal.staff import person
from tests.servers import prebuilt
from tests.servers.databases import DATABASES

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

KILLS = 60
# Any moment of a few publishes that follow each other without a pause.
MOST_SECONDS = 1.5


@pytest.fixture
def publisher(pytestconfig: pytest.Config) -> Iterator[subprocess.Popen[str]]:
    """Start the program that publishes, on this test's database."""
    factories.governorate()
    user = person("publisher", roles.ADMINISTRATORS)
    user.is_superuser = True
    user.save()
    url = pytestconfig.stash[DATABASES].store.url_of("empty")
    environment = prebuilt.process_environment(Path(settings.DATA_DIR), url, PORTAL_MAIL="console")
    command = [sys.executable, "-m", "tests.faults.publisher"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=environment, cwd=prebuilt.PROJECT, text=True, **pipes)
    yield process
    process.stdin.close()
    process.wait(timeout=30)


def ask(process: subprocess.Popen[str], line: str) -> str:
    """Write a line to the program and return its answer."""
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return answer(process.stdout)


def answer(output: IO[str] | None) -> str:
    """Return the next line the program prints."""
    assert output is not None
    return output.readline().strip()


def test_a_publish_is_whole_or_has_not_happened(publisher: subprocess.Popen[str]) -> None:
    chance = random.Random(20190919)
    for kill in range(KILLS):
        child = int(ask(publisher, str(kill * 80)))
        assert answer(publisher.stdout) == "at work"
        time.sleep(chance.uniform(0, MOST_SECONDS))
        os.kill(child, signal.SIGKILL)
        assert answer(publisher.stdout) == "killed"
        everything_is_whole()
    assert CentrePage.objects.count() >= KILLS


def everything_is_whole() -> None:
    """Compare what a publish writes, table by table."""
    connection.close()
    pages = list(CentrePage.objects.filter(live=True))
    assert CentrePage.objects.count() == len(pages), "a page was made and not published, though one request does both"
    documents = {document.key: document for document in SearchDocument.objects.all()}
    assert set(documents) == {page.translation_key for page in pages}
    for page in pages:
        is_whole(page, documents[page.translation_key])
    assert upkeep.check() == []
    assert not any(Page.find_problems())


def is_whole(page: CentrePage, document: SearchDocument) -> None:
    """Compare words, facts, log, revision, short address and search row of one page."""
    number = int(page.title.split()[-1])
    phone = NUMBER.format(number)
    times = 1 if number < 5000 else 2
    assert [block.value["number"] for block in page.phones] == [phone]
    assert (document.titles["ar"], phone in document.also) == (page.title, True)
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").count() == times
    assert ShortAddress.objects.filter(translation_key=page.translation_key).count() == 1
    assert (page.live_revision_id, page.has_unpublished_changes) == (page.latest_revision_id, False)
    assert page.get_latest_revision_as_object().title == page.title
