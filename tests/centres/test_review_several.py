"""A moderator approves hours, phones and plain facts of several listings at once: all that was shown, or nothing."""

import pytest
from bs4 import BeautifulSoup

from tests.attacks.desk_room import member
from tests.centres import factories
from tests.centres.listing_room import change, editor_of, own_service, partner_of
from tests.portal.pages import fresh
from tests.portal.staff import moderator, officer, signed_in, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SEVERAL = "/admin/review/several/"
PHONE = {"phones-0-number": "+9647000000012"}


def grid(page):
    name = f"at-{page.centres.get().uuid}-hours-su-"
    return {f"{name}kind": "open", f"{name}from1": "09:10", f"{name}to1": "13:20"}


@pytest.fixture
def two():
    """Return two public services of a partner whose hours and phones wait for review, and their editor."""
    first = own_service()
    second = factories.service(
        partner_of(first), "second", {"ar": "خدمة ثانية", "en": "Second"}, at=(factories.centre("c2"),)
    )
    user, client = editor_of(first)
    change(client, first, **grid(first))
    change(client, second, **PHONE)
    return first, second, user


def boxes(client):
    soup = BeautifulSoup(client.get(SEVERAL).content, "html.parser")
    return soup, [box["value"] for box in soup.select("[name=review]")]


def test_each_change_is_told_and_all_that_is_ticked_is_published(two):
    first, second, _user = two
    client = signed_in(moderator())
    soup, keys = boxes(client)
    text = soup.get_text(" ")
    assert "9:10" in text and "+964 700 000 0012" in text and len(keys) == 2
    assert client.post(SEVERAL, {"review": keys}).status_code == 302
    assert "09:10-13:20" in fresh(first).centres.get().opening_hours
    assert [block.value["number"] for block in fresh(second).phones] == ["+9647000000012"]
    assert boxes(client)[1] == []


def test_words_are_read_on_their_own_page(two):
    first, second, _user = two
    client = signed_in(moderator())
    _soup, keys = boxes(client)
    third = factories.service(partner_of(first), "third", {"ar": "خدمة ثالثة", "en": "Third"})
    change(signed_in(member(partner_of(first), "colleague")), third, **{"words-ar-who": "الجميع"})
    soup, now = boxes(client)
    assert now == keys and "to be read on its own page" in soup.get_text(" ")
    waiting = task_of(third)
    client.post(SEVERAL, {"review": [*keys, f"{waiting.pk}.{waiting.revision_id}"]})
    assert all(task_of(page) is not None for page in (first, second, third))


def test_nothing_is_published_when_one_was_changed_meanwhile(two):
    first, second, user = two
    client = signed_in(moderator())
    _soup, keys = boxes(client)
    draft = fresh(second).get_latest_revision_as_object()
    draft.cost = "free"
    draft.save_revision(user=user)
    answer = client.post(SEVERAL, {"review": keys}, follow=True).content.decode()
    assert "Nothing was approved, because of" in answer
    assert task_of(first) is not None and task_of(second) is not None


@pytest.mark.parametrize("asked", ["", "x", "1.x", "٣.٣", "99999.1"])
def test_what_is_no_review_is_not_approved(two, asked):
    client = signed_in(moderator())
    assert client.post(SEVERAL, {"review": asked}).status_code in (302, 403)
    assert task_of(two[0]) is not None


def test_who_reviews_nothing_approves_nothing(two):
    _soup, keys = boxes(signed_in(moderator()))
    client = signed_in(officer())
    assert boxes(client)[1] == []
    assert client.post(SEVERAL, {"review": keys}).status_code in (302, 403)
    assert task_of(two[0]) is not None
