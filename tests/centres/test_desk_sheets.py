"""Listings go out as a spreadsheet and come back: every mistake beside its cell, and nothing hostile is taken."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from centres.desk.sheets.columns import columns
from centres.desk.sheets.hours_columns import read_days, say_days
from centres.models import ServiceAtCentre
from portal import roles
from portal.dates import say_number
from tests.attacks.desk_room import member
from tests.centres import factories
from tests.centres.listing_room import change, editor_of, own_service, partner_of
from tests.portal.pages import fresh, visitor
from tests.portal.staff import moderator, officer, person, signed_in, task_of

pytestmark = pytest.mark.django_db
COLUMNS = [column.key for column in columns()]


def downloaded(client, language="ar"):
    return load_workbook(io.BytesIO(client.get(f"/{language}/desk/sheet/listings.xlsx").content))


def uploaded(client, book, language="ar"):
    written = io.BytesIO()
    book.save(written)
    return sent(client, written.getvalue(), language)


def sent(client, content, language="ar", name="x.xlsx"):
    return client.post(f"/{language}/desk/sheet/", {"file": SimpleUploadedFile(name, content)})


def cell(book, name, row=2):
    return book["services"].cell(row, COLUMNS.index(name) + 1)


def test_a_round_trip_that_changes_nothing_changes_nothing():
    page = own_service(phones=factories.phones("+9647000000011"), cost="free", referral_needed=False)
    _user, client = editor_of(page)
    response = uploaded(client, downloaded(client))
    assert response.status_code == 200 and response.context["rows"] == []


def test_a_changed_name_and_day_are_previewed_and_sent_to_the_reviewer():
    page = own_service()
    _user, client = editor_of(page)
    book = downloaded(client)
    cell(book, "title").value = "مشورة قانونية مجانية"
    book["hours"].cell(2, 4).value = "٠٨:٣٠-١٤:٠٠"
    response = uploaded(client, book)
    html = response.content.decode()
    assert "مشورة قانونية مجانية" in html and not fresh(page).has_unpublished_changes
    assert client.post("/ar/desk/sheet/", {"rows": response.context["payload"]}).headers["Location"] == "/ar/desk/"
    draft = task_of(page).revision.as_object()
    assert draft.title == "مشورة قانونية مجانية"
    assert "Su 08:30-14:00" in draft.centres.first().opening_hours


def test_the_days_until_an_answer_come_by_way_of_the_sheet_to_the_public_page():
    page = own_service(response_days=2)
    _user, client = editor_of(page)
    book = downloaded(client)
    assert cell(book, "response_days").value == "2"
    for wrong in ("غداً", "-1", "400", "9" * 5000):
        cell(book, "response_days").value = wrong
        (row,) = uploaded(client, book).context["rows"]
        assert "اكتبوا عدد الأيام" in row.cells[0].error, wrong[:9]
    cell(book, "response_days").value = "٥"
    response = uploaded(client, book)
    client.post("/ar/desk/sheet/", {"rows": response.context["payload"]})
    review, reader = task_of(page), signed_in(moderator())
    assert "5" in reader.get(f"/admin/review/{review.pk}/").content.decode()
    reader.post(f"/admin/review/{review.pk}/", {"decision": "approve", "revision": review.revision_id})
    assert fresh(page).response_days == 5
    html = visitor().get(fresh(page).public_path).content.decode()
    assert f"خلال {say_number(5, 'ar')} أيام" in html


def test_three_mistakes_are_said_beside_their_cells_in_the_language_of_the_desk():
    page = own_service()
    other = factories.service(partner_of(page), "other", {"ar": "خدمة أخرى", "en": "Other"})
    _user, client = editor_of(page)
    book = downloaded(client)
    cell(book, "phone1").value = "12"
    cell(book, "kind").value = "شيء"
    book["hours"].cell(2, 5).value = "صباحاً"
    cell(book, "title", 3).value = "خدمة أخرى معدلة"
    response = uploaded(client, book)
    html = response.content.decode()
    first, second = response.context["rows"]
    assert [bool(one.error) for one in first.cells] == [True] * 3 and not second.is_wrong
    assert "اختاروا من قائمة هذا العمود." in html and "اكتبوا الساعات هكذا" in html and "رقم الهاتف" in html
    client.post("/ar/desk/sheet/", {"rows": response.context["payload"]})
    assert task_of(page) is None and task_of(other).revision.as_object().title == "خدمة أخرى معدلة"


def test_a_row_that_somebody_changed_meanwhile_and_one_that_stands_twice_are_refused():
    page = own_service()
    _user, client = editor_of(page)
    book = downloaded(client)
    cell(book, "title").value = "أ"
    sheet = book["services"]
    for column in range(1, len(COLUMNS) + 1):
        sheet.cell(3, column).value = sheet.cell(2, column).value
    change(client, page, "keep", **{"words-ar-title": "عنوان في هذه الأثناء"})
    rows = uploaded(client, book, "en").context["rows"]
    assert "changed this service after you downloaded" in rows[0].errors[0]
    assert "stands in an earlier row" in rows[1].errors[0]


def test_formulas_and_numbers_of_other_partners_are_refused():
    page = own_service()
    rival = factories.service(factories.partner("rival"), "theirs")
    _user, client = editor_of(page)
    book = downloaded(client)
    cell(book, "title").value = '=HYPERLINK("https://evil.example","x")'
    cell(book, "id", 3).value, cell(book, "title", 3).value = rival.pk, "مسروقة"
    rows = uploaded(client, book, "en").context["rows"]
    assert "Formulas are not taken" in rows[0].cells[0].error
    assert "No listing of yours" in rows[1].errors[0]
    payload = uploaded(client, book).context["payload"]
    client.post("/ar/desk/sheet/", {"rows": payload})
    assert task_of(page) is None and task_of(rival) is None


def test_what_begins_like_a_formula_goes_out_as_a_text():
    page = own_service()
    _user, client = editor_of(page)
    change(client, page, "keep", **{"words-ar-title": "=1+1"})
    found = cell(downloaded(client), "title")
    assert found.value == "=1+1" and found.data_type == "s" and found.quotePrefix


def test_the_confirmation_of_somebody_else_or_a_forged_one_sends_nothing():
    page = own_service()
    _user, client = editor_of(page)
    book = downloaded(client)
    cell(book, "title").value = "جديد"
    payload = uploaded(client, book).context["payload"]
    other = signed_in(member(partner_of(page), "colleague"))
    for who, rows in ((other, payload), (client, payload[:-3] + "xyz"), (client, "")):
        who.post("/ar/desk/sheet/", {"rows": rows})
    assert task_of(page) is None


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", b"0" * 100_000_000)
    return written.getvalue()


def with_macros():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<x/>")
        package.writestr("xl/vbaProject.bin", "x")
    return written.getvalue()


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2", b"PK\x03\x04" + b"x" * 50, bomb(), with_macros()])
def test_what_is_no_workbook_of_ours_is_refused_in_words(content):
    page = own_service()
    _user, client = editor_of(page)
    response = sent(client, content)
    assert response.status_code == 400
    assert "field__error" in response.content.decode()


def test_a_file_above_the_limit_is_refused():
    page = own_service()
    _user, client = editor_of(page)
    response = sent(client, b"PK\x03\x04" + b"0" * (10 * 1024 * 1024), "en")
    assert response.status_code == 400 and "larger than 10 MB" in response.content.decode()


def test_the_template_has_lists_to_choose_from_and_no_listing():
    page = own_service()
    _user, client = editor_of(page)
    book = load_workbook(io.BytesIO(client.get("/ar/desk/sheet/template.xlsx").content))
    assert book["services"].max_row == 1
    assert len(book["services"].data_validations.dataValidation) == 4
    assert book["lists"].sheet_state == "hidden"


@pytest.mark.parametrize("hours", ["", "Su-Th 08:30-14:00; Fr,Sa off", 'Su-Th unknown "call"; Fr,Sa off', "Su 08:00-12:00,13:00-15:00"])  # fmt: skip
def test_hours_come_back_from_the_cells_as_they_went(hours):
    stored, errors = read_days(say_days(hours))
    assert not errors and say_days(stored) == say_days(hours)


def test_a_mistake_in_hours_is_said_beside_the_day_that_is_wrong():
    page = own_service()
    _user, client = editor_of(page)
    book = downloaded(client)
    for day, hours in ((4, "09:00-12:00"), (5, "14:00-09:00"), (6, "08:00-12:00, 11:00-13:00"), (7, "صباحاً")):
        book["hours"].cell(2, day).value = hours
    [row] = uploaded(client, book, "en").context["rows"]
    assert {one.key: one.error.partition(":")[0] for one in row.cells if one.error} == {
        "hours-mo": "Monday",
        "hours-tu": "Tuesday",
        "hours-we": "Write the hours as 08",
    }


def test_all_rows_are_one_review_that_is_approved_as_one():
    page = own_service()
    other = factories.service(partner_of(page), "other", {"ar": "خدمة أخرى", "en": "Other"})
    _user, client = editor_of(page)
    book = downloaded(client)
    cell(book, "title").value, cell(book, "title", 3).value = "اسم جديد أول", "اسم جديد ثان"
    client.post("/ar/desk/sheet/", {"rows": uploaded(client, book).context["payload"]})
    reader = signed_in(moderator())
    (row,) = reader.get("/admin/review/").context["rows"]
    assert row.pages == 2
    parts = reader.get(f"/admin/review/{row.task_state_id}/").context["parts"]
    read = {f"read-{part.state.pk}": part.revision.pk for part in parts}
    decided = {"revision": parts[0].revision.pk, "decision": "approve"}
    assert reader.post(f"/admin/review/{row.task_state_id}/", read | decided).status_code == 302
    assert [fresh(one).title for one in (page, other)] == ["اسم جديد أول", "اسم جديد ثان"]


def test_iom_changes_services_of_several_partners_in_one_file_and_another_reviewer_decides():
    page = own_service()
    other = factories.service(factories.partner("rival"), "theirs", {"ar": "خدمة الآخر", "en": "Theirs"})
    client = signed_in(officer())
    book = load_workbook(io.BytesIO(client.get(f"/admin/sheets/{partner_of(page).pk}.xlsx").content))
    theirs = load_workbook(io.BytesIO(client.get(f"/admin/sheets/{partner_of(other).pk}.xlsx").content))
    for column in range(1, len(COLUMNS) + 1):
        book["services"].cell(3, column).value = theirs["services"].cell(2, column).value
    cell(book, "title").value, cell(book, "title", 3).value = "اسم جديد أول", "اسم جديد ثان"
    written = io.BytesIO()
    book.save(written)
    response = client.post("/admin/sheets/", {"file": SimpleUploadedFile("x.xlsx", written.getvalue())})
    assert len(response.context["rows"]) == 2
    assert client.post("/admin/sheets/", {"rows": response.context["payload"]}).status_code == 302
    assert task_of(page) and task_of(other) and not fresh(page).title.startswith("اسم")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_translator_has_no_sheets_and_is_not_led_to_them(language):
    page = own_service()
    client = signed_in(person("translator", roles.translators(language)))
    address = f"/admin/sheets/{partner_of(page).pk}.xlsx"
    assert client.get(address).status_code == 302 == client.get("/admin/sheets/").status_code
    assert "/admin/sheets/" not in client.get("/admin/").content.decode()
    assert "/admin/sheets/" in signed_in(officer()).get("/admin/").content.decode()


@pytest.mark.parametrize("sheet", ["services", "hours"])
@pytest.mark.parametrize("harm", ["insert_cols", "delete_cols", "delete_rows"])
def test_a_sheet_whose_columns_moved_or_lack_their_headings_is_refused(sheet, harm):
    page = own_service()
    _user, client = editor_of(page)
    book = downloaded(client)
    getattr(book[sheet], harm)(1 if harm == "delete_rows" else 2)
    html = uploaded(client, book).content.decode()
    assert f"في ورقة «{sheet}»" in html
    assert not fresh(page).has_unpublished_changes


@pytest.mark.parametrize(("here", "there"), [("ar", "en"), ("en", "ar")])
def test_a_sheet_of_the_other_language_says_the_same(here, there):
    facts = {"cost": "free", "access": "appointment", "referral_needed": True, "response_days": 0}
    page = own_service(phones=factories.phones("+9647000000011"), **facts)
    ServiceAtCentre.objects.filter(page=page).update(opening_hours='Su-Th unknown "call"; Fr,Sa off')
    _user, client = editor_of(page)
    book = downloaded(client, here)
    assert uploaded(client, book, there).context["rows"] == []
    cell(book, "cost").value = {"ar": "مقابل أجر", "en": "There is a fee"}[here]
    book["hours"].cell(2, 10).value = "9-12"
    response = uploaded(client, book, there)
    [row] = response.context["rows"]
    assert [(one.before, one.after, one.error) for one in row.cells] == [
        *[{"en": ("Free of charge", "There is a fee", ""), "ar": ("مجاناً", "مقابل أجر", "")}[there]],
        *[{"en": ("closed", "09:00-12:00", ""), "ar": ("مغلق", "09:00-12:00", "")}[there]],
    ]
    client.post(f"/{there}/desk/sheet/", {"rows": response.context["payload"]})
    draft = task_of(page).revision.as_object()
    assert (draft.cost, draft.access, draft.referral_needed, draft.kind) == ("paid", "appointment", True, page.kind)
    assert "Sa 09:00-12:00" in draft.centres.get().opening_hours
