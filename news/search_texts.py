"""Decides by which words releases and materials are found: all they say, and dates, places and numbers as people type.

Titles of the pages named are left out: they would go stale when those pages change, and the text names them.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date

from portal.dates import say_date, say_number
from portal.labels import label
from portal.plain_text import plain_blocks, plain_html

from .release_body import dateline

# Babel's locales whose months people type: Iraqi and Egyptian Arabic, and English.
TYPED_IN = ("ar_IQ", "ar", "en_GB")


def release_text(words: Any, release: Any) -> str:
    """Return all that the release says in the language of its words: quotations, figures, dates, funding."""
    language = words.language
    terms = [entry for name in ("topics", "donors", "un_entities", "goals") for entry in getattr(release, name).all()]
    return _joined(
        words.summary,
        *(_block_text(block, language) for block in words.body),
        dateline(release.dateline_place, language),
        *(say_date(day, language, "EEEE d MMMM y") for day in (release.issued_on, release.event_on) if day),
        *((label(release.project.labels, language), label(release.project.aim, language)) if release.project else ()),
        *(label(entry.labels, language) for entry in terms),
        *(label(donor.visibility_line, language) for donor in release.donors.all()),
        words.issuing_unit,
        words.press_contact,
        *(label(contact.labels, language) for contact in release.press_contacts.all()),
    )


def release_also(release: Any) -> str:
    """Return spellings of the place, acronyms of donors and entities, and dates and figures as they are typed."""
    place = release.dateline_place
    entries = [*release.donors.all(), *release.un_entities.all()]
    return _joined(
        *((place.all_names(), place.governorate.all_names()) if place else ()),
        *(entry.acronym for entry in entries),
        *typed_dates(release.issued_on),
        *typed_dates(release.event_on),
        *(plain_digits(block.value["value"]) for block in release.body if block.block_type == "figure"),
    )


def release_facets(release: Any) -> dict[str, tuple[str, ...]]:
    """Return the keys of governorate, topics, project and goals, and those of the partners named."""
    place, project = release.dateline_place, release.project
    return _stated(
        governorate=(place.governorate.key,) if place else (),
        topic=tuple(topic.key for topic in release.topics.all()),
        project=(project.key,) if project else (),
        goal=tuple(goal.key for goal in release.goals.all()),
        partner=tuple(str(partner.translation_key) for partner in release.related_partners.all()),
    )


def material_text(words: Any, material: Any) -> str:
    """Return summary and transcript in the language of the words, topic, audiences and the day of review."""
    language = words.language
    return _joined(
        words.summary,
        plain_html(words.transcript),
        label(material.topic.labels, language) if material.topic else "",
        *(label(audience.labels, language) for audience in material.audiences.all()),
        say_date(material.reviewed_on, language) if material.reviewed_on else "",
    )


def material_facets(material: Any) -> dict[str, tuple[str, ...]]:
    """Return the keys of topic and audiences."""
    return _stated(
        topic=(material.topic.key,) if material.topic else (),
        audience=tuple(audience.key for audience in material.audiences.all()),
    )


def typed_dates(day: date | None) -> list[str]:
    """Return a date in the ways people type it: ``2019-09-19``, ``19/9/2019``, and with each name of the month."""
    if day is None:
        return []
    in_words = (format_date(day, f"'{day.day}' MMMM '{day.year}'", locale=locale) for locale in TYPED_IN)
    return [day.isoformat(), f"{day.day}/{day.month}/{day.year}", *in_words]


def plain_digits(number: Decimal) -> str:
    """Return a number without separators and without a fraction of nothing: ``3500000``."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _block_text(block: Any, language: str) -> str:
    if block.block_type == "figure":
        value = block.value
        return " ".join((say_number(value["value"], language), value["unit"], value["source"]))
    return plain_blocks([block])


def _stated(**facets: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {name: keys for name, keys in facets.items() if keys}


def _joined(*parts: str) -> str:
    """Return the parts that hold something, one a line, none twice."""
    return "\n".join(dict.fromkeys(part.strip() for part in parts if part and part.strip()))
