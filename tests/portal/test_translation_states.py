"""The dashboard tells each page set's state in each language, to those who have rights there, at a constant cost."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale

from centres.models import CentrePage
from portal import roles
from portal.models import TranslationDigest
from portal.translation.drafts import start_translation
from portal.translation.lifecycle import withdraw
from portal.translation.scope import scopes
from portal.translation.states import State, standings
from tests.centres import factories
from tests.portal.pages import english, fresh, numbered_centres, written
from tests.portal.staff import moderator, officer, person, signed_in

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "translations": ("get", "/admin/translations/"),
    "into English": ("get", "/admin/translations/en/"),
    "into Arabic": ("get", "/admin/translations/ar/"),
    "mail": ("post", "/admin/translations/mail/"),
}


def state(page, language="en"):
    """Return the state of the page set in the language, or None where it is not listed."""
    found = {one.source_id: one.state for one in standings(language)}
    return found.get(page.pk)


@pytest.fixture
def centre():
    """Return a public centre in both languages."""
    return factories.centre()


@pytest.fixture
def arabic_only():
    """Return a public centre in Arabic alone."""
    return factories.centre("only", {"ar": "مركز"})


def test_each_state_in_the_order_of_the_work(arabic_only):
    author = officer()
    assert state(arabic_only) == State.MISSING
    draft = start_translation(arabic_only, Locale.objects.get(language_code="en"), author)
    assert state(arabic_only) == State.IN_TRANSLATION
    draft.get_workflow().start(draft, author)
    assert state(arabic_only) == State.IN_REVIEW
    fresh(draft).current_workflow_state.cancel()
    written(draft, title="Centre").publish()
    assert state(arabic_only) == State.CURRENT
    written(arabic_only, title="مركز آخر").publish()
    assert state(arabic_only) == State.OUTDATED
    written(draft, title="Another centre")
    assert state(arabic_only) == State.IN_TRANSLATION
    withdraw(fresh(draft), is_gone=False, user=None)
    assert state(arabic_only) == State.WITHDRAWN


def test_an_english_source_is_missing_in_arabic_and_not_listed_in_english():
    page = factories.centre("english", {"en": "Centre"})
    assert (state(page, "ar"), state(page, "en")) == (State.MISSING, None)


def test_facts_and_minor_changes_leave_it_current(centre):
    written(centre, ordinal=4).publish()
    written(centre, title=f"{centre.title}.", minor_change=True).publish()
    assert state(centre) == State.CURRENT


def test_a_draft_that_nobody_translates_yet_is_no_work():
    page = factories.centre("later", {"ar": "مركز"})
    page.unpublish()
    assert state(page) is None


@pytest.mark.parametrize(
    ("groups", "allowed"),
    [
        ((roles.MEDIA_OFFICERS,), set(ADDRESSES)),
        ((roles.MODERATORS,), set(ADDRESSES)),
        ((roles.ADMINISTRATORS,), set(ADDRESSES)),
        ((roles.URGENT,), set(ADDRESSES)),
        ((roles.translators("en"),), {"translations", "into English", "mail"}),
        ((roles.translators("ar"),), {"translations", "into Arabic", "mail"}),
        ((), set()),
    ],
)
def test_everybody_reaches_the_languages_they_have_rights_in_and_no_other(groups, allowed):
    client = signed_in(person("somebody", *groups))
    for name, (method, address) in ADDRESSES.items():
        status = getattr(client, method)(address).status_code
        assert status in {200, 302} if groups and name in allowed else status in {302, 403}, (name, status)
        if groups and name not in allowed:
            assert status in {302, 403}
            assert "translations" not in str(getattr(client, method)(address).headers.get("Location", ""))


def test_a_visitor_is_led_to_the_sign_in(client):
    for method, address in ADDRESSES.values():
        response = getattr(client, method)(address)
        assert "/login/" in response.headers.get("Location", "") or response.status_code == 403


def test_an_unknown_language_is_refused():
    assert signed_in(officer()).get("/admin/translations/xx/").status_code in {302, 403}


def test_rights_on_one_section_show_its_pages_alone(centre):
    partner = factories.partner()
    user = person("narrow", roles.MODERATORS)
    user.groups.clear()
    group = Group.objects.create(name="English partners")
    roles.grant_pages(group, [english(fresh(partner.get_parent()))], ("change",))
    user.groups.add(group)
    within = scopes(user)
    assert list(within) == ["en"]
    assert {one.source_id for one in standings("en", within["en"])} == {partner.pk, partner.get_parent().pk}
    assert centre.pk not in {one.source_id for one in standings("en", within["en"])}


def test_the_dashboard_shows_the_words_that_changed_and_the_next_step(centre):
    written(centre, title="مركز خانقين").publish()
    html = (
        signed_in(person("t", roles.translators("en"))).get("/admin/translations/en/?state=outdated").content.decode()
    )
    assert "<ins>" in html
    assert "خانقين" in html
    assert reverse("translate", args=[english(centre).pk]) in html


def test_it_is_narrowed_by_type_and_owner_and_nonsense_narrows_nothing(centre):
    factories.partner()
    client = signed_in(officer())
    kind = CentrePage.objects.get(pk=centre.pk).content_type_id
    page = client.get(f"/admin/translations/en/?type={kind}&state=current")
    assert {row.standing.source_id for row in page.context["rows"]} == {centre.pk}
    for query in ("state=burnt", "type=x", "owner=999999", "p=x", "p=-1", "type=" + "9" * 40, "state=%00"):
        assert client.get(f"/admin/translations/en/?{query}").status_code == 200


def test_its_statements_do_not_grow_with_the_pages():
    client = signed_in(officer())
    counted = []
    for number in (2, 12):
        for centre in CentrePage.objects.order_by(F("source_id").asc(nulls_last=True)):
            centre.delete()
        numbered_centres(number, "ar", "en")
        for page in CentrePage.objects.filter(source=None):
            written(page, title=f"{page.title}!").publish()
        client.get("/admin/translations/en/")
        with CaptureQueriesContext(connection) as queries:
            html = client.get("/admin/translations/en/?state=outdated").content.decode()
        assert html.count("<details") == number
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[1] <= 45


def test_a_long_list_is_paged():
    numbered_centres(23, "ar")
    page = signed_in(officer()).get("/admin/translations/en/?state=missing&p=2")
    assert len(page.context["rows"]) == 3


def test_the_first_page_of_the_admin_counts(centre):
    written(centre, title="مركز خانقين").publish()
    html = signed_in(person("t", roles.translators("en"))).get("/admin/").content.decode()
    assert 'href="/admin/translations/en/?state=outdated"' in html
    assert "/admin/translations/ar/" not in html


def run():
    out = StringIO()
    call_command("send_translation_digest", stdout=out)
    return out.getvalue().strip()


def test_the_digest_goes_to_those_who_asked_once_a_day(centre, django_capture_on_commit_callbacks):
    written(centre, title="مركز خانقين").publish()
    asked = person("asked", roles.translators("en"), language="ar")
    person("silent", roles.translators("en"))
    signed_in(asked).post("/admin/translations/mail/", {"wants": "yes"})
    with django_capture_on_commit_callbacks(execute=True):
        assert (run(), run()) == ("1 sent", "0 sent")
    (letter,) = [one for one in mail.outbox if one.subject == "ترجمات بانتظاركم"]
    assert letter.to == [asked.email]
    assert "مركز خانقين" in letter.body
    assert "/admin/translations/en/" in letter.body
    assert "/admin/translations/ar/" not in letter.body
    TranslationDigest.objects.update(last_sent_on=timezone.localdate() - timedelta(days=1))
    assert run() == "1 sent"
    signed_in(asked).post("/admin/translations/mail/", {"wants": "no"})
    TranslationDigest.objects.update(last_sent_on=None)
    assert run() == "0 sent"


@pytest.mark.parametrize(("language", "said"), [("en", "Bring it up to date"), ("ar", "حدّثها")])
def test_the_digest_says_what_to_do_in_the_language_of_who_reads_it(
    centre, language, said, django_capture_on_commit_callbacks
):
    written(centre, title="مركز خانقين").publish()
    TranslationDigest.objects.create(user=person("asked", roles.translators("en"), language=language))
    with django_capture_on_commit_callbacks(execute=True), override("ar" if language == "en" else "en"):
        assert run() == "1 sent"
    assert said in mail.outbox[-1].body


def test_no_mail_says_that_nothing_waits():
    user = person("asked", roles.translators("en"))
    TranslationDigest.objects.create(user=user)
    assert run() == "0 sent"


def test_moderators_are_led_to_the_review_and_others_are_told_who_acts(arabic_only):
    author = officer()
    draft = start_translation(arabic_only, Locale.objects.get(language_code="en"), author)
    draft.get_workflow().start(draft, author)
    address = reverse("review_of_page", args=[draft.pk])
    query = "/admin/translations/en/?state=in_review"
    assert address in signed_in(moderator()).get(query).content.decode()
    html = signed_in(author).get(query).content.decode()
    assert address not in html
    assert "Waits for a moderator" in html
