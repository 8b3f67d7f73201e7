"""A partner sees how each of its listings stands and changes them, and nothing is public before a reviewer accepts it."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centres.freshness.models import Freshness, Stage
from centres.models import ServicePage
from portal.translation.currency import outdated_since
from portal.workflow.decisions import approve, send_back
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.centres.listing_room import address_of, change, editor_of, own_service, partner_of, posted, values_of
from tests.portal.pages import fresh, visitor
from tests.portal.staff import moderator, signed_in, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WORDS = {"words-ar-title": "مشورة قانونية مجانية", "words-ar-what": "نصيحة من محام.\n\n- مجاناً\n- دون موعد"}


def listed(client, language="en"):
    return client.get(f"/{language}/desk/").content.decode()


def test_each_listing_says_how_it_stands_and_where():
    page = own_service()
    _user, client = editor_of(page)
    html = listed(client)
    assert "Public, visitors see it" in html and "Legal advice" in html and "Jalawla centre" in html
    html = listed(client, "ar")
    assert "المشورة القانونية" in html and "مركز جلولاء" in html


def test_a_change_waits_and_nothing_of_it_is_public():
    page = own_service()
    user, client = editor_of(page)
    assert change(client, page, **WORDS).headers["Location"] == "/ar/desk/"
    assert fresh(page).title == "المشورة القانونية"
    assert task_of(page).workflow_state.requested_by == user
    assert "مشورة قانونية مجانية" not in visitor().get(page.public_path).content.decode()
    assert "Your change is with the reviewer" in listed(client)


def test_what_was_accepted_is_public_in_both_languages():
    page = own_service()
    _user, client = editor_of(page)
    english = {"words-en-title": "Free legal advice", "words-en-what": "Advice from a lawyer, free."}
    change(client, page, **WORDS, **english)
    task, other = task_of(page), task_of(ServicePage.objects.get(source=page))
    approve(task.pk, task.revision_id, moderator(), others={other.pk: other.revision_id})
    assert "<li>مجاناً</li>" in fresh(page).what
    translation = ServicePage.objects.get(source=page)
    assert translation.title == "Free legal advice"
    assert outdated_since(translation, fresh(page)) is None


def test_words_in_one_language_outdate_the_other_once_accepted():
    page = own_service()
    _user, client = editor_of(page)
    change(client, page, **WORDS)
    task = task_of(page)
    approve(task.pk, task.revision_id, moderator())
    assert outdated_since(ServicePage.objects.get(source=page), fresh(page)) is not None


def test_a_draft_is_kept_on_the_server_and_says_so():
    page = own_service()
    _user, client = editor_of(page)
    assert change(client, page, "keep", **WORDS).headers["Location"] == address_of(page)
    assert fresh(page).get_latest_revision_as_object().title == "مشورة قانونية مجانية"
    assert task_of(page) is None
    assert "A change was begun and not sent" in listed(client)
    assert 'value="مشورة قانونية مجانية"' in client.get(address_of(page)).content.decode()


def test_a_form_that_was_not_changed_makes_no_version():
    page = own_service(audiences=(factories.audience(),), languages_spoken=["ar"], referral_needed=True)
    _user, client = editor_of(page)
    before = fresh(page).latest_revision_id
    assert change(client, page, "keep").status_code == 302
    assert fresh(page).latest_revision_id == before
    assert change(client, page, "send").status_code == 400


def test_a_wrong_phone_is_refused_in_words_and_everything_typed_stays():
    page = own_service()
    _user, client = editor_of(page)
    response = change(client, page, **WORDS, **{"phones-0-number": "12"})
    html = response.content.decode()
    assert response.status_code == 400 and "رقم الهاتف" in html
    assert 'value="12"' in html and 'value="مشورة قانونية مجانية"' in html
    assert not fresh(page).has_unpublished_changes


def test_above_a_long_form_stands_the_way_to_each_mistake_in_it():
    page = own_service(phones=factories.phones("+9647000000011"))
    _user, client = editor_of(page)
    days = {"days-new-first_day": "2020-01-01"}
    at = f"at-{page.centres.get().uuid}"
    wrong = {"words-ar-title": "", "phones-0-number": "12", f"{at}-phones-0-number": "1", **days}
    wrong |= {f"{at}-hours-mo-kind": "open", f"{at}-hours-mo-from1": "", f"{at}-hours-mo-to1": ""}
    soup = BeautifulSoup(change(client, page, **wrong).content, "html.parser")
    ways = soup.select(".desk-wrong a")
    assert len(ways) == 5 and sum("مركز جلولاء" in way.get_text() for way in ways) == 2
    fields = [soup.select_one(f"[id='{way['href'].removeprefix('#')}']") for way in ways]
    order = list(soup.find_all(True))
    places = [next(place for place, one in enumerate(order) if one is field) for field in fields]
    assert places == sorted(places)


@pytest.mark.parametrize(("days", "status"), [("٣", 302), ("366", 400), ("99999999999", 400), ("9" * 5000, 400)])
def test_days_until_an_answer_that_nobody_waits_are_refused(days, status):
    page = own_service()
    _user, client = editor_of(page)
    assert change(client, page, "keep", **{"facts-response_days": days}).status_code == status


def test_phones_are_stored_as_telephones_dial_them_and_keep_their_ids():
    page = own_service(phones=factories.phones("+9647000000011"))
    _user, client = editor_of(page)
    change(client, page, "keep", **{"phones-1-number": "٠٧٠٠٠٠٠٠٠١٢", "phones-1-kind": "whatsapp"})
    kept = fresh(page).get_latest_revision_as_object().phones
    assert [block.value["number"] for block in kept] == ["+9647000000011", "+9647000000012"]
    assert kept[0].id == page.phones[0].id
    assert change(client, page, "keep", **{"phones-0-number": ""}).status_code == 302
    assert len(fresh(page).get_latest_revision_as_object().phones) == 1


def test_hours_are_typed_in_a_grid_and_a_day_is_copied_without_a_script():
    page = own_service()
    _user, client = editor_of(page)
    grid = f"at-{page.centres.get().uuid}-hours"
    sunday = {f"{grid}-su-kind": "open", f"{grid}-su-from1": "08:30", f"{grid}-su-to1": "14:00"}
    data = posted(client, address_of(page)) | sunday | {f"copy-{grid.removesuffix('-hours')}": "1"}
    html = client.post(address_of(page), data).content.decode()
    assert html.count('value="08:30"') == 5
    assert not fresh(page).has_unpublished_changes
    week = {f"{grid}-{day}-{part}": value for day in ("su", "mo") for part, value in (("kind", "open"), ("from1", "08:30"), ("to1", "14:00"))}  # fmt: skip
    assert change(client, page, "keep", **week).status_code == 302
    assert "08:30-14:00" in fresh(page).get_latest_revision_as_object().centres.first().opening_hours


def test_a_centre_where_it_is_not_offered_any_more_goes_with_the_change():
    page = own_service()
    _user, client = editor_of(page)
    change(client, page, "send", **{f"at-{page.centres.get().uuid}-gone": "on"})
    assert fresh(page).centres.count() == 1
    task = task_of(page)
    approve(task.pk, task.revision_id, moderator())
    assert fresh(page).centres.count() == 0


def test_two_people_who_write_at_once_both_see_what_the_other_wrote():
    page = own_service()
    _first, one = editor_of(page)
    other = signed_in(member(partner_of(page), "colleague"))
    opened = posted(one, address_of(page))
    change(other, page, "keep", **{"words-ar-title": "عنوان الزميل"})
    mine = opened | {"words-ar-title": "عنواني", "do": "keep"}
    response = one.post(address_of(page), mine)
    html = response.content.decode()
    assert response.status_code == 409
    assert "عنوان الزميل" in html and 'value="عنواني"' in html
    assert fresh(page).get_latest_revision_as_object().title == "عنوان الزميل"

    again = values_of(BeautifulSoup(html, "html.parser").select_one("form[data-draft]"))
    assert one.post(address_of(page), again | {"do": "keep"}).status_code == 302
    assert fresh(page).get_latest_revision_as_object().title == "عنواني"


def test_a_refusal_reaches_the_desk_with_its_reason_and_can_be_answered(django_capture_on_commit_callbacks):
    page = own_service()
    user, client = editor_of(page)
    change(client, page, **WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        send_back(task_of(page).pk, "رقم الهاتف ناقص.", moderator())
    letter = next(letter for letter in mail.outbox if letter.to == [user.email])
    assert "رقم الهاتف ناقص." in letter.body and address_of(page) in letter.body and "/admin/pages/" not in letter.body
    assert "رقم الهاتف ناقص." in listed(client, "ar") and "Sent back to you" in listed(client)
    assert "رقم الهاتف ناقص." in client.get(address_of(page)).content.decode()
    assert change(client, page, "send", **{"phones-0-number": "+9647000000012"}).status_code == 302
    assert task_of(page).workflow_state.requested_by == user


def test_what_was_sent_can_be_taken_back_and_is_closed_till_then():
    page = own_service()
    _user, client = editor_of(page)
    change(client, page, **WORDS)
    assert client.post(address_of(page), WORDS | {"do": "keep"}).status_code == 409
    assert client.post(address_of(page, "withdraw/")).headers["Location"] == address_of(page)
    assert task_of(page) is None
    assert fresh(page).get_latest_revision_as_object().title == "مشورة قانونية مجانية"
    assert change(client, page).status_code == 302


def test_the_preview_shows_the_draft_as_visitors_would_see_it_and_is_kept_nowhere():
    page = own_service()
    _user, client = editor_of(page)
    response = change(client, page, "preview", **WORDS)
    answer = client.get(response.headers["Location"])
    assert "مشورة قانونية مجانية" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_new_service_begins_as_a_draft_and_goes_its_way_to_the_reviewer():
    page = own_service()
    centre = page.centres.get().centre
    _user, client = editor_of(page)
    data = posted(client, "/ar/desk/listings/new/")
    data |= {"words-ar-title": "دورات حاسوب", "words-ar-what": "دورة من عشرة أيام.", "facts-kind": factories.kind().pk}
    where = client.post("/ar/desk/listings/new/", data).headers["Location"]
    new = ServicePage.objects.get(title="دورات حاسوب")
    assert not new.live and new.language == "ar" and where == address_of(new, "centres/")
    assert client.post(where, {"centre": centre.pk}).headers["Location"] == address_of(new)
    assert change(client, new).headers["Location"] == "/ar/desk/"
    task = task_of(new)
    approve(task.pk, task.revision_id, moderator())
    assert fresh(new).live and fresh(new).centres.get().centre == centre


def test_a_service_without_a_name_is_not_begun():
    page = own_service()
    _user, client = editor_of(page)
    before = ServicePage.objects.count()
    data = posted(client, "/ar/desk/listings/new/") | {"words-ar-title": "", "words-ar-what": "نص"}
    response = client.post("/ar/desk/listings/new/", data)
    assert response.status_code == 400 and "نص" in response.content.decode()
    assert ServicePage.objects.count() == before


@pytest.mark.parametrize("rest", ["", "preview/ar/", "history/", "centres/", "stop/"])
def test_what_is_a_rivals_is_not_there(rest):
    page = own_service()
    rival = signed_in(member(factories.partner("rival"), "rival"))
    assert rival.get(address_of(page, rest)).status_code == 404


def test_the_list_takes_the_same_statements_for_any_number_of_listings_and_pages_them():
    page = own_service()
    _user, client = editor_of(page)
    centre = page.centres.get().centre

    def statements():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            html = client.get("/en/desk/").content.decode()
        return len(captured), html

    statements()
    few, _html = statements()
    for number in range(12):
        factories.service(partner_of(page), f"more-{number}", at=(centre,))
    many, html = statements()
    assert few <= many <= 12
    assert html.count('class="task') - html.count('class="task_') == 10 and "?page=2" in html


def test_still_correct_is_one_tap_and_shows_what_is_to_be_confirmed_first():
    page = own_service()
    factories.service(partner_of(page), "other", {"ar": "خدمة أخرى", "en": "Another service"})
    user, client = editor_of(page)
    due = Freshness.objects.filter(key=page.translation_key)
    due.update(stage=Stage.HIDDEN, due_on="2026-01-01", confirmed_at="2025-06-01T00:00:00Z")
    html = listed(client)
    assert "Hidden: visitors do not see it" in html
    assert html.index("Legal advice") < html.index("Another service")
    assert client.post(address_of(page, "confirm/")).status_code == 302
    assert due.get().stage == Stage.CURRENT and due.get().confirmed_by == user
    assert "Hidden: visitors do not see it" not in listed(client)


def test_no_is_another_answer_than_none():
    page = own_service(referral_needed=None)
    _user, client = editor_of(page)
    assert change(client, page, "keep", **{"facts-referral_needed": "no"}).status_code == 302
    assert fresh(page).get_latest_revision_as_object().referral_needed is False


def test_signs_that_turn_a_text_round_are_not_kept():
    page = own_service()
    _user, client = editor_of(page)
    change(client, page, "keep", **{"words-ar-title": "مشورة\u202e قانونية\u202d"})
    assert fresh(page).get_latest_revision_as_object().title == "مشورة قانونية"
