"""Writes the demo press releases, each in the languages it is written in."""

from collections.abc import Mapping
from typing import Any

from news.models import PressReleasePage
from portal.demo.loading.files import Files
from portal.demo.loading.identity import identity
from portal.demo.loading.lists import Terms
from portal.demo.loading.newsroom import contacts_by_key
from portal.demo.loading.texts import stream_body
from portal.demo.loading.writing import Draft
from portal.demo.releases import Release


def release_draft(
    release: Release, parent: Any, terms: Terms, files: Files, centres: Mapping[str, Any], partners: Mapping[str, Any]
) -> Draft:
    """Return a release as it is written; ``centres`` and ``partners`` are source pages by key."""
    contacts = contacts_by_key()
    facts = {
        "dateline_place": terms.places[release.dateline],
        "issued_on": release.issued,
        "event_on": release.event,
        "related_centres": [centres[key] for key in release.centres],
        "related_partners": [partners[key] for key in release.partners],
        "topics": [terms.topics[key] for key in release.topics],
        "project": terms.projects.get(release.project),
        "donors": [terms.donors[key] for key in release.donors],
        "un_entities": [terms.entities[key] for key in release.un_entities],
        "goals": [terms.goals[number] for number in release.goals],
        "picture": files.pictures[release.picture],
        "press_contacts": [contacts[key] for key in release.press_contacts],
    }
    words = {language: _words(release, language) for language in release.languages}
    return Draft("release", release.key, PressReleasePage, parent, words, facts)


def _words(release: Release, language: str) -> dict[str, Any]:
    return {
        "title": release.title[language],
        "slug": release.slug[language],
        "summary": release.summary[language],
        "body": stream_body((*release.body, *release.standing_parts), language, identity("release", release.key)),
        "issuing_unit": release.issuing_unit[language],
    }
