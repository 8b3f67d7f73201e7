"""Decides how segments become a draft: the source's structure, the translation's words, what was kept beside."""

from collections.abc import Mapping
from typing import Any

from wagtail.fields import StreamField

from .markers import piece_of
from .pieces import Extra, Piece, cut, put_together
from .reading import Reading, Segment, State
from .texts import Text, rewrite_blocks, stored_blocks, translated_fields


def build(reading: Reading, texts: Mapping[str, str], dropped: frozenset[str] = frozenset()) -> Any:
    """Return the reading's target with these texts, by key, in the place of its own; nothing is saved.

    A segment without a translation holds the source's words until it gets one. ``dropped`` names what stood only in
    the translation and is to go.
    """
    page = reading.target
    for name in translated_fields(page):
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            setattr(page, name, _blocks(reading, field, texts, dropped))
        elif f"{name}#0" in reading.by_key or name in reading.extras:
            text = Text(name, "", field.value_from_object(reading.source) or "", is_rich=True)
            old = field.value_from_object(page) or ""
            setattr(page, name, _rich(reading, text, old, texts, dropped))
        elif name in texts:
            setattr(page, name, _plain(reading.by_key[name], texts[name]))
    return page


def _plain(segment: Segment, text: str) -> str:
    return text or segment.source


def _blocks(
    reading: Reading, field: StreamField, texts: Mapping[str, str], dropped: frozenset[str]
) -> list[dict[str, Any]]:
    """Return the blocks of the source with translated words, and behind each what only the translation has there."""
    name = field.name
    old = _texts_by_path(field, reading.blocks[name])

    def translate(text: Text) -> str:
        if text.is_rich:
            return _rich(reading, text, old.get(text.path, ""), texts, dropped)
        segment = reading.by_key.get(text.path)
        if segment is None:
            return old.get(text.path, text.value)
        return _plain(segment, texts.get(text.path, segment.target))

    translated = rewrite_blocks(field.stream_block, stored_blocks(reading.source, name), name, translate)
    return _with_own_blocks(field, translated, reading.blocks[name], texts, dropped, reading)


def _with_own_blocks(
    field: StreamField,
    translated: list[dict[str, Any]],
    target: list[dict[str, Any]],
    texts: Mapping[str, str],
    dropped: frozenset[str],
    reading: Reading,
) -> list[dict[str, Any]]:
    own = {item["id"]: item for item in translated}
    order = list(own)
    place = 0
    for item in target:
        if item["id"] in own:
            place = order.index(item["id"]) + 1
            continue
        if f"{field.name}.{item['id']}" in dropped:
            continue
        own[item["id"]] = _own_block(field, item, texts, reading)
        order.insert(place, item["id"])
        place += 1
    return [own[each] for each in order]


def _own_block(field: StreamField, item: dict[str, Any], texts: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    def write(text: Text) -> str:
        if not text.is_rich:
            return texts.get(text.path, text.value)
        template, pieces = cut(text.value)
        new = [_piece(reading.by_key.get(f"{text.path}#{number}"), texts, one) for number, one in enumerate(pieces)]
        return text.value if new == pieces else put_together(template, new)

    return rewrite_blocks(field.stream_block, [item], field.name, write)[0]


def _rich(reading: Reading, source: Text, old: str, texts: Mapping[str, str], dropped: frozenset[str]) -> str:
    """Return a rich text as its segments say it; where nobody changed one, it stays as it is, letter for letter."""
    template, pieces = cut(source.value)
    keys = [f"{source.path}#{number}" for number in range(len(pieces))]
    aligned = reading.extras[source.path]
    own = [(f"{source.path}#{State.OWN}{number}", extra) for number, extra in enumerate(aligned.own)]
    gone = [(f"{source.path}#{State.GONE}{number}", extra) for number, extra in enumerate(aligned.gone)]
    changed = [key for key in (*keys, *(key for key, _extra in (*own, *gone))) if key in texts or key in dropped]
    if old and not changed:
        return old
    extras = [
        Extra(_piece(reading.by_key[key], texts, extra.piece), extra.after)
        for key, extra in sorted((*own, *gone), key=lambda one: one[1].after)
        if key not in dropped and texts.get(key) != ""
    ]
    return put_together(template, [_piece(reading.by_key[key], texts, None) for key in keys], extras)


def _piece(segment: Segment | None, texts: Mapping[str, str], old: Piece | None) -> Piece:
    """Return the piece a segment now holds: what was typed, else its translation, else the source's."""
    if segment is None:
        return old or Piece("")
    kept = segment.target_piece or segment.source_piece or Piece("")
    if segment.key not in texts:
        return kept
    text = texts[segment.key]
    if not text:
        return segment.source_piece or Piece("")
    return piece_of(text, segment.markers, kept.container)


def _texts_by_path(field: StreamField, stored: list[dict[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}

    def collect(text: Text) -> str:
        found[text.path] = text.value
        return text.value

    rewrite_blocks(field.stream_block, stored, field.name, collect)
    return found
