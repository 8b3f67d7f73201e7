"""Finds left and right in stylesheets: the portal reads in both directions, so sides are start and end."""

import re

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TEXT = re.compile(r"\"[^\"]*\"|'[^']*'|url\([^)]*\)")
DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]+)(?=[;}])")
SIDE = re.compile(r"(?<![a-z])(left|right)(?![a-z])", re.IGNORECASE)


def physical_sides(css: str) -> list[str]:
    """Return the declarations that name a side of the screen, in property or value."""
    css = TEXT.sub("", COMMENT.sub("", css))
    return [f"{name}: {value.strip()}" for name, value in DECLARATION.findall(css) if SIDE.search(f"{name} {value}")]
