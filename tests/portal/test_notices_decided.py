"""An urgent notice is written in one form, approved by somebody else, or put up by those who may; each role, each door."""

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from portal import roles
from portal.models import UrgentNotice
from portal.models.urgent_notices import NoticeState
from tests.portal.notice_samples import TITLE, notice, posted
from tests.portal.pages import visitor
from tests.portal.staff import moderator, officer, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

NEW = "/admin/notices/new/"
ROLES = {
    "nobody": (), "officer": (roles.MEDIA_OFFICERS,), "moderator": (roles.MODERATORS,), "urgent": (roles.URGENT,),
    "administrator": (roles.ADMINISTRATORS,), "translator": (roles.translators("ar"),),
}  # fmt: skip


def of_role(role: str):
    return signed_in(person(f"a-{role}", *ROLES[role]))


def decide(client, row, decision: str, **more):
    return client.post(f"/admin/notices/{row.pk}/", {"version": row.version, "decision": decision, **more})


def test_an_officers_notice_waits_and_a_moderator_puts_it_up(django_capture_on_commit_callbacks) -> None:
    author, reader = officer(language="ar"), moderator(language="ar")
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(author).post(NEW, posted()).status_code == 302
    row = UrgentNotice.objects.get()
    assert (row.state, row.author) == (NoticeState.WAITING, author)
    assert TITLE["ar"] not in visitor().get("/ar/").content.decode()
    assert [letter.to for letter in mail.outbox] == [[reader.email]]
    assert "تنبيه عاجل" in mail.outbox[0].subject and f"/admin/notices/{row.pk}/" in mail.outbox[0].body
    with django_capture_on_commit_callbacks(execute=True):
        assert decide(signed_in(reader), row, "approve").status_code == 302
    assert TITLE["en"] in visitor().get("/en/").content.decode()
    assert mail.outbox[-1].to == [author.email] and "قُبل" in mail.outbox[-1].subject
    actions = list(ModelLogEntry.objects.for_instance(row).order_by("pk").values_list("action", "user"))
    assert actions == [("portal.notice_hand_in", author.pk), ("portal.notice_approve", reader.pk)]


@pytest.mark.parametrize("role", ["urgent", "administrator"])
def test_who_may_publish_urgently_puts_it_up_without_approval(role: str) -> None:
    of_role(role).post(NEW, posted())
    assert UrgentNotice.objects.get().is_up
    assert TITLE["ar"] in visitor().get("/ar/").content.decode()


def test_nobody_approves_their_own_notice() -> None:
    both = person("both", roles.MEDIA_OFFICERS, roles.MODERATORS)
    signed_in(both).post(NEW, posted())
    row = UrgentNotice.objects.get()
    response = decide(signed_in(both), row, "approve")
    row.refresh_from_db()
    assert (response.status_code, row.state) == (400, NoticeState.WAITING)
    assert "Nobody approves their own notice" in response.content.decode()


def test_sending_back_needs_a_reason_that_reaches_the_author(django_capture_on_commit_callbacks) -> None:
    author = officer(language="ar")
    row = notice(state=NoticeState.WAITING, author=author)
    client = signed_in(moderator())
    assert decide(client, row, "refuse", reason="  ").status_code == 400
    with django_capture_on_commit_callbacks(execute=True):
        decide(client, row, "refuse", reason="أي وادٍ؟")
    row.refresh_from_db()
    assert (row.state, row.reason) == (NoticeState.REFUSED, "أي وادٍ؟")
    assert mail.outbox[-1].to == [author.email] and "أي وادٍ؟" in mail.outbox[-1].body
    assert "أُعيد" in mail.outbox[-1].subject
    assert "أي وادٍ؟" in signed_in(author).get(f"/admin/notices/{row.pk}/change/").content.decode()


def test_a_notice_that_came_back_is_changed_and_waits_again() -> None:
    author = officer()
    row = notice(state=NoticeState.REFUSED, reason="Where?", author=author)
    signed_in(author).post(
        f"/admin/notices/{row.pk}/change/", posted(version=row.version, title_en="Floods, corrected")
    )
    row.refresh_from_db()
    assert (row.state, row.version, row.title["en"]) == (NoticeState.WAITING, 2, "Floods, corrected")


def test_what_is_approved_is_what_was_read() -> None:
    row = notice(state=NoticeState.WAITING, author=officer())
    UrgentNotice.objects.filter(pk=row.pk).update(version=2)
    response = decide(signed_in(moderator()), row, "approve")
    row.refresh_from_db()
    assert (response.status_code, row.state) == (400, NoticeState.WAITING)
    assert "changed while you were reading" in response.content.decode()


def test_two_people_who_change_it_at_once_lose_nothing() -> None:
    row = notice(state=NoticeState.WAITING, author=officer())
    address = f"/admin/notices/{row.pk}/change/"
    signed_in(officer("second")).post(address, posted(version=1, title_en="The first to save"))
    response = signed_in(officer("third")).post(address, posted(version=1, title_en="The second to save"))
    row.refresh_from_db()
    assert (response.status_code, row.title["en"]) == (400, "The first to save")
    assert "The second to save" in response.content.decode()


def test_an_approved_notice_is_replaced_and_never_rewritten() -> None:
    old = notice()
    client = of_role("urgent")
    assert client.post(f"/admin/notices/{old.pk}/change/", posted(version=1)).status_code in {302, 403}
    html = client.get(f"{NEW}?replaces={old.pk}").content.decode()
    assert TITLE["ar"] in html
    client.post(f"{NEW}?replaces={old.pk}", posted(title_en="A newer one"))
    old.refresh_from_db()
    assert old.state == NoticeState.TAKEN_DOWN
    html = visitor().get("/en/").content.decode()
    assert "A newer one" in html and TITLE["en"] not in html


@pytest.mark.parametrize("role", ["moderator", "urgent", "administrator"])
def test_it_is_taken_down_at_once(role: str) -> None:
    row = notice()
    assert decide(of_role(role), row, "take_down").status_code == 302
    assert TITLE["ar"] not in visitor().get("/ar/").content.decode()
    assert ModelLogEntry.objects.filter(action="portal.notice_take_down").count() == 1


def test_a_decision_that_was_made_is_not_made_again() -> None:
    row = notice(state=NoticeState.TAKEN_DOWN)
    assert decide(signed_in(moderator()), row, "approve").status_code == 400
    row.refresh_from_db()
    assert row.state == NoticeState.TAKEN_DOWN


@pytest.mark.parametrize("role", ["nobody", "translator"])
def test_the_pages_are_closed_to_everybody_else(role: str) -> None:
    row, client = notice(state=NoticeState.WAITING), of_role(role)
    for address in ("/admin/notices/", NEW, f"/admin/notices/{row.pk}/", f"/admin/notices/{row.pk}/change/"):
        assert client.get(address).status_code in {302, 403}, address
        assert client.post(address, posted(version=1, decision="approve")).status_code in {302, 403}, address
    row.refresh_from_db()
    assert (UrgentNotice.objects.count(), row.state) == (1, NoticeState.WAITING)


@pytest.mark.parametrize(
    ("role", "decision"), [("officer", "approve"), ("officer", "refuse"), ("officer", "take_down")]
)
def test_an_officer_decides_nothing_on_notices_of_others(role: str, decision: str) -> None:
    row = notice(state=NoticeState.WAITING, author=person("author"))
    assert decide(of_role(role), row, decision, reason="No").status_code in {302, 403}
    row.refresh_from_db()
    assert row.state == NoticeState.WAITING


def test_a_moderator_writes_none() -> None:
    client = of_role("moderator")
    assert client.post(NEW, posted()).status_code in {302, 403}
    assert not UrgentNotice.objects.exists()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title_en": ""}, "every language"),
        ({"ends_at": "2020-01-01T00:00"}, "passed already"),
        ({"ends_at": "tomorrow"}, "valid date"),
        ({"starts_at": "2999-01-01T00:00"}, "ends before it begins"),
        ({"where": "centre"}, "Choose one"),
        ({"where": "centre", "centre": "9" * 30}, "valid choice"),
        ({"where": "governorate"}, "Choose one"),
        ({"severity": "huge"}, "valid choice"),
        ({"text_ar": "م" * 501}, "500"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_lost(values: dict[str, str], said: str) -> None:
    response = of_role("urgent").post(NEW, posted(**values))
    assert response.status_code == 400 and not UrgentNotice.objects.exists()
    html = response.content.decode()
    assert said in html and TITLE["ar"] in html


@pytest.mark.parametrize("data", [{}, {"version": "x"}, {"version": "9" * 40, "decision": "approve"}, {"version": "1", "decision": "burn"}])  # fmt: skip
def test_a_decision_that_makes_no_sense_changes_nothing(data: dict[str, str]) -> None:
    row = notice(state=NoticeState.WAITING)
    assert signed_in(moderator()).post(f"/admin/notices/{row.pk}/", data).status_code == 400
    row.refresh_from_db()
    assert row.state == NoticeState.WAITING


@pytest.mark.parametrize("query", ["?replaces=x", "?replaces=" + "9" * 50, "?replaces=٣", "?p=x"])
def test_odd_addresses_are_answered(query: str) -> None:
    client = of_role("urgent")
    assert client.get(f"{NEW}{query}").status_code == 200
    assert client.get(f"/admin/notices/{query}").status_code == 200


def test_the_first_page_of_the_admin_shows_what_waits_and_what_is_up() -> None:
    notice(state=NoticeState.WAITING, title={"ar": "ينتظر", "en": "Waiting one"}, author=officer())
    notice(title={"ar": "ظاهر", "en": "One that is up"})
    html = signed_in(moderator()).get("/admin/").content.decode()
    assert "Waiting one" in html and "One that is up" in html
    assert "Waiting one" not in of_role("translator").get("/admin/").content.decode()
