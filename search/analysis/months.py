"""Lists what the months are called: in Iraq, by the Gregorian names that Egypt uses, and in English."""

from __future__ import annotations

from .lexicon import Thing

_MONTHS = (
    ("January", "كانون الثاني", "يناير"),
    ("February", "شباط", "فبراير"),
    ("March", "آذار", "مارس"),
    ("April", "نيسان", "أبريل"),
    ("May", "أيار", "مايو"),
    ("June", "حزيران", "يونيو"),
    ("July", "تموز", "يوليو"),
    ("August", "آب", "أغسطس"),
    ("September", "أيلول", "سبتمبر"),
    ("October", "تشرين الأول", "أكتوبر"),
    ("November", "تشرين الثاني", "نوفمبر"),
    ("December", "كانون الأول", "ديسمبر"),
)
# Other ways in which people write some of them.
_ALSO = {
    "January": ("كانون ثاني", "كانون 2", "جانفي"),
    "June": ("يونية", "جوان"),
    "July": ("يولية",),
    "April": ("ابريل", "إبريل"),
    "August": ("اغسطس", "أوت"),
    "October": ("تشرين اول", "تشرين 1", "اكتوبر"),
    "November": ("تشرين ثاني", "تشرين 2"),
    "December": ("كانون اول", "كانون 1"),
}
# May is a verb, too, and March a walk: in a text they count where they are not in small letters.
_MISTAKABLE = ("May", "March")


def things() -> list[Thing]:
    """Return the twelve months with all their names."""
    found = []
    for number, (english, iraqi, gregorian) in enumerate(_MONTHS, 1):
        spellings = (iraqi, gregorian, f"شهر {number}", *_ALSO.get(english, ()))
        mistakable = english in _MISTAKABLE
        found.append(
            Thing(f"month {number}", spellings if mistakable else (english, *spellings), (english,) * mistakable)
        )
    return found
