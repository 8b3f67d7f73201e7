"""How opening hours are said in Arabic and English."""

from datetime import date, datetime

import pytest
from django.utils import translation

from centres.hours.clock import days_words, open_days_words, time_words
from centres.hours.evaluate import state_at
from centres.hours.library import BAGHDAD
from centres.hours.say import HoursRow, StateWords, sentence, state_words, week_rows

USUAL = "Su-We 09:00-14:00; Th 09:00-12:00; Fr-Sa off"
CALL = 'Su-Th unknown "call"'
SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _arabic_indic_digits(settings) -> None:
    settings.ARABIC_DIGITS = "arabic-indic"


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of November 2026; the 22nd is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=BAGHDAD)


def said(value: str, moment: datetime, language: str) -> StateWords:
    return state_words(state_at(value, moment), language, moment)


def test_equal_neighbouring_days_share_a_row() -> None:
    assert week_rows(USUAL, "en", SUNDAY) == [
        HoursRow("Sunday to Wednesday", "9 am – 2 pm", True, "open"),
        HoursRow("Thursday", "9 am – 12 noon", False, "open"),
        HoursRow("Friday and Saturday", "Closed", False, "closed"),
    ]
    assert week_rows(USUAL, "ar", date(2026, 11, 28)) == [
        HoursRow("الأحد إلى الأربعاء", "٩ صباحاً – ٢ ظهراً", False, "open"),
        HoursRow("الخميس", "٩ صباحاً – ١٢ ظهراً", False, "open"),
        HoursRow("الجمعة والسبت", "مغلق", True, "closed"),
    ]


def test_days_whose_hours_the_partners_set_say_so_and_the_comment_is_not_shown() -> None:
    assert week_rows(CALL, "en") == [
        HoursRow("Sunday to Thursday", "Call for hours", False, "call"),
        HoursRow("Friday and Saturday", "Closed", False, "closed"),
    ]
    assert week_rows('Su-Th unknown "ask Room 5"', "ar") == [
        HoursRow("الأحد إلى الخميس", "اتصل لمعرفة الساعات", False, "call"),
        HoursRow("الجمعة والسبت", "مغلق", False, "closed"),
    ]


def test_every_day_may_have_its_own_row() -> None:
    rows = week_rows(USUAL, "en", date(2026, 11, 23), grouped=False)
    assert [row.days for row in rows][:2] == ["Sunday", "Monday"]
    assert [row.is_today for row in rows] == [False, True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        ("", "en", "Hours not stated"),
        ("", "ar", "الساعات غير مذكورة"),
        ("Su[1] 09:00-12:00", "en", "Special hours"),
        ("nonsense", "ar", "ساعات خاصة"),
    ],
)
def test_hours_without_a_week_are_one_row_and_one_sentence(value: str, language: str, words: str) -> None:
    (row,) = week_rows(value, language, SUNDAY)
    assert (row.days, row.hours, row.is_today) == ("", words, False)
    assert sentence(value, language) == words


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        (
            "Su-Th 08:30-12:00,13:00-17:00",
            "8:30 am – 12 noon and 1 pm – 5 pm",
            "٨:٣٠ صباحاً – ١٢ ظهراً ثم ١ ظهراً – ٥ عصراً",
        ),
        ("Su-Th 22:00-02:00", "10 pm – 2 am", "١٠ مساءً – ٢ بعد منتصف الليل"),
        ("Su-Th 05:00-24:00", "5 am – midnight", "٥ فجراً – منتصف الليل"),
        ("Su-Th 00:00-24:00", "24 hours", "٢٤ ساعة"),
    ],
)
def test_slots_are_said(value: str, english: str, arabic: str) -> None:
    assert week_rows(value, "en")[0].hours == english
    assert week_rows(value, "ar")[0].hours == arabic


@pytest.mark.parametrize(
    ("minutes", "english", "arabic"),
    [
        (0, "midnight", "منتصف الليل"),
        (1, "12:01 am", "12:01 بعد منتصف الليل"),
        (3 * 60, "3 am", "3 بعد منتصف الليل"),
        (4 * 60, "4 am", "4 فجراً"),
        (6 * 60, "6 am", "6 صباحاً"),
        (11 * 60 + 5, "11:05 am", "11:05 صباحاً"),
        (12 * 60, "12 noon", "12 ظهراً"),
        (12 * 60 + 30, "12:30 pm", "12:30 ظهراً"),
        (15 * 60, "3 pm", "3 عصراً"),
        (18 * 60, "6 pm", "6 مساءً"),
        (23 * 60 + 59, "11:59 pm", "11:59 مساءً"),
        (24 * 60, "midnight", "منتصف الليل"),
        (26 * 60, "2 am", "2 بعد منتصف الليل"),
    ],
)
def test_a_time_of_day_is_said(minutes: int, english: str, arabic: str) -> None:
    with translation.override("en"):
        assert time_words(minutes) == english
    with translation.override("ar"):
        assert time_words(minutes) == arabic


@pytest.mark.parametrize(
    ("indexes", "english", "arabic"),
    [
        ((0,), "Sunday", "الأحد"),
        ((5, 6), "Friday and Saturday", "الجمعة والسبت"),
        ((0, 1, 2, 3, 4), "Sunday to Thursday", "الأحد إلى الخميس"),
        ((0, 2, 4), "Sunday, Tuesday and Thursday", "الأحد والثلاثاء والخميس"),
        ((0, 1, 2, 5), "Sunday to Tuesday and Friday", "الأحد إلى الثلاثاء والجمعة"),
        (tuple(range(7)), "Every day", "كل يوم"),
    ],
)
def test_days_of_the_week_are_said(indexes: tuple[int, ...], english: str, arabic: str) -> None:
    with translation.override("en"):
        assert days_words(indexes) == english
    with translation.override("ar"):
        assert days_words(indexes) == arabic


@pytest.mark.parametrize(
    ("indexes", "english", "arabic"),
    [
        ((), "", ""),
        ((2,), "Open on Tuesday", "يعمل يوم الثلاثاء"),
        ((2, 4), "Open Tuesday and Thursday", "يعمل أيام الثلاثاء والخميس"),
        ((0, 1, 2, 3, 4), "Open Sunday to Thursday", "يعمل من الأحد إلى الخميس"),
        (tuple(range(7)), "Open every day", "يعمل كل يوم"),
    ],
)
def test_working_days_are_said(indexes: tuple[int, ...], english: str, arabic: str) -> None:
    with translation.override("en"):
        assert open_days_words(indexes) == english
    with translation.override("ar"):
        assert open_days_words(indexes) == arabic


@pytest.mark.parametrize(
    ("value", "moment", "english", "arabic"),
    [
        (USUAL, at(22, 11), "Open now, closes 2 pm", "مفتوح الآن، يغلق ٢ ظهراً"),
        (USUAL, at(22, 8), "Closed now, opens 9 am", "مغلق الآن، يفتح ٩ صباحاً"),
        (USUAL, at(22, 15), "Closed now, opens tomorrow 9 am", "مغلق الآن، يفتح غداً ٩ صباحاً"),
        ("Su-Th 08:30-14:00", at(26, 15), "Closed now, opens Sunday 8:30 am", "مغلق الآن، يفتح الأحد ٨:٣٠ صباحاً"),
        (USUAL, at(28, 10), "Closed today, opens tomorrow 9 am", "مغلق اليوم، يفتح غداً ٩ صباحاً"),
        (
            "Su 09:00-12:00",
            at(22, 13),
            "Closed now, opens Sunday 29 November, 9 am",
            "مغلق الآن، يفتح الأحد ٢٩ تشرين الثاني، ٩ صباحاً",
        ),
        ("Su-Sa 22:00-02:00", at(22, 23), "Open now, closes 2 am", "مفتوح الآن، يغلق ٢ بعد منتصف الليل"),
        ("Su 18:00-24:00", at(22, 20), "Open now, closes midnight", "مفتوح الآن، يغلق منتصف الليل"),
        (
            "Su 00:00-24:00; Mo 00:00-12:00",
            at(22, 10),
            "Open now, closes tomorrow 12 noon",
            "مفتوح الآن، يغلق غداً ١٢ ظهراً",
        ),
        ("Mo 05:00-07:00", at(22, 22), "Closed today, opens tomorrow 5 am", "مغلق اليوم، يفتح غداً ٥ فجراً"),
        ("Mo 00:00-07:00", at(22, 22), "Closed today, opens tomorrow midnight", "مغلق اليوم، يفتح غداً منتصف الليل"),
        ("24/7", at(22, 10), "Open now", "مفتوح الآن"),
        ("off", at(22, 10), "Closed now", "مغلق الآن"),
        (CALL, at(22, 10), "Call for hours", "اتصل لمعرفة الساعات"),
        (CALL, at(27, 10), "Closed today, opens Sunday", "مغلق اليوم، يفتح الأحد"),
        ("", at(22, 10), "Hours not stated", "الساعات غير مذكورة"),
        ("nonsense", at(22, 10), "Special hours", "ساعات خاصة"),
    ],
)
def test_a_state_is_said(value: str, moment: datetime, english: str, arabic: str) -> None:
    assert said(value, moment, "en").words == english
    assert said(value, moment, "ar").words == arabic


@pytest.mark.parametrize(
    ("value", "moment", "words"),
    [
        (CALL, at(22, 10), StateWords("call", "Call for hours", "Today is a working day", "Open Sunday to Thursday")),
        (
            CALL,
            at(27, 10),
            StateWords("closed", "Closed today, opens Sunday", "Call for hours", "Open Sunday to Thursday"),
        ),
        (USUAL, at(22, 11), StateWords("open", "Open now, closes 2 pm", "", "Open Sunday to Thursday")),
        ("", at(22, 11), StateWords("unstated", "Hours not stated", "", "")),
        ("nonsense", at(22, 11), StateWords("special", "Special hours", "", "")),
        ("Nov Su 09:00-12:00", at(22, 11), StateWords("open", "Open now, closes 12 noon", "Special hours", "")),
    ],
)
def test_a_state_carries_what_stands_below_it(value: str, moment: datetime, words: StateWords) -> None:
    assert said(value, moment, "en") == words


def test_a_working_day_is_said_in_arabic() -> None:
    assert said(CALL, at(22, 10), "ar").more == "اليوم من أيام العمل"
    assert said(CALL, at(22, 10), "ar").days == "يعمل من الأحد إلى الخميس"


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        (
            USUAL,
            "Sunday to Wednesday 9 am – 2 pm, Thursday 9 am – 12 noon",
            "الأحد إلى الأربعاء ٩ صباحاً – ٢ ظهراً، الخميس ٩ صباحاً – ١٢ ظهراً",
        ),
        ("Tu,Th 09:00-13:00; Fr off", "Tuesday and Thursday 9 am – 1 pm", "الثلاثاء والخميس ٩ صباحاً – ١ ظهراً"),
        (CALL, "Sunday to Thursday: call for hours", "الأحد إلى الخميس: اتصل لمعرفة الساعات"),
        ("off", "Closed", "مغلق"),
        ("24/7", "Every day 24 hours", "كل يوم ٢٤ ساعة"),
    ],
)
def test_the_week_is_one_line(value: str, english: str, arabic: str) -> None:
    assert sentence(value, "en") == english
    assert sentence(value, "ar") == arabic


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        (USUAL, "Sunday to Wednesday 9–2, Thursday 9–12", "الأحد إلى الأربعاء ٩ – ٢، الخميس ٩ – ١٢"),
        ("Su-Th 05:00-09:00", "Sunday to Thursday 5 am – 9 am", "الأحد إلى الخميس ٥ فجراً – ٩ صباحاً"),
        ("Su-Th 06:00-18:00", "Sunday to Thursday 6 am – 6 pm", "الأحد إلى الخميس ٦ صباحاً – ٦ مساءً"),
    ],
)
def test_the_short_line_leaves_out_only_what_nobody_can_mistake(value: str, english: str, arabic: str) -> None:
    assert sentence(value, "en", short=True) == english
    assert sentence(value, "ar", short=True) == arabic


def test_the_language_asked_for_counts_and_not_the_active_one() -> None:
    with translation.override("ar"):
        assert sentence(CALL, "en") == "Sunday to Thursday: call for hours"
        assert translation.get_language() == "ar"
    with translation.override("en"):
        assert said(USUAL, at(22, 11), "ar").words == "مفتوح الآن، يغلق ٢ ظهراً"


def test_digits_follow_the_setting(settings) -> None:
    settings.ARABIC_DIGITS = "latin"
    assert said(USUAL, at(22, 11), "ar").words == "مفتوح الآن، يغلق 2 ظهراً"
    assert week_rows(USUAL, "ar")[0].hours == "9 صباحاً – 2 ظهراً"
