"""How a week of opening hours is typed in, in a form without scripts."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from centres.hours.fields import OpeningHoursField
from centres.hours.forms import OpeningHoursFormField, WeekWidget

USUAL = "Su-We 09:00-14:00; Th 09:00-12:00; Fr-Sa off"
SPECIAL = "Su[1] 09:00-12:00"
ORDER = "Monday: closes before it opens. Over midnight is possible for up to 12 hours, for example from 22:00 to 02:00."


class HoursForm(forms.Form):
    hours = OpeningHoursFormField(required=False, max_length=500, label="Hours")


def grid(**days: tuple[str, ...]) -> dict[str, str]:
    """What a browser posts: every day not given is not stated; a day is its kind, from, to, from, to."""
    data = {}
    for code in ("su", "mo", "tu", "we", "th", "fr", "sa"):
        kind, *times = days.get(code, ("unstated",))
        times += [""] * (4 - len(times))
        data[f"hours-{code}-kind"] = kind
        data |= dict(zip([f"hours-{code}-{end}" for end in ("from1", "to1", "from2", "to2")], times, strict=True))
    return data


def posted_back(html: str) -> dict[str, str]:
    """What a browser posts when a rendered grid is sent off untouched."""
    soup = BeautifulSoup(html, "html.parser")
    data = {str(box["name"]): str(box.get("value", "")) for box in soup.find_all("input")}
    for select in soup.find_all("select"):
        chosen = select.find("option", selected=True)
        assert chosen is not None
        data[str(select["name"])] = str(chosen["value"])
    return data


@pytest.mark.parametrize(
    ("data", "stored"),
    [
        (grid(), ""),
        (grid(su=("open", "09:00", "14:00")), "Su 09:00-14:00"),
        (
            grid(su=("open", "09:00", "14:00"), mo=("open", "09:00", "14:00"), tu=("closed",)),
            "Su-Mo 09:00-14:00; Tu off",
        ),
        (grid(su=("open", "13:00", "17:00", "08:30", "12:00")), "Su 08:30-12:00,13:00-17:00"),
        (grid(su=("open", "", "", "08:30", "12:00")), "Su 08:30-12:00"),
        (grid(su=("call",), mo=("call",)), 'Su-Mo unknown "call"'),
        (grid(su=("closed", "09:00", "14:00")), "Su off"),
        (grid(su=("call", "09:00", "")), 'Su unknown "call"'),
        (grid(su=("open", "22:00", "02:00"), mo=("open", "02:00", "05:00")), "Su 22:00-02:00, Mo 02:00-05:00"),
        (grid(su=("open", "18:00", "00:00")), "Su 18:00-24:00"),
        (grid(su=("open", "00:00", "00:00")), "Su 00:00-24:00"),
        (grid(su=("open", "9:00", "14:00:00")), "Su 09:00-14:00"),
        (grid(su=("open", "٠٩:٠٠", "١٤:٠٠")), "Su 09:00-14:00"),
    ],
)
def test_a_typed_week_is_stored(data: dict[str, str], stored: str) -> None:
    form = HoursForm(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["hours"] == stored


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (grid(mo=("open",)), "Monday: give the times, or choose “Call for hours”."),
        (grid(mo=("open", "09:00")), "Monday: give both times, from and to."),
        (grid(mo=("open", "09:00", "12:00", "", "17:00")), "Monday: give both times, from and to."),
        (
            grid(mo=("open", "14:00", "09:00")),
            ORDER,
        ),
        (
            grid(mo=("open", "09:00", "09:00")),
            ORDER,
        ),
        (grid(mo=("open", "09:00", "13:00", "12:00", "17:00")), "Monday: the two periods overlap."),
        (grid(mo=("open", "09:00", "13:00", "09:00", "13:00")), "Monday: the two periods overlap."),
        (grid(mo=("unstated", "09:00", "13:00")), "Monday: choose “Open”, or clear the times."),
        (grid(mo=("open", "nine", "13:00")), "Monday: write the time as 09:00, in the afternoon as 14:30."),
        (grid(mo=("open", "25:00", "13:00")), "Monday: write the time as 09:00, in the afternoon as 14:30."),
        (grid(mo=("sometimes",)), "Monday: choose one of the answers."),
        (
            grid(sa=("open", "22:00", "02:00"), su=("open", "01:00", "05:00")),
            "Saturday: the hours after midnight run into those of Sunday.",
        ),
    ],
)
def test_a_week_that_cannot_be_meant_is_refused_in_plain_words(data: dict[str, str], message: str) -> None:
    with translation.override("en"):
        form = HoursForm(data)
        assert form.errors["hours"] == [message]


def test_every_wrong_day_is_named_at_once() -> None:
    form = HoursForm(grid(su=("open",), tu=("open", "09:00")))
    with translation.override("ar"):
        assert form.errors["hours"] == [
            "الأحد: اكتبوا الأوقات أو اختاروا «بالاتصال».",
            "الثلاثاء: اكتبوا الوقتين معاً، من وإلى.",
        ]


def test_what_is_wrong_with_a_day_stands_beside_it() -> None:
    form = HoursForm(grid(su=("open",), tu=("open", "٨ ص", "٢ م")))
    with translation.override("ar"):
        week = BeautifulSoup(str(form["hours"]), "html.parser")
    errors = {
        day.select_one(".week-grid__name").text: day.select(".field__error") for day in week.select("[role=group]")
    }
    assert [day for day, found in errors.items() if found] == ["الأحد", "الثلاثاء"]
    (error,) = errors["الثلاثاء"]
    assert error.text == "الثلاثاء: اكتبوا الوقت هكذا: ٠٩:٠٠، وبعد الظهر هكذا: ١٤:٣٠."
    assert error.parent["aria-describedby"] == error["id"]


def test_a_night_is_refused_beside_other_mistakes() -> None:
    with translation.override("en"):
        form = HoursForm(grid(mo=("open",), fr=("open", "22:00", "02:00"), sa=("open", "01:00", "05:00")))
        assert form.errors["hours"] == [
            "Monday: give the times, or choose “Call for hours”.",
            "Friday: the hours after midnight run into those of Saturday.",
        ]


def test_a_refused_form_shows_what_was_typed() -> None:
    data = grid(mo=("open", "14:00", "09:00"), tu=("call",))
    form = HoursForm(data)
    assert not form.is_valid()
    assert posted_back(str(form["hours"])) == data


@pytest.mark.parametrize(
    "stored",
    [
        "",
        USUAL,
        'Su-Th unknown "call"',
        "Su 22:00-02:00, Mo 09:00-12:00",
        "24/7",
        SPECIAL,
        'Su-Th 09:00-12:00 || unknown "ask <b>"',
        "Su 08:00-09:00,10:00-11:00,12:00-13:00",
    ],
)
def test_a_form_sent_off_untouched_changes_nothing(stored: str) -> None:
    first = HoursForm(initial={"hours": stored})
    again = HoursForm(posted_back(str(first["hours"])), initial={"hours": stored})
    assert again.is_valid(), again.errors
    assert again.cleaned_data["hours"] == stored
    assert not again.has_changed()


def test_a_changed_day_is_a_change() -> None:
    data = grid(su=("open", "09:00", "14:00"))
    assert HoursForm(data, initial={"hours": USUAL}).has_changed()
    assert HoursForm(grid(su=("open",)), initial={"hours": ""}).has_changed()


def test_special_hours_are_a_line_of_text_only_when_there_are_any() -> None:
    assert 'name="hours-special"' not in str(HoursForm(initial={"hours": USUAL})["hours"])
    shown = BeautifulSoup(str(HoursForm(initial={"hours": SPECIAL})["hours"]), "html.parser")
    line = shown.find("input", attrs={"name": "hours-special"})
    assert line is not None
    assert (line["value"], line["dir"]) == (SPECIAL, "ltr")


def test_emptied_special_hours_give_way_to_the_days() -> None:
    form = HoursForm(grid(su=("closed",)) | {"hours-special": " "}, initial={"hours": SPECIAL})
    assert form.is_valid()
    assert form.cleaned_data["hours"] == "Su off"


def test_special_hours_and_days_together_are_refused() -> None:
    form = HoursForm(grid(su=("closed",)) | {"hours-special": SPECIAL})
    with translation.override("en"):
        assert form.errors["hours"] == ["Either keep the special hours, or empty them and fill in the days: not both."]


def test_special_hours_are_checked_like_any_other() -> None:
    form = HoursForm(grid() | {"hours-special": "Su-Th 09:00-14:00; PH off"})
    assert form.errors.as_data()["hours"][0].code == "holidays"


def test_every_input_has_a_name_for_people_who_do_not_see_it() -> None:
    with translation.override("ar"):
        html = str(HoursForm(initial={"hours": SPECIAL})["hours"])
    soup = BeautifulSoup(html, "html.parser")
    ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    inputs = soup.find_all(["input", "select"])
    assert len(inputs) == 7 * 5 + 1
    for box in inputs:
        named_by = str(box.get("aria-labelledby", "")).split()
        label = soup.find("label", attrs={"for": box["id"]})
        assert named_by or label, box
        assert set(named_by) <= set(ids)
    second = soup.find(id="id_hours-mo-to2")
    assert second is not None
    names = [soup.find(id=part) for part in str(second["aria-labelledby"]).split()]
    assert [name.get_text(strip=True) for name in names if name] == ["الاثنين", "فترة ثانية", "إلى"]


def test_a_second_period_that_is_filled_in_is_open_to_see() -> None:
    soup = BeautifulSoup(str(HoursForm(initial={"hours": "Mo 08:00-09:00,10:00-11:00"})["hours"]), "html.parser")
    assert [details.has_attr("open") for details in soup.find_all("details")] == [False, True] + [False] * 5


def test_a_disabled_grid_is_disabled_throughout_and_keeps_its_value() -> None:
    class Locked(forms.Form):
        hours = OpeningHoursFormField(required=False, disabled=True)

    form = Locked(grid(su=("closed",)), initial={"hours": USUAL})
    boxes = BeautifulSoup(str(form["hours"]), "html.parser").find_all(["input", "select"])
    assert boxes
    assert all(box.has_attr("disabled") for box in boxes)
    assert form.is_valid()
    assert form.cleaned_data["hours"] == USUAL


def test_a_required_week_may_not_be_empty() -> None:
    field = OpeningHoursFormField()
    widget = field.widget
    with pytest.raises(ValidationError):
        field.clean(widget.value_from_datadict(grid(), {}, "hours"))
    assert field.clean(widget.value_from_datadict(grid(su=("closed",)), {}, "hours")) == "Su off"


def test_a_week_that_is_too_long_is_refused() -> None:
    field = OpeningHoursFormField(max_length=10)
    with pytest.raises(ValidationError) as refusal:
        field.clean("Su 08:30-12:00,13:00-17:00")
    assert refusal.value.code == "max_length"


def test_a_form_without_the_grid_leaves_the_field_out() -> None:
    widget = WeekWidget()
    assert widget.value_omitted_from_data({"other": "1"}, {}, "hours")
    assert not widget.value_omitted_from_data(grid(), {}, "hours")


def test_the_model_field_is_short_text_that_is_checked_and_edited_as_a_week() -> None:
    field = OpeningHoursField()
    assert (field.max_length, field.blank) == (500, True)
    assert isinstance(field.formfield(), OpeningHoursFormField)
    assert isinstance(field.formfield().widget, WeekWidget)  # type: ignore[union-attr]
    assert field.clean(USUAL, None) == USUAL
    assert field.clean("", None) == ""
    with pytest.raises(ValidationError):
        field.clean("Su-Th", None)


def test_the_model_field_can_be_put_into_a_migration() -> None:
    _name, path, args, kwargs = OpeningHoursField(verbose_name="hours").deconstruct()
    assert path == "centres.hours.fields.OpeningHoursField"
    assert args == []
    assert kwargs == {"blank": True, "max_length": 500, "verbose_name": "hours"}
