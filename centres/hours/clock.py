"""Decides how a time of day, a slot, a date and a list of weekdays are said. The caller sets the language.

Every function answers in the language that is active when it is called. Times keep Latin digits: who puts the
sentence together turns them all at once.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext, pgettext, pgettext_lazy

from portal.dates import say_date

from .parse import runs
from .week import DAY_MINUTES, DAY_NAMES, Slot, weekday_of

NOON = 12 * 60
# Within these hours "9–2" can only be one thing, so short forms leave out morning and afternoon.
SHORT_FROM, SHORT_TO = 6 * 60, 18 * 60
# Up to which minute of the day each word is said: Arabic has more of them than English.
PARTS_OF_THE_DAY = (
    (4 * 60, pgettext_lazy("time of day, after midnight", "%(clock)s am")),
    (6 * 60, pgettext_lazy("time of day, dawn", "%(clock)s am")),
    (12 * 60, pgettext_lazy("time of day, morning", "%(clock)s am")),
    (15 * 60, pgettext_lazy("time of day, early afternoon", "%(clock)s pm")),
    (18 * 60, pgettext_lazy("time of day, late afternoon", "%(clock)s pm")),
    (24 * 60, pgettext_lazy("time of day, evening", "%(clock)s pm")),
)


def time_words(minutes: int) -> str:
    """A time of day, from minutes after midnight: "9 am", "8:30 am", "12 noon", "midnight"."""
    minutes %= DAY_MINUTES
    if minutes == 0:
        return pgettext("time of day", "midnight")
    if minutes == NOON:
        return pgettext("time of day", "%(clock)s noon") % {"clock": _clock(minutes)}
    words = next(words for limit, words in PARTS_OF_THE_DAY if minutes < limit)
    return str(words) % {"clock": _clock(minutes)}


def slot_words(slot: Slot, short: bool = False) -> str:
    """A slot: "9 am – 2 pm"; short, within the day: "9–2"."""
    if slot == Slot(0, DAY_MINUTES):
        return pgettext("opening hours", "24 hours")
    if short and slot.start >= SHORT_FROM and slot.end <= SHORT_TO and slot.end - slot.start < NOON:
        times = {"start": _clock(slot.start), "end": _clock(slot.end)}
        return pgettext("short opening hours", "%(start)s–%(end)s") % times
    times = {"start": time_words(slot.start), "end": time_words(slot.end)}
    return pgettext("opening hours", "%(start)s – %(end)s") % times


def slots_words(slots: tuple[Slot, ...], short: bool = False) -> str:
    """The slots of a day one after the other: "9 am – 12 noon and 1 pm – 5 pm"."""
    words = slot_words(slots[0], short)
    for slot in slots[1:]:
        words = pgettext("opening hours", "%(first)s and %(next)s") % {"first": words, "next": slot_words(slot, short)}
    return words


def days_words(indexes: tuple[int, ...]) -> str:
    """Weekdays (0 is Sunday, in order): "Sunday to Thursday", "Friday and Saturday", "Sunday to Tuesday and Friday"."""
    if len(indexes) == len(DAY_NAMES):
        return pgettext("days of the week", "Every day")
    parts: list[str] = []
    for first, last in runs(indexes):
        if last - first > 1:
            ends = {"first": DAY_NAMES[first], "last": DAY_NAMES[last]}
            parts.append(pgettext("days of the week", "%(first)s to %(last)s") % ends)
        else:
            parts.extend(str(DAY_NAMES[index]) for index in range(first, last + 1))
    words = parts[0]
    for part in parts[1:-1]:
        words = pgettext("days of the week", "%(first)s, %(next)s") % {"first": words, "next": part}
    if len(parts) > 1:
        words = pgettext("days of the week", "%(first)s and %(last)s") % {"first": words, "last": parts[-1]}
    return words


def open_days_words(indexes: tuple[int, ...]) -> str:
    """On which weekdays people are there: "Open Sunday to Thursday"; empty when on none."""
    if not indexes:
        return ""
    if len(indexes) == len(DAY_NAMES):
        return gettext("Open every day")
    found = runs(indexes)
    first, last = found[0]
    if len(found) == 1 and last - first > 1:
        return gettext("Open %(first)s to %(last)s") % {"first": DAY_NAMES[first], "last": DAY_NAMES[last]}
    if len(indexes) == 1:
        return gettext("Open on %(day)s") % {"day": DAY_NAMES[first]}
    return gettext("Open %(days)s") % {"days": days_words(indexes)}


def date_words(day: date, today: date) -> str:
    """A date as people say it from today: "tomorrow", within the week "Sunday", later "Sunday 6 December"."""
    ahead = (day - today).days
    if ahead == 1:
        return pgettext("opening hours", "tomorrow")
    name = str(DAY_NAMES[weekday_of(day)])
    if ahead < len(DAY_NAMES):
        return name
    return f"{name} {say_date(day, get_language() or 'en', 'd MMMM')}"


def until_date_words(day: date, today: date) -> str:
    """The date on which something ends: "5 June", with the year where that is another one."""
    return say_date(day, get_language() or "en", "d MMMM" if day.year == today.year else "d MMMM y")


def closing_words(until: datetime, now: datetime) -> str:
    """When an open place closes, both in the same zone: "2 pm" when it is today or tonight, else "tomorrow 9 am".

    The small hours belong to tonight, and midnight ends its day.
    """
    tonight = until.hour * 60 + until.minute < SHORT_FROM and until - now < timedelta(minutes=NOON)
    last_day = (until - timedelta(minutes=1)).date()
    return _day_and_time(now.date() if tonight else last_day, until, now)


def opening_words(opens: datetime, now: datetime) -> str:
    """When a closed place opens, both in the same zone: "2 pm" when it is today, else "tomorrow 9 am"."""
    return _day_and_time(opens.date(), opens, now)


def _day_and_time(day: date, moment: datetime, now: datetime) -> str:
    words = time_words(moment.hour * 60 + moment.minute)
    if day == now.date():
        return words
    pair = {"day": date_words(day, now.date()), "time": words}
    if (day - now.date()).days < len(DAY_NAMES):
        return pgettext("opening hours", "%(day)s %(time)s") % pair
    return pgettext("opening hours", "%(day)s, %(time)s") % pair


def _clock(minutes: int) -> str:
    """The figures of a twelve-hour clock, minutes only when there are any."""
    hour, minute = divmod(minutes, 60)
    hour = (hour - 1) % 12 + 1
    return f"{hour}:{minute:02}" if minute else str(hour)
