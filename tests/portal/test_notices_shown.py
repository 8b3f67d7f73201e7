"""An approved notice stands on the pages it concerns, in both languages, at its time; and nowhere else, never before."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.models.urgent_notices import NoticeState
from portal.notices import shown
from tests.centres import factories
from tests.portal.notice_samples import TEXT, TITLE, notice
from tests.portal.pages import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def stands_at(address: str, language: str = "ar") -> bool:
    return TITLE[language] in visitor().get(address).content.decode()


@pytest.mark.parametrize("address", ["", "centres/", "news/", "partners/", "materials/", "search/", "no-such-page/"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_stands_on_every_page_in_its_language(address: str, language: str) -> None:
    notice()
    html = visitor().get(f"/{language}/{address}").content.decode()
    assert TITLE[language] in html and TEXT[language] in html
    assert TITLE["en" if language == "ar" else "ar"] not in html


@pytest.mark.parametrize("state", [state for state in NoticeState if state != NoticeState.APPROVED])
def test_it_stands_nowhere_before_it_is_approved_nor_after(state: str) -> None:
    notice(state=state)
    assert not stands_at("/ar/")
    assert visitor().get("/ar/notices.json").json()["notices"] == []


@pytest.mark.parametrize(("starts", "ends"), [(1, 2), (-2, -1)])
def test_it_keeps_to_its_time(starts: int, ends: int) -> None:
    now = timezone.now()
    notice(starts_at=now + timedelta(hours=starts), ends_at=now + timedelta(hours=ends))
    assert not stands_at("/ar/")
    assert visitor().get("/ar/notices.json").json()["notices"] == []


def test_a_notice_that_was_kept_before_its_time_appears_and_disappears_on_the_minute() -> None:
    now = timezone.now()
    notice(starts_at=now + timedelta(seconds=0.4), ends_at=now + timedelta(seconds=0.8))
    seen = []
    while timezone.now() < now + timedelta(seconds=1):
        seen.append(bool(shown.notices_on("ar")))
    assert not seen[0] and not seen[-1] and any(seen)


def test_a_change_shows_at_once_in_the_process_that_made_it() -> None:
    row = notice()
    assert stands_at("/ar/")
    row.state = NoticeState.TAKEN_DOWN
    row.save()
    assert not stands_at("/ar/")


def test_a_change_that_another_process_made_shows_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    row = notice()
    assert stands_at("/ar/")
    type(row).objects.filter(pk=row.pk).update(state=NoticeState.TAKEN_DOWN)  # no signal, as in another process
    now = shown.time.monotonic()
    monkeypatch.setattr(shown.time, "monotonic", lambda: now + 5)
    assert not stands_at("/ar/")


def test_pages_ask_once_for_many_answers() -> None:
    notice()
    with CaptureQueriesContext(connection) as captured:
        for _turn in range(3):
            shown.notices_on("ar")
    assert len(captured) == 1


def test_one_for_the_first_page_stands_on_that_alone() -> None:
    notice(where="home")
    assert stands_at("/ar/") and stands_at("/en/", "en")
    assert not stands_at("/ar/centres/")


def test_one_for_a_centre_stands_on_it_and_on_the_services_there() -> None:
    here, elsewhere = factories.centre(), factories.centre(title={"ar": "مركز آخر"}, slug="other")
    service = factories.service(factories.partner(), at=(here,))
    notice(where="centre", centre=here)
    assert stands_at(here.address_in("ar")) and stands_at(here.address_in("en"), "en")
    assert stands_at(service.address_in("ar"))
    assert not stands_at(elsewhere.address_in("ar")) and not stands_at("/ar/")


def test_one_for_a_governorate_stands_on_its_centres_services_and_list() -> None:
    here = factories.centre()
    service = factories.service(factories.partner(), at=(here,))
    notice(where="governorate", governorate=here.governorate)
    for page in (here, service):
        assert stands_at(page.address_in("ar"))
    assert stands_at(f"/ar/centres/?governorate={here.governorate.key}")
    assert not stands_at("/ar/centres/") and not stands_at("/ar/news/")


def test_the_most_severe_comes_first() -> None:
    notice(severity="danger", title={"ar": "الأول", "en": "First"})
    notice(severity="information", title={"ar": "الثاني", "en": "Second"})
    html = visitor().get("/ar/").content.decode()
    assert html.index("الأول") < html.index("الثاني")


def test_what_was_typed_is_shown_as_text() -> None:
    notice(title={"ar": "<script>alert(1)</script>", "en": "<b>x</b>"}, text={"ar": "سطر\nآخر", "en": "a\nb"})
    html = visitor().get("/ar/").content.decode()
    assert "<script>alert" not in html and "سطر<br>آخر" in html


def test_the_file_for_devices_tells_what_is_up_and_where() -> None:
    here = factories.centre()
    everywhere = notice(severity="danger")
    notice(where="centre", centre=here)
    notice(where="governorate", governorate=here.governorate)
    answer = visitor().get("/en/notices.json")
    first, second, third = answer.json()["notices"]
    assert answer.json()["language"] == "en"
    assert (first["id"], first["severity"], first["title"], first["text"]) == (
        everywhere.pk, "danger", TITLE["en"], TEXT["en"],
    )  # fmt: skip
    assert first["ends_at"].endswith("Z") and first["where"] == {"kind": "everywhere"}
    assert second["where"] == {"kind": "centre", "address": here.address_in("en")}
    assert third["where"] == {"kind": "governorate", "key": here.governorate.key}
    assert answer["Cache-Control"] == "public, max-age=5" and not answer.cookies


def test_a_page_without_a_database_comes_without_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def refuse() -> None:
        raise OperationalError

    monkeypatch.setattr(shown, "approved", refuse)
    assert shown.notices_on("ar") == []


def test_browsers_keep_a_page_for_seconds_only() -> None:
    assert visitor().get("/ar/")["Cache-Control"] == "public, max-age=10"
