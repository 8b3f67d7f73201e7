"""How the demo content becomes values of fields: texts, dates, phones, logins."""

import stat
from datetime import date
from uuid import UUID

import pytest

from portal import roles
from portal.demo.centres import Opening
from portal.demo.loading import people
from portal.demo.loading.centres import opened
from portal.demo.loading.identity import identity
from portal.demo.loading.texts import bullet_list, phone_blocks, rich, rich_body, stream_body
from portal.demo.people import LOGINS
from portal.demo.shapes import bullets, figure, heading, paragraph, sample_phone, words
from portal.models import User

OWNER = UUID(int=1)


def test_a_plain_text_becomes_paragraphs_and_no_markup_of_its_own():
    assert rich("one <b>\ntwo & three") == "<p>one &lt;b&gt;</p><p>two &amp; three</p>"
    assert bullet_list(["a", "<b>"]) == "<ul><li>a</li><li>&lt;b&gt;</li></ul>"


def test_a_body_is_written_block_by_block_with_the_same_ids_in_both_languages():
    body = (
        heading("عنوان", "Heading"),
        paragraph("نص", "Text"),
        bullets(("أ", "ب"), ("a", "b")),
        figure("220000", words("عائد", "returnees"), date(2019, 9, 20), words("مصدر", "source"), approximate=True),
    )
    english, arabic = (stream_body(body, language, OWNER) for language in ("en", "ar"))
    assert [block["id"] for block in english] == [block["id"] for block in arabic]
    assert [(block["type"], block["value"]) for block in english[:3]] == [
        ("heading", "Heading"), ("paragraph", "<p>Text</p>"), ("paragraph", "<ul><li>a</li><li>b</li></ul>"),
    ]  # fmt: skip
    assert english[3]["value"] == {
        "value": "220000", "unit": "returnees", "approximate": True, "as_of": "2019-09-20", "source": "source",
    }  # fmt: skip
    assert rich_body(body[:3], "ar") == "<p><b>عنوان</b></p><p>نص</p><ul><li>أ</li><li>ب</li></ul>"


def test_phones_say_whether_they_answer_on_whatsapp():
    blocks = phone_blocks((sample_phone(1), sample_phone(2, whatsapp=True)), OWNER, "a@example.org")
    assert [block["type"] for block in blocks] == ["phone", "phone", "email"]
    assert [block["value"]["kind"] for block in blocks[:2]] == ["phone", "both"]
    assert len({block["id"] for block in blocks}) == 3


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (Opening(day=date(2019, 9, 19)), (date(2019, 9, 19), "day")),
        (Opening(year=2019, month=9, part="early"), (date(2019, 9, 1), "early_month")),
        (Opening(year=2019, month=9), (date(2019, 9, 1), "month")),
        (Opening(year=2018), (date(2018, 1, 1), "year")),
        (Opening(), (None, "day")),
    ],
)
def test_an_opening_date_is_kept_as_exactly_as_it_is_known(opening, expected):
    assert opened(opening) == expected


def test_the_same_thing_has_the_same_id_with_every_load():
    assert identity("centre", "jalawla") == UUID("368897e1-b05b-562f-9fc3-9f4b2247671f")
    assert identity("centre", "baiji") != identity("centre", "jalawla") != identity("place", "jalawla")


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    people._stored.cache_clear()
    return tmp_path


@pytest.mark.django_db
def test_each_role_has_a_login_whose_password_is_written_down_for_the_owner_alone(folder):
    assert people.load_people() == len(LOGINS)
    file = folder / "demo-logins.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    headings, *rows = file.read_text(encoding="utf-8").splitlines()
    assert headings.split() == ["Role", "Username", "Password"]
    passwords = {row.split()[-2]: row.split()[-1] for row in rows}
    assert passwords.keys() == {login.username for login in LOGINS} and len(set(passwords.values())) == len(LOGINS)
    for user in User.objects.filter(username__in=passwords):
        assert user.check_password(passwords[user.username]) and len(passwords[user.username]) >= 12
        assert not user.is_superuser


@pytest.mark.django_db
def test_logins_are_in_the_groups_of_their_roles_and_read_the_admin_in_their_language(folder, settings):
    settings.DEMO_PASSWORD = "one password for all"
    people.load_people()
    groups = {user.username: {group.name for group in user.groups.all()} for user in User.objects.all()}
    assert groups == {
        "officer": {roles.MEDIA_OFFICERS},
        "translator-en": {roles.translators("en")},
        "translator-ar": {roles.translators("ar")},
        "moderator": {roles.MODERATORS},
        "administrator": {roles.ADMINISTRATORS},
        "partner-owner": set(),
        "partner-editor": set(),
    }
    for login in LOGINS:
        user = User.objects.get(username=login.username)
        assert user.has_perm(roles.ADMIN_ACCESS) is not bool(login.partner) and user.check_password(
            "one password for all"
        )
        assert user.wagtail_userprofile.preferred_language == login.language


@pytest.mark.django_db
def test_a_second_load_keeps_passwords_and_a_lost_login_gets_a_new_one(folder):
    people.load_people()
    file = folder / "demo-logins.txt"
    first = file.read_text(encoding="utf-8")
    assert people.load_people() == 0 and file.read_text(encoding="utf-8") == first
    User.objects.get(username="moderator").delete()
    assert people.load_people() == 1
    before, after = first.splitlines(), file.read_text(encoding="utf-8").splitlines()
    assert [old.split()[-2] for old, new in zip(before, after, strict=True) if old != new] == ["moderator"]


@pytest.mark.django_db
def test_a_lost_file_does_not_claim_passwords_that_are_not_known(folder):
    people.load_people()
    (folder / "demo-logins.txt").unlink()
    User.objects.get(username="moderator").delete()
    people.load_people()
    _headings, *rows = (folder / "demo-logins.txt").read_text(encoding="utf-8").splitlines()
    assert [row.split()[-2] for row in rows if not row.endswith("(as set before)")] == ["moderator"]
