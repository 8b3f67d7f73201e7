"""Decides which versions of a page set are compared, and returns what differs between them."""

from typing import Any

from .. import languages
from .findings import Finding
from .page_facts import contradictions, facts_of
from .page_texts import is_in_language, passages_of
from .registry import stored_lexicon
from .report import FIRST, SECOND, calendar_findings, check


def newest(page: Any) -> Any:
    """Return the newest version of a page, draft or public."""
    revision = page.latest_revision
    return revision.as_object() if revision else page


def counterpart(page: Any, with_drafts: bool = False) -> Any:
    """Return the newest version of the page in the other language of the check, or None.

    A draft that is neither public, scheduled nor submitted counts only ``with_drafts``: somebody is still writing it.
    """
    if page.language not in (FIRST, SECOND):
        return None
    other = languages.locale_id_of(SECOND if page.language == FIRST else FIRST)
    found = type(page).objects.filter(translation_key=page.translation_key, locale_id=other).first()
    if found is None or not (with_drafts or found.live or found.current_workflow_state or found.scheduled_revision):
        return None
    return newest(found)


def is_counterpart(one: Any, page: Any) -> bool:
    """Say whether a version is of the page in the other language of the check."""
    return one.translation_key == page.translation_key and {one.language, page.language} == {FIRST, SECOND}


def findings_of(page: Any, other: Any) -> list[Finding]:
    """Return what differs between a version of a page and one in the other language, and from the page's facts."""
    lexicon, language = stored_lexicon(), page.language
    mine = passages_of(page)
    found: list[Finding] = []
    if other is None:
        found += calendar_findings(mine, language, lexicon)
    else:
        yours = passages_of(other)
        left = {passage.place for passage in mine if not is_in_language(passage, language)}
        left |= {passage.place for passage in yours if not is_in_language(passage, other.language)}
        ours, theirs = ([one for one in side if one.place not in left] for side in (mine, yours))
        found += check(ours, theirs, lexicon) if language == FIRST else check(theirs, ours, lexicon)
    found += contradictions(mine, language, facts_of(page), lexicon)
    return list({finding.fingerprint: finding for finding in found}.values())
