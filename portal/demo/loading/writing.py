"""Decides how a page set is written: the source and its facts first, then the translation, both as editors publish."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from portal import languages
from portal.demo.loading.identity import identity
from portal.facts import is_relation

# Page sets that were written in English first, so that both directions of translating are shown.
WRITTEN_IN_ENGLISH = frozenset({("release", "mosul-centres"), ("service", "computer-course")})


@dataclass(frozen=True)
class Team:
    """Who writes, translates (by language) and publishes; None where there is no such login."""

    author: Any = None
    translators: Mapping[str, Any] = field(default_factory=dict)
    moderator: Any = None


@dataclass(frozen=True)
class Draft:
    """A page set to write: its words by language, with title and slug, and its facts.

    ``kind`` and ``key`` name it in the demo content; ``parent`` is a page above it, in any language.
    """

    kind: str
    key: str
    model: type[Any]
    parent: Page
    words: Mapping[str, Mapping[str, Any]]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def translation_key(self) -> UUID:
        """Return the id of the page set, the same with every load."""
        return identity(self.kind, self.key)

    @property
    def source_language(self) -> str:
        """Return the language the page set was written in first."""
        return "en" if (self.kind, self.key) in WRITTEN_IN_ENGLISH else settings.LANGUAGE_CODE


def write(draft: Draft, team: Team) -> tuple[Any, int]:
    """Return the source page of a page set and how many pages were written for it.

    What is there already, under the set's id or at its address, is left as it is; so is a page set whose source is
    not public any more: somebody took it off the site.
    """
    source = find(draft, draft.source_language)
    written = 0
    if source is None:
        source, written = _write_source(draft, team), 1
    if source.live:
        for language in languages.others(source.language):
            if language in draft.words and find(draft, language) is None:
                _write_translation(draft, source, language, team)
                written += 1
    return source, written


def find(draft: Draft, language: str) -> Any:
    """Return the page in the language that stands for the page set, or None; in the source's language, the source."""
    pages = draft.model.objects.filter(locale__language_code=language)
    page = pages.filter(translation_key=draft.translation_key).first()
    if page is None and language in draft.words and (parent := in_language(draft.parent, language)):
        page = pages.child_of(parent).filter(slug=draft.words[language]["slug"]).first()
    return page.facts if page is not None and language == draft.source_language else page


def in_language(page: Page, language: str) -> Any:
    """Return the page's translation into the language, as its own type, or None."""
    family = type(page.specific).objects.filter(translation_key=page.translation_key)
    return family.filter(locale__language_code=language).first()


def fill(page: Any, words: Mapping[str, Any], team: Team) -> int:
    """Publish words on a page that was set up without any; a field that says something is left.

    Return 1 where something was written, else 0.
    """
    empty = {name: value for name, value in words.items() if value and not getattr(page, name)}
    if not empty:
        return 0
    for name, value in empty.items():
        setattr(page, name, value)
    _publish(page, team.author, team)
    return 1


def _write_source(draft: Draft, team: Team) -> Any:
    page = _add(draft, draft.source_language, team, translation_key=draft.translation_key)
    return draft.model.objects.get(pk=page.pk)


def _write_translation(draft: Draft, source: Any, language: str, team: Team) -> None:
    """Add what an accepted translation is: words of its own, no fact, and the page it translates.

    Made at once, because a copy of the source that is written over takes as long again.
    """
    _add(draft, language, team, translation_key=source.translation_key, source=source)


def _add(draft: Draft, language: str, team: Team, **links: Any) -> Any:
    parent = in_language(draft.parent, language)
    page = draft.model(locale=parent.locale, owner=team.author, live=False, **links, **draft.words[language])
    if page.source is None:
        _set_facts(page, draft.facts)
    parent.add_child(instance=page)
    _publish(page, team.translators.get(language, team.author) if page.source else team.author, team)
    return page


def _set_facts(page: Any, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        if is_relation(type(page), name):
            getattr(page, name).set(value)
        else:
            setattr(page, name, value)


def _publish(page: Any, writer: Any, team: Team) -> None:
    page.save_revision(user=writer).publish(user=team.moderator, skip_permission_checks=True)
