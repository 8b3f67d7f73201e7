"""PO files go out and come back through the same rules as the segment editor, and what is hostile harms nothing."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from news.models import NewsIndexPage, PressReleasePage
from portal.translation.segments.reading import State
from tests.centres import factories
from tests.portal.pages import said
from tests.portal.staff import moderator, officer, person, signed_in, task_of
from tests.portal.translations import (
    BODY,
    ENGLISH,
    address,
    changed,
    draft,
    form,
    fresh,
    segment,
    source_release,
    started,
    translated,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    """Return a new translation into English."""
    return started(source_release(), officer())


@pytest.fixture
def client():
    """Return a translator into English, signed in."""
    return signed_in(person("translator", "Translators: en"))


def downloaded(client, page):
    """Return the PO file of the page."""
    response = client.get(address(page, "translate_po"))
    assert response.status_code == 200
    return polib.pofile("\n" + response.content.decode())


def upload(client, page, content):
    """Upload a PO file, or anything, and return the answer."""
    content = str(content).encode() if not isinstance(content, bytes) else content
    return client.post(address(page, "translate_po_upload"), {"file": SimpleUploadedFile("x.po", content)})


def filled(client, page, texts=ENGLISH):
    """Return the page's PO file with the texts."""
    po = downloaded(client, page)
    for entry in po:
        entry.msgstr = texts.get(entry.msgctxt, entry.msgstr)
    return po


def test_the_file_is_named_for_the_language_it_is_to_be_written_in(client, page):
    header = client.get(address(page, "translate_po")).headers["Content-Disposition"]
    assert header.startswith("attachment")
    assert header.endswith("-en.po")


def test_the_file_names_each_text_by_its_path_and_explains_the_marks(client, page):
    po = downloaded(client, page)
    assert {entry.msgctxt for entry in po} == set(ENGLISH)
    entry = po.find("خدمات جديدة")
    assert (entry.msgctxt, entry.msgstr, entry.comment) == ("body.h1", "", "Heading")
    assert "{2}…{/2}: link to https://example.org/ar" in next(one for one in po if one.msgctxt == "body.p1#0").comment


def english_release():
    """Return a new public release in English."""
    index = NewsIndexPage.objects.get(locale__language_code="en")
    source = PressReleasePage(
        title="A hall opens", slug="hall", locale=index.locale, live=False, issued_on="2019-09-20"
    )
    source.body = [("paragraph", "<p>The <b>hall</b> opened.</p>")]
    index.add_child(instance=source)
    source.save_revision().publish()
    return fresh(source)


def test_a_release_written_in_english_goes_through_a_po_file_to_the_arabic_page(client):
    arabic = person("to_arabic", "Translators: ar", language="ar")
    writer = signed_in(arabic)
    page = started(english_release(), arabic)
    po = downloaded(writer, page)
    assert writer.get(address(page, "translate_po")).headers["Content-Disposition"].endswith('"hall-ar.po"')
    po.find("A hall opens").msgstr = "افتتاح قاعة"
    po.find("The {1}hall{/1} opened.").msgstr = "افتُتحت {1}القاعة{/1}."
    assert upload(writer, page, po).status_code == 200
    response = writer.post(address(page), form(page, "submit"), follow=True)
    assert "أُرسلت" in said(response)
    reader, task = moderator(), task_of(page)
    decision = {"revision": fresh(page).latest_revision_id, "decision": "send_back", "reason": "العنوان ناقص"}
    signed_in(reader).post(f"/admin/review/{task.pk}/", decision)
    again = downloaded(writer, page)
    again.find("A hall opens").msgstr = "افتتاح قاعة للتدريب"
    upload(writer, page, again)
    writer.post(address(page), form(page, "submit"))
    decision = {"revision": fresh(page).latest_revision_id, "decision": "approve"}
    signed_in(reader).post(f"/admin/review/{task_of(page).pk}/", decision)
    assert (fresh(page).live, fresh(page).title, fresh(page).slug) == (True, "افتتاح قاعة للتدريب", "hall")
    assert fresh(page).body[0].value.source == "<p>افتُتحت <b>القاعة</b>.</p>"


def test_the_report_tells_what_was_taken_refused_and_unknown(client, page):
    po = filled(client, page)
    po.find("خدمات جديدة").msgstr = "<h1>New</h1>"
    po.append(polib.POEntry(msgctxt="nowhere.x", msgid="x", msgstr="A text without a place"))
    po.append(polib.POEntry(msgctxt="summary", msgid="كلمات أخرى", msgstr="Other words"))
    response = upload(client, page, po)
    html = response.content.decode()
    outcome, taken = response.context["outcome"], response.context["taken"]
    assert len(outcome.saved) == len(ENGLISH) - 1
    assert list(outcome.refused) == ["body.h1"]
    assert (taken.unknown, taken.stale) == (["A text without a place"], {"كلمات أخرى": "Other words"})
    for text in ("A text without a place", "Other words", "&lt;h1&gt;New&lt;/h1&gt;"):
        assert text in html
    assert segment(page, "body.h1").state == State.MISSING


def test_the_public_row_waits_for_the_review(client):
    page = translated(source_release(), ENGLISH, officer())
    po = filled(client, page, {"title": "A title from a file"})
    upload(client, page, po)
    assert fresh(page).title == ENGLISH["title"]
    assert draft(page).title == "A title from a file"


def test_a_fuzzy_entry_is_no_confirmation(client):
    user = officer()
    source = source_release()
    page = translated(source, ENGLISH, user)
    changed(source, summary="مركز جديد في ديالى.")
    po = downloaded(client, page)
    entry = po.find("مركز جديد في ديالى.")
    assert (entry.fuzzy, entry.previous_msgid) == (True, "مركز جديد.")
    upload(client, page, po)
    assert segment(page, "summary").state == State.OUTDATED
    entry.flags.remove("fuzzy")
    upload(client, page, po)
    assert segment(page, "summary").state == State.DONE


def test_an_older_file_puts_each_text_where_its_source_stands_now(client):
    source = source_release()
    page = started(source, officer())
    po = filled(client, page)
    body = [{**BODY[1], "value": f"<p>جملة جديدة.</p>{BODY[1]['value']}"}, *BODY[2:]]
    changed(source, body=body, summary="خلاصة أخرى")
    response = upload(client, page, po)
    assert segment(page, "body.p1#2").written == "Services are free."
    assert segment(page, "body.p1#0").state == State.MISSING
    assert set(response.context["taken"].stale) == {"مركز جديد.", "خدمات جديدة"}


def test_a_file_never_writes_over_what_somebody_saved_after_its_download(client, page):
    po = filled(client, page, {"title": "From the file", "summary": "A new centre."})
    write(page, {"title": "Saved meanwhile"}, officer("second"))
    response = upload(client, page, po)
    assert (draft(page).title, draft(page).summary) == ("Saved meanwhile", "A new centre.")
    assert response.context["outcome"].theirs == {"title": "Saved meanwhile"}
    assert "From the file" in response.content.decode()


def other_page(client, page):
    return filled(client, started(source_release(slug="أخرى", title="صفحة أخرى"), officer("other")))


def other_language(client, page):
    po = filled(client, page)
    po.metadata["Language"] = "ar"
    return po


def nameless(client, page):
    po = filled(client, page)
    del po.metadata["X-Markaz-Page"]
    return po


HOSTILE = {
    "another page's file": (other_page, "belongs to another page"),
    "a file of another language": (other_language, "in another language"),
    "a file that names no page": (nameless, "does not say which page"),
    "another encoding": (lambda client, page: str(filled(client, page)).encode("utf-16"), "not in UTF-8"),
    "a windows encoding": (lambda client, page: 'msgid ""\nmsgstr "عربي"'.encode("cp1256"), "not in UTF-8"),
    "a web page": (lambda client, page: b"<!doctype html><p>x</p>", "not a PO file"),
    "a program": (lambda client, page: b"MZ\x00\x01\x02", "not a PO file"),
    "nonsense": (lambda client, page: b"hello\nworld\n", "not a PO file"),
    "half a file": (lambda client, page: str(filled(client, page)).encode()[:-30] + b"\nmsgid", "not a PO file"),
    "a name of a file on the server": (lambda client, page: b"/etc/passwd", "not a PO file"),
    "nothing": (lambda client, page: b"", "Choose a PO file|not a PO file|does not say"),
    "ten megabytes": (lambda client, page: b"# x\n" * 2_621_440, "larger than 2 MB"),
    "a file of a million entries": (lambda client, page: many(client, page), "more texts than any page"),
}


def many(client, page):
    po = downloaded(client, page)
    entries = "".join(f'\nmsgctxt "x{number}"\nmsgid "x"\nmsgstr "y"\n' for number in range(6000))
    return (str(po) + entries).encode()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_not_the_pages_is_refused_in_words_and_changes_nothing(client, page, kind):
    make, reason = HOSTILE[kind]
    content = make(client, page)
    before = fresh(page).latest_revision_id
    response = upload(client, page, content)
    assert response.status_code == 400
    assert any(part in said(response) for part in reason.split("|")), said(response)
    assert fresh(page).latest_revision_id == before


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<b>bold</b>", "<a href='javascript:x'>y</a>", "{1}open", "{9}x{/9}"]
)
def test_html_and_broken_marks_in_a_file_never_reach_the_page(client, page, text):
    response = upload(client, page, filled(client, page, ENGLISH | {"body.p1#1": text}))
    assert response.status_code == 200
    assert list(response.context["outcome"].refused) == ["body.p1#1"]
    assert "alert" not in draft(page).body[1].value.source
    assert draft(page).title == ENGLISH["title"]


@pytest.mark.parametrize("name", ["issued_on", "source", "live", "path", "body", "picture"])
def test_no_file_can_write_what_is_no_word(client, page, name):
    po = downloaded(client, page)
    po.append(polib.POEntry(msgctxt=name, msgid="2019-09-20", msgstr="2001-01-01"))
    before = getattr(draft(page), name)
    upload(client, page, po)
    assert str(getattr(draft(page), name)) == str(before)
    assert str(fresh(page).facts.issued_on) == "2019-09-20"


def test_an_upload_while_the_review_runs_is_refused_in_words(client, page):
    write(page, ENGLISH, officer("second"))
    po = filled(client, page, {"title": "Too late"})
    fresh(page).get_workflow().start(fresh(page), officer("third"))
    response = upload(client, page, po)
    assert response.status_code == 400
    assert "waits for review" in said(response)
    assert draft(page).title == ENGLISH["title"]


def test_a_centre_has_its_file_too_without_a_fact_in_it(client):
    centre = factories.centre("jalawla", {"ar": "مركز", "en": "Centre"}, phones=factories.phones("+9647000000001"))
    po = downloaded(client, type(centre).objects.get(source=centre.facts))
    assert po.find("مركز").msgstr == "Centre"
    assert "+9647000000001" not in str(po)
