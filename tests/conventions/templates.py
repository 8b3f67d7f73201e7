"""Finds in templates what readers would see untranslated, and what the content policy would stop."""

import re

COMMENTS = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
# Blocks that fill an attribute of the base template with a word for machines.
FOR_MACHINES = re.compile(r"\{%\s*block\s+\w*(?:class|type)\s*%\}.*?\{%\s*endblock", re.DOTALL)
CODE = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
TAG_OR_VALUE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
MARKUP = re.compile(r"<[^<>]*>")
SAID_BY_ATTRIBUTE = re.compile(
    r"\b(?:title|alt|aria-label|aria-description|placeholder|content|label)=(\"[^\"]*\"|'[^']*')"
)
ARGUMENT = re.compile(r"\{%\s*(?:include|with|component)\b.*?%\}", re.DOTALL)
MARKED = re.compile(r"_\((\"[^\"]*\"|'[^']*')\)")
PHRASE = re.compile(r"=\s*(\"[A-Z\u0600-\u06ff][^\"]*\"|'[A-Z\u0600-\u06ff][^']*')")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# Names that are the same in every language, and what machines read in the head of a page.
SAME_EVERYWHERE = frozenset(
    {
        "iom",
        "jcmc",
        "pdf",
        "utf",
        "noindex",
        "width",
        "device",
        "initial",
        "scale",
        "light",
        "dark",
        "referrer",
        "no",
        "iq",
    }
)


def untranslated(html: str) -> list[str]:
    """Return the pieces of text that stand in the template instead of in the catalogue."""
    arguments = " ".join(MARKED.sub("", tag) for tag in ARGUMENT.findall(html))
    said = [text[1:-1] for text in PHRASE.findall(arguments)]
    html = CODE.sub("", FOR_MACHINES.sub("{% endblock", TRANSLATED.sub("", COMMENTS.sub("", html))))
    html = TAG_OR_VALUE.sub(" ", html)
    said += [text[1:-1] for text in SAID_BY_ATTRIBUTE.findall(html)]
    said += MARKUP.split(html)
    return [text.strip() for text in said if is_words(text)]


def is_words(text: str) -> bool:
    """Say whether the text holds a word that has to be translated."""
    words = LETTERS.findall(ENTITY.sub(" ", text))
    return any(word.lower() not in SAME_EVERYWHERE for word in words)


INLINE = {
    "a style attribute": re.compile(r"<[^<>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^<>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
}


def inline_code(html: str) -> list[str]:
    """Return the sorts of inline style and script that the template holds."""
    html = TAG_OR_VALUE.sub("x", COMMENTS.sub("", html))
    return [what for what, pattern in INLINE.items() if pattern.search(html)]
