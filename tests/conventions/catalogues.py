"""Finds messages without a translation, without needing gettext's programs."""

import ast
import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

from django.utils.translation.template import templatize

# (context, message, plural)
Message = tuple[str, str, str]
# What Django's functions take, in order; each also has a lazy form.
ARGUMENTS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
}
CALL_IN_TEMPLATE = re.compile(r"(?<!\w)(n?p?gettext|_)\(")
PERCENT = re.compile(r"%\((\w+)\)[sdif]|%[sd]")
ARABIC_FORMS = 6


def messages_in_python(code: str) -> set[Message]:
    """Return the messages that the code marks by Django's functions, under whatever name it imports them."""
    tree = ast.parse(code)
    names = {
        alias.asname or alias.name: alias.name.removesuffix("_lazy")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return {message for call in calls if (message := _message(names.get(call.func.id, ""), call.args))}  # type: ignore[attr-defined]


def messages_in_template(html: str) -> set[Message]:
    """Return the messages of a template, as Django's own makemessages reads it."""
    return set(_in_marked_text(templatize(html)))


def _in_marked_text(text: str) -> Iterator[Message]:
    for found in CALL_IN_TEMPLATE.finditer(text):
        for end in [index + 1 for index, letter in enumerate(text[found.start() :]) if letter == ")"]:
            try:
                call: Any = ast.parse(text[found.start() :][:end], mode="eval").body
            except SyntaxError:
                continue
            if message := _message(found.group(1), call.args):
                yield message
            break


def _message(function: str, arguments: list[ast.expr]) -> Message | None:
    values = dict(zip(ARGUMENTS.get(function, ()), arguments, strict=False))
    texts = {name: value.value for name, value in values.items() if isinstance(value, ast.Constant)}
    if "msgid" not in texts:
        return None
    return texts.get("context", ""), texts["msgid"], texts.get("plural", "")


def faults_of(entry: Any) -> list[str]:
    """Return what is wrong with an entry of a catalogue (as polib reads it)."""
    found = ["fuzzy"] if entry.fuzzy else []
    if entry.obsolete:
        found.append("obsolete")
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(text.strip() or text == entry.msgid for text in texts):
        found.append("not translated")
    if entry.msgid_plural and len(texts) != ARABIC_FORMS:
        found.append(f"{len(texts)} plural forms")
    wanted = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural or "")
    if any(_placeholders(text) - wanted for text in texts):
        found.append("other placeholders")
    # A form of one or two says its number as a word.
    if not entry.msgid_plural and _placeholders(texts[0]) != wanted:
        found.append("placeholders are missing")
    return found


def _placeholders(text: str) -> set[str]:
    braces = {name for _text, name, _spec, _conversion in Formatter().parse(text) if name} if "{" in text else set()
    return {match.group(0) for match in PERCENT.finditer(text)} | braces
