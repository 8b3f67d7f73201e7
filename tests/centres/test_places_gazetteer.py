"""Loading the shipped places and importing P-codes."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from centres.places import gazetteer, pcodes
from centres.places.models import Governorate, Place

pytestmark = pytest.mark.django_db


def rows():
    return sorted(Place.objects.values_list()), sorted(Governorate.objects.values_list())


def run(name, *args):
    out = StringIO()
    call_command(name, *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def loaded():
    return gazetteer.load()


def test_the_first_load_creates_everything_and_says_so():
    said = run("load_places")
    assert said == (
        f"Governorates: 19 created, 0 updated, 0 unchanged, 0 left as edited\n"
        f"Places: {Place.objects.count()} created, 0 updated, 0 unchanged, 0 left as edited\n"
    )
    assert Place.objects.count() == len(gazetteer.shipped("places"))
    jalawla = Place.objects.get(key="iq-jalawla")
    assert jalawla.labels == {"ar": "جلولاء", "en": "Jalawla"}
    assert (jalawla.governorate.code, jalawla.district.key) == ("IQ-DI", "iq-khanaqin")
    assert "گوڵاڵە" in jalawla.spellings
    for row in (*Place.objects.all(), *Governorate.objects.all()):
        row.full_clean()


def test_a_second_load_changes_nothing(loaded):
    before = rows()
    again = gazetteer.load()
    assert (again.created, again.updated, again.left) == (0, 0, 0)
    assert again.unchanged == loaded.created
    assert rows() == before


def test_what_an_editor_changed_stays(loaded):
    Place.objects.filter(key="iq-jalawla").update(spellings=["Jalula"], latitude=34.3)
    Governorate.objects.filter(key="diyala").update(labels={"ar": "ديالى", "en": "Diyala Governorate"})
    again = gazetteer.load()
    assert (again.left, again.updated) == (2, 0)
    jalawla = Place.objects.get(key="iq-jalawla")
    assert (jalawla.spellings, jalawla.latitude) == (["Jalula"], 34.3)
    assert Governorate.objects.get(key="diyala").labels["en"] == "Diyala Governorate"


def test_a_row_nobody_edited_takes_what_is_shipped_now(loaded):
    shipped = Place.objects.get(key="iq-baiji")
    right = shipped.latitude
    # As an older list would have left it: other values, and the fingerprint of those values.
    older = {
        name: getattr(shipped, name)
        for name in gazetteer._place_values(gazetteer.shipped("places")[0], _governorates(), _capitals())
    } | {"latitude": 34.9}
    Place.objects.filter(pk=shipped.pk).update(latitude=34.9, shipped_fingerprint=gazetteer.fingerprint(older))
    again = gazetteer.load()
    assert (again.updated, again.left) == (1, 0)
    assert Place.objects.get(key="iq-baiji").latitude == right


def _governorates():
    return {row.key: row for row in Governorate.objects.all()}


def _capitals():
    return {row.key: row for row in Place.objects.all()}


def test_an_editors_own_place_is_not_touched_and_a_p_code_is_no_edit(loaded):
    own = Place.objects.create(
        labels={"ar": "قريتي", "en": "Own village"}, governorate=_governorates()["diyala"], latitude=34, longitude=45
    )
    Place.objects.filter(key="iq-jalawla").update(p_code="IQG10Q04")
    again = gazetteer.load()
    assert (again.left, again.updated, again.created) == (0, 0, 0)
    assert Place.objects.get(key="iq-jalawla").p_code == "IQG10Q04"
    own.refresh_from_db()
    assert own.shipped_fingerprint == ""


def test_a_load_that_is_rolled_back_leaves_nothing():
    with pytest.raises(RuntimeError), transaction.atomic():
        run("load_places")
        raise RuntimeError
    assert rows() == ([], [])


def test_a_second_load_asks_the_database_little(loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        gazetteer.load()


# --- P-codes


@pytest.fixture
def few():
    """Make six governorates and two of their places, which is all that a list of codes needs."""
    for row in gazetteer.shipped("governorates"):
        if row["id"] in {"basra", "diyala", "halabja", "najaf", "nineveh", "wasit"}:
            Governorate.objects.create(**gazetteer._governorate_values(0, row))
    for row in gazetteer.shipped("places"):
        if row["id"] in {"iq-jalawla", "iq-halabja"}:
            Place.objects.create(**gazetteer._place_values(row | {"district": None}, _governorates(), {}))


@pytest.fixture
def csv_file(tmp_path):
    def write(text, encoding="utf-8"):
        file = tmp_path / "codes.csv"
        file.write_bytes(text.encode(encoding))
        return str(file)

    return write


def p_codes():
    found = {}
    for model in (Governorate, Place):
        found |= dict(model.objects.exclude(p_code="").values_list("key", "p_code"))
    return found


def test_codes_are_imported_by_key_or_by_name_and_governorate(few, csv_file):
    file = csv_file(
        "key,name,governorate,p_code\n"
        "diyala,,,IQG10\n"
        ",Nineveh,,IQG15\n"
        ",jalula,IQ-DI,IQG10Q04\n"
        ",حلبجه,halabja,IQG19Q01\n",
        encoding="utf-8-sig",
    )
    said = run("import_pcodes", file)
    expected = {"diyala": "IQG10", "nineveh": "IQG15", "iq-jalawla": "IQG10Q04", "iq-halabja": "IQG19Q01"}
    assert p_codes() == expected
    assert said.splitlines() == [
        "line 2: IQG10 for diyala",
        "line 3: IQG15 for nineveh",
        "line 4: IQG10Q04 for iq-jalawla",
        "line 5: IQG19Q01 for iq-halabja",
        "4 rows changed, 4 lines read.",
    ]
    again = run("import_pcodes", file)
    assert "line 2: IQG10 for diyala (as before)" in again
    assert "0 rows changed" in again


def test_a_dry_run_reports_and_stores_nothing(few, csv_file):
    said = run("import_pcodes", csv_file("key,p_code\ndiyala,IQG10\n"), "--dry-run")
    assert said.splitlines() == ["line 2: IQG10 for diyala", "1 lines would be stored (dry run)."]
    assert p_codes() == {}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("diyala,,,IQ10", "is not a P-code of Iraq"),
        ("diyala,,,iqg10", "is not a P-code of Iraq"),
        ("diyala,,,", "is not a P-code of Iraq"),
        ("diyala,,,IQG10X", "is not a P-code of Iraq"),
        ("atlantis,,,IQG77", "no governorate or place has the key 'atlantis'"),
        (",Atlantis,IQ-DI,IQG77", "no rows are called 'Atlantis' in IQ-DI"),
        (",Jalawla,IQ-NI,IQG77", "no rows are called 'Jalawla' in IQ-NI"),
        (",Jalawla,,IQG77", "no rows are called 'Jalawla' among the governorates"),
        ("najaf,,,IQG77", "najaf already stands in line 2"),
        ("basra,,,IQG01", "IQG01 already stands in line 2"),
        ("basra,,,IQG99", "IQG99 belongs to wasit"),
    ],
)
def test_one_bad_line_keeps_the_whole_file_out(few, csv_file, line, reason):
    Governorate.objects.filter(key="wasit").update(p_code="IQG99")
    out = StringIO()
    with pytest.raises(CommandError, match="1 of 2 lines refused: nothing was stored"):
        call_command("import_pcodes", csv_file(f"key,name,governorate,p_code\nnajaf,,,IQG01\n{line}\n"), stdout=out)
    good, bad = out.getvalue().splitlines()
    assert good == "line 2: IQG01 for najaf"
    assert bad.startswith("line 3: refused, ")
    assert reason in bad
    assert p_codes() == {"wasit": "IQG99"}


def test_a_name_that_means_two_places_is_refused(few, csv_file):
    Place.objects.create(
        labels={"ar": "جلولاء", "en": "Jalawla"}, governorate=_governorates()["diyala"], latitude=34, longitude=45
    )
    with pytest.raises(CommandError):
        call_command(
            "import_pcodes", csv_file("name,governorate,p_code\nJalawla,IQ-DI,IQG10\n"), stdout=(out := StringIO())
        )
    assert "2 rows are called 'Jalawla' in IQ-DI" in out.getvalue()


def test_two_rows_can_exchange_their_codes(few, csv_file):
    run("import_pcodes", csv_file("key,p_code\ndiyala,IQG10\nnineveh,IQG15\n"))
    said = run("import_pcodes", csv_file("key,p_code\ndiyala,IQG15\nnineveh,IQG10\n"))
    assert "line 2: IQG15 for diyala (was IQG10)" in said
    assert p_codes() == {"diyala": "IQG15", "nineveh": "IQG10"}


@pytest.mark.parametrize("content", [b"", b"name,p_code\nDiyala,IQG10\n", b"\xff\xfe\x00bad", b"PK\x03\x04\x00\x00"])
def test_a_file_of_another_kind_gets_a_clear_refusal(few, tmp_path, content):
    file = tmp_path / "codes.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_pcodes", str(file), stdout=StringIO())
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_pcodes", str(tmp_path / "missing.csv"), stdout=StringIO())


def test_the_database_itself_keeps_a_code_single(few):
    run_twice = Governorate.objects.filter(key__in=["diyala", "nineveh"])
    with pytest.raises(IntegrityError), transaction.atomic():
        run_twice.update(p_code="IQG10")
    assert pcodes.store([]) == 0
