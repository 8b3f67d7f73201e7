"""Governorates and places as editors meet them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from centres.places.models import Governorate, Place
from centres.places.spellings import SpellingsFormField, parse_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def diyala():
    return Governorate.objects.create(
        key="diyala", code="IQ-DI", labels={"ar": "ديالى", "en": "Diyala"}, latitude=34.0, longitude=45.0
    )


def place(governorate, **changes):
    values = {
        "labels": {"ar": "جلولاء", "en": "Jalawla"}, "spellings": ["Jalula", "جلولا"], "governorate": governorate,
        "latitude": 34.2719, "longitude": 45.1681,
    }  # fmt: skip
    return Place(**values | changes)


def test_a_place_is_called_by_its_name_in_the_readers_language(diyala):
    with translation.override("ar"):
        assert str(place(diyala)) == "جلولاء"
    with translation.override("en"):
        assert str(place(diyala)) == "Jalawla"
        assert str(place(diyala, labels={"ar": "جلولاء"})) == "جلولاء"


def test_a_new_place_gets_a_key_of_its_own_that_stays(diyala):
    first, second = place(diyala), place(diyala)
    first.save()
    second.save()
    assert (first.key, second.key) == ("jalawla", "jalawla-2")
    first.labels = {"ar": "جلولاء", "en": "Jalula"}
    first.save()
    assert first.key == "jalawla"
    nameless = place(diyala, labels={"ar": "جلولاء"})
    nameless.save()
    assert nameless.key == "place"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("latitude", 45.1681),  # the two mixed up
        ("longitude", 34.2719),
        ("p_code", "IQ01"),
        ("p_code", "iqg01"),
        ("p_code", "IQG"),
        ("p_code", "IQG10\n"),
        ("spellings", "Jalula"),
        ("spellings", [3]),
        ("labels", {"ar": 3}),
        ("level", "planet"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(diyala, field, value):
    with pytest.raises(ValidationError) as refused:
        place(diyala, **{field: value}).full_clean(exclude=["key"])
    assert set(refused.value.message_dict) == {field}


@pytest.mark.parametrize("p_code", ["", "IQG10", "IQG10Q01"])
def test_a_p_code_of_iraq_is_taken(diyala, p_code):
    place(diyala, p_code=p_code).full_clean(exclude=["key"])


def test_a_district_lies_in_the_same_governorate_and_is_another_place(diyala):
    erbil = Governorate.objects.create(key="erbil", labels={"ar": "أربيل"}, latitude=36.2, longitude=44.0)
    elsewhere = place(erbil)
    elsewhere.save()
    with pytest.raises(ValidationError, match="district"):
        place(diyala, district=elsewhere).full_clean(exclude=["key"])
    elsewhere.district = elsewhere
    with pytest.raises(ValidationError, match="district"):
        elsewhere.full_clean()


def test_a_governorate_with_places_cannot_be_deleted(diyala):
    place(diyala).save()
    with pytest.raises(Exception, match="protected"):
        diyala.delete()


def test_the_search_of_the_admin_sees_every_spelling(diyala):
    assert set(place(diyala).all_names().split()) == {"جلولاء", "Jalawla", "Jalula", "جلولا"}


def test_spellings_are_typed_one_a_line():
    assert parse_lines(" Jalula \n\nجلولا\r\njalula\nQara   Tapa") == ["Jalula", "جلولا", "Qara Tapa"]
    field = SpellingsFormField(required=False)
    assert field.clean("Jalula\n\nجلولا") == ["Jalula", "جلولا"]
    assert field.prepare_value(["Jalula", "جلولا"]) == "Jalula\nجلولا"
    assert field.has_changed(["Jalula"], "Jalula\n") is False
    assert field.has_changed(["Jalula"], "Jalawlaa") is True
