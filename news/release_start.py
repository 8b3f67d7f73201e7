"""Decides what a new press release holds before its author has written a word: the standing parts of a template."""

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
