"""Years of old releases become drafts: both languages paired, nothing twice, everything refused with a reason."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from news.importing.judging import KNOWN, MADE, NEW, REFUSED, Report, judge
from news.importing.making import make_drafts
from news.models import ImportedText, PressReleasePage
from portal import roles
from portal.models import PortalImage, User
from tests.news.import_samples import (
    ARABIC,
    CSV_HEAD,
    ENGLISH,
    GOOD_WORD,
    HOSTILE,
    HTML,
    SAVED_PAGE,
    TRACKED,
    archive_of,
    folder_of,
    line,
    with_body,
    word,
)
from tests.portal import upload_samples
from tests.portal.staff import officer, person

pytestmark = pytest.mark.django_db

PAIR = {
    "list.csv": CSV_HEAD
    + "jalawla,ar,,20/9/2019,ar.html,photo.jpg,IOM 2019,رسم,A drawing,not needed\njalawla,en,,,en.html,,,,,\n",
    "ar.html": ARABIC,
    "en.html": ENGLISH,
    "photo.jpg": upload_samples.picture(),
}


def imported(files: dict[str, bytes | str], user: User | None = None) -> Report:
    """Import the files and return the report."""
    user = user or User.objects.filter(username="importer").first() or officer("importer")
    with override("en"):
        archive = archive_of(files)
        report = judge(archive, user)
        make_drafts(report, archive, user)
    return report


def refusals(files: dict[str, bytes | str]) -> str:
    """Return why the files are refused, in English."""
    with override("en"):
        return " ".join(reason for item in judge(archive_of(files)).items for reason in item.reasons)


def test_both_languages_of_a_release_become_a_draft_and_its_translation() -> None:
    report = imported(PAIR)
    assert [item.state for item in report.items] == [MADE, MADE], report.items
    arabic = PressReleasePage.objects.get(locale__language_code="ar")
    english = PressReleasePage.objects.get(locale__language_code="en")
    assert (arabic.title, english.title) == ("افتتاح مركز", "A centre opens")
    assert english.source == arabic and english.translation_key == arabic.translation_key
    assert arabic.issued_on.isoformat() == "2019-09-20" and english.issued_on is None
    assert arabic.picture.alternative_text == {"ar": "رسم", "en": "A drawing"} and english.picture is None
    assert [block.block_type for block in arabic.body] == ["paragraph", "heading", "paragraph"]


def test_drafts_are_never_public_and_belong_to_who_imported_them() -> None:
    imported(PAIR)
    for page in PressReleasePage.objects.all():
        assert not page.live and page.owner.username == "importer"
        assert page.latest_revision.user.username == "importer"


def test_a_dry_run_writes_nothing_and_says_what_would_be_made() -> None:
    report = judge(archive_of(PAIR))
    assert [item.state for item in report.items] == [NEW, NEW]
    assert not PressReleasePage.objects.exists() and not PortalImage.objects.exists()


def test_nothing_is_imported_twice() -> None:
    imported(PAIR)
    assert [item.state for item in imported(PAIR).items] == [KNOWN, KNOWN]
    assert PressReleasePage.objects.count() == 2 and PortalImage.objects.count() == 1


def test_another_key_with_the_same_text_is_a_duplicate() -> None:
    imported({"a.html": ENGLISH})
    assert "imported before, as" in refusals({"b.html": ENGLISH})
    assert "twice in this import" in refusals({"c.html": ENGLISH + " <p>x</p>", "d.html": ENGLISH + "<p>x</p>"})


def test_a_key_with_another_text_is_refused_and_the_draft_stays() -> None:
    imported({"a.html": ENGLISH})
    assert "with another text" in refusals({"a.html": ENGLISH.replace("has opened", "has closed")})
    assert "has opened" in str(PressReleasePage.objects.get().body)


def test_a_release_that_was_typed_by_hand_is_a_duplicate() -> None:
    imported({"a.html": ENGLISH})
    ImportedText.objects.all().delete()
    assert "is there already" in refusals({"b.html": ENGLISH})


def test_a_draft_that_was_deleted_can_be_imported_again() -> None:
    imported({"a.html": ENGLISH})
    PressReleasePage.objects.get().delete()
    assert [item.state for item in imported({"a.html": ENGLISH}).items] == [MADE]


def test_a_translation_that_comes_later_finds_its_source() -> None:
    first = PAIR | {"list.csv": CSV_HEAD + "jalawla,ar,,20/9/2019,ar.html,,,,,\n"}
    imported(first)
    later = PAIR | {"list.csv": CSV_HEAD + "jalawla,ar,,20/9/2019,ar.html,,,,,\njalawla,en,,,en.html,,,,,\n"}
    assert [item.state for item in imported(later).items] == [KNOWN, MADE]
    assert PressReleasePage.objects.get(locale__language_code="en").source is not None


def test_a_document_of_word_keeps_headings_lists_and_quotations() -> None:
    document = word(
        ("Title", "مركز جديد"), ("", "بغداد، ٢٠ أيلول ٢٠١٩."), ("Heading 1", "الخدمات"), ("List Bullet", "مشورة"),
        ("List Bullet", "تعليم"), ("Quote", "نحن سعداء."), picture=True,
    )  # fmt: skip
    report = imported({"مركز.docx": document})
    page = PressReleasePage.objects.get()
    assert page.title == "مركز جديد" and page.issued_on.isoformat() == "2019-09-20" and page.language == "ar"
    assert [block.block_type for block in page.body] == ["paragraph", "heading", "paragraph", "quote"]
    assert page.body[2].value.source == "<ul><li>مشورة</li><li>تعليم</li></ul>"
    assert page.body[3].value["text"] == "نحن سعداء." and page.body[3].value["speaker"] == ""
    assert any("picture" in note for note in report.items[0].notes)


def test_of_tracked_changes_the_text_is_taken_as_it_reads_when_all_are_accepted() -> None:
    imported({"a.docx": TRACKED})
    body = PressReleasePage.objects.get().body[0].value.source
    assert "Kept added" in body and "gone" not in body


def test_what_turns_a_text_round_or_cannot_be_seen_is_left_out() -> None:
    imported({"a.docx": with_body(line("A centre") + line("20 September 2019. Call \u202e1000 007\u202c \u200fnow."))})
    body = PressReleasePage.objects.get().body[0].value.source
    assert "\u202e" not in body and "\u200f" in body


def test_of_a_saved_web_page_only_the_text_is_taken_and_nothing_that_runs() -> None:
    (item,) = imported({"page.html": SAVED_PAGE}).items
    page = PressReleasePage.objects.get(title="A market reopens").get_latest_revision_as_object()
    assert item.issued_on == date(2020, 5, 12) and "which is left out" in " ".join(item.notes)
    assert [str(block.value.source) for block in page.body] == [
        '<p>News</p><p>Telafar, 12 May 2020. It is <a href="https://iraq.iom.int/">open</a>.</p>'
    ]


def test_a_date_in_the_first_line_is_found_although_that_becomes_the_title() -> None:
    content = word(("", "Baghdad, 3 March 2022. A centre opens."), ("", "More of it."))
    (item,) = imported({"plain.docx": content}).items
    assert (item.state, item.issued_on) == (MADE, date(2022, 3, 3))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_message_and_the_others_go_through(name: str) -> None:
    file, content, reason = HOSTILE[name]
    report = imported({file: content, "good.docx": GOOD_WORD})
    by_file = {item.file: item for item in report.items}
    assert by_file[file].state == REFUSED and reason in " ".join(by_file[file].reasons)
    assert by_file["good.docx"].state == MADE


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"a.html": HTML.format("<h1>Title</h1><p>No day.</p>")}, "There is no date"),
        (PAIR | {"ar.html": b""}, "cannot be read"),
        ({"list.csv": CSV_HEAD + "a,ar,,soon,ar.html,,,,,\n", "ar.html": ARABIC}, "“soon” cannot be read"),
        ({"list.csv": CSV_HEAD + "a,ar,,,gone.html,,,,,\n"}, "The file is missing"),
        ({"list.csv": CSV_HEAD + "a,ar,,,ar.html,gone.jpg,,,,\n", "ar.html": ARABIC}, "“gone.jpg” is missing"),
        ({"list.csv": CSV_HEAD + "a,ar,,,ar.html,p.jpg,,,,\n", "ar.html": ARABIC, "p.jpg": b"no"}, "not a picture"),
        ({"list.csv": CSV_HEAD + "a,xx,,,ar.html,,,,,\n", "ar.html": ARABIC}, "“xx” is not one"),
        (PAIR | {"list.csv": PAIR["list.csv"].replace("en,,,en", "en,,1/1/2020,en")}, "state different dates"),
        (PAIR | {"ar.html": "<script>x</script>"}, "It is the translation of “ar.html”, which is refused"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_refused_with_the_reason(files: dict[str, bytes | str], reason: str) -> None:
    assert reason in refusals(files)


def test_a_list_from_a_spreadsheet_in_iraq_is_read() -> None:
    rows = "المفتاح;اللغة;العنوان;التاريخ;الملف\nأ;عربي;عنوان من القائمة;٢٠ أيلول ٢٠١٩;ar.html\n"
    report = imported({"قائمة.csv": rows.encode("utf-8-sig"), "ar.html": ARABIC})
    assert [(item.text.title, item.state) for item in report.items] == [("عنوان من القائمة", MADE)]
    latin = rows.replace("٢٠ أيلول ٢٠١٩", "20 أيلول 2019").replace("أ;عربي", "ب;عربي").replace("عنوان من", "آخر من")
    report = imported({"list.csv": latin.encode("cp1256"), "ar.html": ARABIC.replace("افتُتح", "أُغلق")})
    assert [(item.text.title, item.state) for item in report.items] == [("آخر من القائمة", MADE)]


def test_documents_that_no_list_names_are_told_and_left_out() -> None:
    assert imported(PAIR | {"more.docx": GOOD_WORD}).unnamed == ["more.docx"]


def test_who_may_not_write_in_a_language_imports_nothing_in_it() -> None:
    report = imported(PAIR, person("translator", roles.translators("en")))
    assert [item.state for item in report.items] == [REFUSED, REFUSED]
    assert not PressReleasePage.objects.exists()


def command(path: Path, *options: str) -> str:
    """Run the command and return what it says."""
    out = StringIO()
    call_command("import_releases", str(path), "--author", "officer", *options, stdout=out)
    return out.getvalue()


def test_the_command_reports_item_by_item_and_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    officer()
    folder = folder_of(tmp_path, PAIR | {"x.html": "<script>"})
    said = command(folder, "--dry-run")
    assert "2 new, 0 made, 0 known, 0 refused" in said and not PressReleasePage.objects.exists()
    said = command(folder)
    assert "made     ar.html [ar 2019-09-20] افتتاح مركز" in said and "skipped  x.html" in said
    assert "0 new, 0 made, 2 known" in command(folder)


def test_the_command_says_what_is_wrong_with_the_whole(tmp_path: Path) -> None:
    officer()
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(CommandError, match="ZIP file cannot be read"):
        command(tmp_path / "a.zip")
    with pytest.raises(CommandError, match="nothing at"):
        command(tmp_path / "none")
    with pytest.raises(CommandError, match="no user"):
        call_command("import_releases", str(tmp_path), "--author", "nobody")
