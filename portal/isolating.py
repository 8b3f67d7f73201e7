"""Decides which numbers of a text keep their order among Arabic words: the groups of a phone would change places."""

import re

from django.utils.safestring import SafeString, mark_safe

ARABIC = re.compile("[\u0600-\u06ff]")
# A tag, which is left as it is; or a phone with its sign, blanks, dashes and brackets, whichever digits it has. It has
# to begin as one: the years of 2014-2017 and the parts of 09-02-2025 are read in the order of the words around them.
_TAG_OR_PHONE = re.compile(
    r"<[^>]*>|(?<![\w+])(?!\d\d-\d\d-)\(?(?:\+|(?=[0٠]|964|٩٦٤))[0-9٠-٩](?:[ \-()]{0,2}[0-9٠-٩]){6,14}(?!\w)"
)
_GROUPED = re.compile(r"^[+(]|[ \-()]")


def with_phones_in_order(html: SafeString) -> SafeString:
    """Return safe HTML in which phones among Arabic words are read from left to right."""
    if not ARABIC.search(html):
        return html
    return mark_safe(_TAG_OR_PHONE.sub(lambda found: _isolated(found[0]), html))  # noqa: S308


def _isolated(found: str) -> str:
    is_phone = not found.startswith("<") and _GROUPED.search(found)
    return f'<bdi dir="ltr">{found}</bdi>' if is_phone else found
