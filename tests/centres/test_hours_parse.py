"""What opening hours are accepted, and how an ordinary week is read from and written to the stored text."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from centres.hours.parse import check_hours, read_week, runs, write_week
from centres.hours.week import CALL_DAY, CLOSED_DAY, UNSTATED_DAY, WHOLE_DAY, Day, DayKind, Slot, Week


def opened(*slots: tuple[int, int]) -> Day:
    return Day(DayKind.OPEN, tuple(Slot(start * 60, end * 60) for start, end in slots))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "   ",
        "24/7",
        "off",
        'Su-Th unknown "call"',
        "Su-We 09:00-14:00; Th 09:00-12:00; Fr-Sa off",
        "Su-Th 09:00-12:00,13:00-17:00",
        "Su-Th 22:00-02:00",
        "Jan-Mar Su 09:00-12:00",
        "Su[1] 09:00-12:00",
        'Su-Th 09:00-12:00 || unknown "PH, sunset: ask"',
        "Su-Th 00:00-24:00",
        "Su 22:00-02:00, Mo 09:00-12:00",
        "Jan 1,Feb 2 10:00-15:00",
    ],
)
def test_what_the_library_can_read_and_a_reader_can_understand_is_accepted(value: str) -> None:
    check_hours(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("PH off", "holidays"),
        ("Su-Th 09:00-14:00; PH off", "holidays"),
        ("Su-Th 09:00-14:00; ph off", "holidays"),
        ("SH 09:00-12:00", "holidays"),
        ("easter 10:00-12:00", "holidays"),
        ("Su-Th 09:00-sunset", "sun_times"),
        ("Su-Th (sunrise+01:00)-12:00", "sun_times"),
        ("Su-Th dawn-dusk", "sun_times"),
        ("Su-Th", "no_hours"),
        ("Su-Th open", "no_hours"),
        ('Su-Th "by appointment"', "no_hours"),
        ("Su, Mo 09:00-12:00", "no_hours"),
        ("Su-Th 09:00-12:00; Fr", "no_hours"),
        ("Su-Th 09:00-12:00 || Fr", "no_hours"),
        ('Su-Th 09:00-12:00 || "call"', "no_hours"),
        ("Su-Th 09:00-12:00, Fr", "no_hours"),
        ("Jul-Aug", "no_hours"),
        ("open", "no_hours"),
        ("nine to five", "unreadable"),
        ("Su-Th 9-14", "unreadable"),
        ("Su-Th 09:60-10:00", "unreadable"),
        ("Su-Th 09:00-14:00;", "unreadable"),
        ("الأحد 09:00-14:00", "unreadable"),
    ],
)
def test_what_would_mislead_a_reader_is_refused_with_its_reason(value: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_hours(value)
    assert refusal.value.code == code


def test_a_refusal_is_said_in_the_language_of_the_person_who_reads_it() -> None:
    with pytest.raises(ValidationError) as refusal:
        check_hours("Su-Th")
    with translation.override("en"):
        assert "would mean open day and night" in refusal.value.messages[0]
    with translation.override("ar"):
        assert "ليلاً ونهاراً" in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("", [UNSTATED_DAY] * 7),
        ('Su-Th unknown "call"', [CALL_DAY] * 5 + [UNSTATED_DAY] * 2),
        ("Su-Th unknown", [CALL_DAY] * 5 + [UNSTATED_DAY] * 2),
        ('Su-Th unknown "a; b, Mo c"', [CALL_DAY] * 5 + [UNSTATED_DAY] * 2),
        (
            "Su-We 09:00-14:00; Th 09:00-12:00; Fr-Sa off",
            [opened((9, 14))] * 4 + [opened((9, 12))] + [CLOSED_DAY] * 2,
        ),
        ("su-th 9:00-14:00; FR Closed", [opened((9, 14))] * 5 + [CLOSED_DAY, UNSTATED_DAY]),
        ("Mo 13:00-17:00, 09:00-12:00", [UNSTATED_DAY, opened((9, 12), (13, 17))] + [UNSTATED_DAY] * 5),
        ("Fr-Su 10:00-11:00", [opened((10, 11))] + [UNSTATED_DAY] * 4 + [opened((10, 11))] * 2),
        ("09:00-14:00; Fr off", [opened((9, 14))] * 5 + [CLOSED_DAY, opened((9, 14))]),
        ("Su 22:00-02:00", [opened((22, 26))] + [UNSTATED_DAY] * 6),
        ("Su 22:00-26:00", [opened((22, 26))] + [UNSTATED_DAY] * 6),
        ("Su 18:00-24:00", [opened((18, 24))] + [UNSTATED_DAY] * 6),
        ("Su 18:00-00:00", [opened((18, 24))] + [UNSTATED_DAY] * 6),
        ("Su 22:00-02:00, Mo off", [opened((22, 26)), CLOSED_DAY] + [UNSTATED_DAY] * 5),
        ("24/7", [WHOLE_DAY] * 7),
        ("off", [CLOSED_DAY] * 7),
        ("Su,Tu-We unknown", [CALL_DAY, UNSTATED_DAY, CALL_DAY, CALL_DAY] + [UNSTATED_DAY] * 3),
    ],
)
def test_an_ordinary_week_is_read(value: str, days: list[Day]) -> None:
    assert read_week(value) == Week(tuple(days))


@pytest.mark.parametrize(
    "value",
    [
        "Su-Th",
        "nonsense",
        "PH off",
        "Su[1] 09:00-12:00",
        "Jan-Mar Su 09:00-12:00",
        "Su-Th 09:00+",
        'Su-Th 09:00-12:00 "by appointment"',
        "Su-Th 09:00-12:00 unknown",
        'Su-Th 09:00-12:00 || unknown "call"',
        "Su-Th 09:00-12:00, Th 13:00-15:00",
        "Su 09:00-12:00,11:00-15:00",
        "Su 14:00-09:00",
        "Su 09:00-33:00",
        "24/7; Fr off",
    ],
)
def test_what_the_week_grid_cannot_show_is_special(value: str) -> None:
    assert read_week(value) is None


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("", ""),
        ("Su-Th unknown", 'Su-Th unknown "call"'),
        ("Su 09:00-14:00; Mo 09:00-14:00; Tu 09:00-12:00", "Su-Mo 09:00-14:00; Tu 09:00-12:00"),
        ("Tu 09:00-13:00; Th 09:00-13:00", "Tu,Th 09:00-13:00"),
        ("Sa off; Fr off; Su-We 9:00-14:00; Th 09:00-12:00", "Su-We 09:00-14:00; Th 09:00-12:00; Fr-Sa off"),
        ("Su 08:30-12:00, 13:00-17:00", "Su 08:30-12:00,13:00-17:00"),
        ("Su 18:00-00:00; Mo off", "Su 18:00-24:00; Mo off"),
        ("Su 22:00-02:00; Mo off; Tu 09:00-12:00", "Mo off, Su 22:00-02:00, Tu 09:00-12:00"),
        ("00:00-24:00", "24/7"),
        ("closed", "Su-Sa off"),
    ],
)
def test_a_week_is_written_in_one_way(value: str, canonical: str) -> None:
    week = read_week(value)
    assert week is not None
    assert write_week(week) == canonical
    check_hours(canonical)


@pytest.mark.parametrize(
    ("indexes", "found"),
    [([], []), ([3], [(3, 3)]), ([0, 1, 2, 5, 6], [(0, 2), (5, 6)]), ([0, 2], [(0, 0), (2, 2)])],
)
def test_neighbouring_days_make_runs(indexes: list[int], found: list[tuple[int, int]]) -> None:
    assert runs(indexes) == found


def test_a_day_cannot_be_open_without_slots_or_closed_with_them() -> None:
    with pytest.raises(ValueError, match="slots"):
        Day(DayKind.OPEN)
    with pytest.raises(ValueError, match="slots"):
        Day(DayKind.CLOSED, (Slot(0, 60),))
    with pytest.raises(ValueError, match="seven"):
        Week((CLOSED_DAY,))
