"""The fact check in the admin: the report, accepting with a reason, and approving only what agrees."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page, PageLogEntry

from centres.models import CentrePage
from centres.models.lists import Donor
from news.models import PressReleasePage
from portal.fact_check.acceptance import open_findings, refuse_open_findings
from portal.fact_check.page_facts import contradictions, facts_of
from portal.fact_check.page_texts import passages_of
from portal.fact_check.pages import counterpart, findings_of, newest
from portal.fact_check.registry import stored_lexicon
from portal.fact_check.report import check_pair
from portal.models import AcceptedDifference
from portal.page_types import page_types
from tests.portal.staff import draft_release, moderator, officer, person, signed_in, task_of

pytestmark = pytest.mark.django_db

ARABIC = "<p>استقبل المركز أكثر من ٢٢٠ ألف عائد.</p>"
ENGLISH = "<p>The town has received more than 220,000 returnees.</p>"


def pair(author, english=ENGLISH):
    """Make a public Arabic release and its English translation, which waits for review."""
    source = draft_release(author)
    source.body = [("paragraph", ARABIC)]
    source.save_revision().publish(skip_permission_checks=True)
    translation = source.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=False)
    translation.title, translation.source, translation.body = "The centre opens", source, [("paragraph", english)]
    translation.save_revision(user=author)
    translation = PressReleasePage.objects.get(pk=translation.pk)
    translation.get_workflow().start(translation, author)
    return source, PressReleasePage.objects.get(pk=translation.pk)


def decide(client, page, **data):
    task = task_of(page)
    return client.post(f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": "approve", **data})


def accept(client, page, reason="the town and its centre"):
    (finding,) = open_findings(newest(page), counterpart(page))
    data = {"fingerprint": finding.fingerprint, "reason": reason}
    return client.post(f"/admin/fact-check/{page.pk}/accept/", data)


@pytest.mark.usefixtures("demo")
def test_no_page_of_the_demo_has_a_finding():
    pages = [page for model in page_types() for page in model.objects.all()]
    compared = 0
    for page in pages:
        other = counterpart(page)
        compared += other is not None
        assert [(one.kind, [side.sentence for side in one.sides]) for one in findings_of(page, other)] == []
    assert compared > 40


def test_the_review_shows_both_sentences_with_their_language():
    _source, page = pair(officer())
    html = signed_in(moderator()).get(f"/admin/review/{task_of(page).pk}/").content.decode()
    assert 'lang="ar" dir="rtl">استقبل <mark>المركز</mark>' in html
    assert '<dd lang="en" dir="ltr">The <mark>town</mark>' in html


def test_approving_is_refused_until_the_difference_is_mended():
    author = officer()
    _source, page = pair(author)
    client = signed_in(moderator())
    response = decide(client, page)
    assert response.status_code == 400
    assert "found 1 difference" in response.content.decode()
    page.refresh_from_db()
    assert not page.live
    page.body = [("paragraph", ENGLISH.replace("town", "centre"))]
    revision = page.save_revision(user=author)
    assert decide(client, page, revision=revision.pk).status_code == 302
    page.refresh_from_db()
    assert page.live


def test_a_source_goes_ahead_of_its_translation_unless_its_change_is_called_minor():
    author = officer()
    source, translation = pair(author)
    translation.get_latest_revision().publish(skip_permission_checks=True)
    refused = []
    for is_minor in (False, True):
        try:
            refuse_open_findings(newest(source), translations_stay=is_minor)
        except ValidationError:
            refused.append(is_minor)
    assert refused == [True]


def test_an_accepted_difference_lets_the_page_through_and_the_log_says_who_and_why():
    _source, page = pair(officer())
    reader = moderator()
    client = signed_in(reader)
    assert accept(client, page).status_code == 302
    entry = PageLogEntry.objects.get(page=page, action="portal.accept_difference")
    assert (entry.user, entry.data["reason"]) == (reader, "the town and its centre")
    assert "the town and its centre" in entry.message
    assert "the town and its centre" in client.get(f"/admin/review/{task_of(page).pk}/").content.decode()
    assert decide(client, page).status_code == 302


def test_an_acceptance_needs_a_reason():
    _source, page = pair(officer())
    accept(signed_in(moderator()), page, reason="  ")
    assert not AcceptedDifference.objects.exists()


def test_an_acceptance_dies_when_its_sentence_changes_and_not_when_another_does():
    author = officer()
    _source, page = pair(author)
    accept(signed_in(moderator()), page)
    page.body = [("paragraph", "<p>It is open to all.</p>" + ENGLISH)]
    assert open_findings(page, counterpart(page)) == []
    page.body = [("paragraph", ENGLISH.replace("has received", "received"))]
    assert len(open_findings(page, counterpart(page))) == 1


def test_an_acceptance_can_be_taken_back_and_its_record_stays():
    _source, page = pair(officer())
    client = signed_in(moderator())
    accept(client, page)
    row = AcceptedDifference.objects.get()
    assert client.post(f"/admin/fact-check/{page.pk}/revoke/{row.pk}/").status_code == 302
    row.refresh_from_db()
    assert row.revoked_at and row.revoked_by.username == "moderator"
    assert decide(client, page).status_code == 400
    assert PageLogEntry.objects.filter(page=page, action="portal.revoke_difference").count() == 1


def test_what_is_gone_cannot_be_accepted():
    _source, page = pair(officer())
    response = signed_in(moderator()).post(
        f"/admin/fact-check/{page.pk}/accept/", {"fingerprint": "0" * 32, "reason": "x"}, follow=True
    )
    assert "not there any more" in response.content.decode()
    assert not AcceptedDifference.objects.exists()


def test_the_report_is_headed_by_its_name_and_the_page():
    _source, page = pair(officer())
    html = signed_in(moderator()).get(f"/admin/fact-check/{page.pk}/").content.decode()
    heading = html.split("<h1", 1)[1].split("</h1>")[0]
    assert "Fact check" in heading
    assert "The centre opens" in heading


def test_partners_and_donors_are_known_by_the_names_they_have_now():
    donor = Donor.objects.create(
        key="qandil", acronym="QDL", labels={"ar": "مؤسسة قنديل الخيرية", "en": "Qandil Trust"}
    )
    texts = "افتتحت مؤسسة قنديل الخيرية القاعة.", "The hall was opened by UNESCO."
    assert [one.kind for one in check_pair(*texts, stored_lexicon())] == ["organisation"]
    assert not check_pair(texts[0], "Qandil Trust (QDL) opened the hall.", stored_lexicon())
    donor.labels = {"ar": "مؤسسة سهل", "en": "Sahl Trust"}
    donor.save()
    assert not check_pair("افتتحت مؤسسة سهل القاعة.", "Sahl Trust opened the hall.", stored_lexicon())
    assert [one.kind for one in check_pair("افتتحت مؤسسة سهل القاعة.", texts[1], stored_lexicon())] == ["organisation"]


@pytest.mark.usefixtures("demo")
def test_a_centre_called_by_its_name_in_one_language_is_the_centre_in_the_other():
    lexicon = stored_lexicon()
    arabic, english = (CentrePage.objects.filter(locale__language_code=code).order_by("pk") for code in ("ar", "en"))
    named = arabic[0]
    same, another = (
        english.filter(translation_key=named.translation_key)[0],
        english.exclude(translation_key=named.translation_key)[0],
    )
    assert not check_pair(f"افتتح {named.title} أبوابه.", f"{same.title} has opened.", lexicon)
    assert not check_pair(
        f"افتتح {named.title} أبوابه.", f"The centre in {same.facts.place.labels['en']} has opened.", lexicon
    )
    assert check_pair(f"افتتح {named.title} أبوابه.", f"{another.title} has opened.", lexicon)


def test_the_author_reads_the_report_and_may_not_accept():
    author = officer()
    _source, page = pair(author)
    client = signed_in(author)
    html = client.get(f"/admin/fact-check/{page.pk}/").content.decode()
    assert "<mark>town</mark>" in html
    assert "Accept this difference" not in html
    assert accept(client, page).status_code in {302, 403}
    assert not AcceptedDifference.objects.exists()


@pytest.mark.parametrize("groups", [(), ("Translators: en",)])
@pytest.mark.parametrize("address", ["", "accept/", "revoke/1/"])
def test_others_reach_nothing_of_the_fact_check(groups, address):
    page = draft_release(officer())
    client = signed_in(person("somebody", *groups))
    url = f"/admin/fact-check/{page.pk}/{address}"
    responses = [client.post(url)] if address else [client.get(url)]
    assert {response.status_code for response in responses} <= {302, 403}
    assert all(response.status_code == 403 or "/admin/" in response.headers["Location"] for response in responses)
    assert not AcceptedDifference.objects.exists()


def test_a_page_in_one_language_is_checked_against_the_calendar():
    page = draft_release(officer())
    page.body = [("paragraph", "<p>افتُتح المركز يوم الجمعة ١٩ أيلول ٢٠١٩.</p>")]
    (finding,) = findings_of(page, None)
    assert (finding.kind, finding.how, finding.first.said) == ("weekday", "calendar", "١٩ أيلول ٢٠١٩")


def test_words_that_miss_a_date_of_the_facts_by_one_slip_are_told():
    page = draft_release(officer())
    page.issued_on, page.event_on = None, None
    page = type(page).objects.get(pk=page.pk)
    page.body = [("paragraph", "<p>صدر هذا البيان في ٢٠ تشرين الأول ٢٠١٩.</p>")]
    (finding,) = contradictions(passages_of(page), "ar", facts_of(page), stored_lexicon())
    assert (finding.kind, finding.detail) == ("fact", "2019-09-20")


def test_the_editor_leads_to_the_report():
    author = officer()
    page = draft_release(author)
    assert f"/admin/fact-check/{page.pk}/" in signed_in(author).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert Page.objects.get(pk=page.pk).specific == page


def test_the_forms_carry_the_token_that_the_server_asks_for():
    _source, page = pair(officer())
    client = signed_in(moderator())
    for address in (f"/admin/review/{task_of(page).pk}/", f"/admin/fact-check/{page.pk}/"):
        form = client.get(address).content.decode().split(f"/admin/fact-check/{page.pk}/accept/")[1]
        assert "csrfmiddlewaretoken" in form.split("</form>")[0]


def test_a_fact_is_said_as_people_write_it():
    page = draft_release(officer())
    page.body = [("paragraph", "<p>صدر هذا البيان في ٢٠ تشرين الأول ٢٠١٩.</p>")]
    page.save_revision()
    html = signed_in(moderator()).get(f"/admin/fact-check/{page.pk}/").content.decode()
    assert "The facts say: 20 September 2019" in html
