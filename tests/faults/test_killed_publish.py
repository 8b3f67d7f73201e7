"""Whoever publishes is killed at any moment: words, facts, log, short address, search row are all there or none is."""

import random

import pytest
from django.db import connection
from wagtail.models import Page, PageLogEntry

from centres.models import CentrePage
from portal.models import ShortAddress
from search import upkeep
from search.models import SearchDocument
from tests.centres import factories
from tests.faults.publisher import NUMBER
from tests.faults.work import killed_at_work, program

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

KILLS = 60
# Any moment of a few publishes that follow each other without a pause.
MOST_SECONDS = 1.5


def test_a_publish_is_whole_or_has_not_happened(pytestconfig: pytest.Config) -> None:
    factories.governorate()
    chance = random.Random(20190919)
    with program("publish", pytestconfig) as publisher:
        for kill in range(KILLS):
            killed_at_work(publisher, kill * 80, chance.uniform(0, MOST_SECONDS))
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
