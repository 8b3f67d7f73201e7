"""Decides what a new press release holds before its author has written a word: the standing parts of a template; and
which of them a new translation gets in its own language."""

from collections.abc import Iterator
from typing import Any

from .models import ReleaseTemplate

LISTS = ("donors", "un_entities", "goals", "press_contacts")
# What the author asks for instead of a template.
BLANK = "blank"


def templates() -> list[ReleaseTemplate]:
    """Return the templates, the usual one first."""
    return list(ReleaseTemplate.objects.all())


def start_release(page: Any, chosen: str | None) -> None:
    """Fill a new release in memory from the template with the key ``chosen``, or the usual one where none is chosen."""
    found = [template for template in templates() if chosen in (None, template.key)]
    if chosen == BLANK or not found:
        return
    template = found[0]
    page.project = template.project
    for name in LISTS:
        setattr(page, name, list(getattr(template, name).all()))
    if words := template.texts.filter(language=page.language).first():
        page.issuing_unit = words.issuing_unit
        # Above the standing parts an empty paragraph waits for what there is to tell.
        page.body = [("paragraph", ""), *((block.block_type, block.value) for block in words.body)]


def translate_standing_parts(source: Any, translation: Any) -> None:
    """Write, in memory, the standing parts that a new translation has from its source in the translation's language."""
    stored = translation.body.get_prep_value()
    units: dict[str, str] = {}
    for theirs, ours in _words_of_templates(source.language, translation.language):
        if theirs.issuing_unit:
            units.setdefault(theirs.issuing_unit, ours.issuing_unit)
        blocks = list(zip(theirs.body.get_prep_value(), ours.body.get_prep_value(), strict=False))
        for block in [block for block in stored if "translated" not in block]:
            for known, same in blocks:
                if (block["type"], same["type"]) == (known["type"], known["type"]) and _says_same(block, known):
                    block |= {"value": same["value"], "translated": True}
                    break
    kept = [{name: value for name, value in block.items() if name != "translated"} for block in stored]
    translation.body = translation.body.stream_block.to_python(kept)
    translation.issuing_unit = units.get(translation.issuing_unit) or translation.issuing_unit


def _words_of_templates(source_language: str, language: str) -> Iterator[tuple[Any, Any]]:
    for template in templates():
        texts = {text.language: text for text in template.texts.all()}
        if source_language in texts and language in texts:
            yield texts[source_language], texts[language]


def _says_same(one: Any, other: Any) -> bool:
    """Say whether two stored blocks are equal but for their ids."""
    return bool(_without_ids(one["value"]) == _without_ids(other["value"]))


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_ids(part) for name, part in value.items() if name != "id"}
    return [_without_ids(part) for part in value] if isinstance(value, list) else value
