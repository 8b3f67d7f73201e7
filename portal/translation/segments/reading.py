"""Decides what a translator sees: each segment of a page with source, translation, what changed, and its state."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from . import markers as marking
from .aligning import Aligned, align, with_ids_of
from .pieces import Extra, Piece, cut
from .texts import Text, rewrite_blocks, stored_blocks, text_of_field, translated_fields
from .words_of_people import Words, tidy


class State(TextChoices):
    """How far a segment is."""

    MISSING = "missing", _("no translation")
    OUTDATED = "outdated", _("outdated")
    MACHINE = "machine", _("by machine, not confirmed")
    DONE = "done", _("translated")
    OPTIONAL = "optional", _("nothing to translate")
    OWN = "own", _("only in the translation")
    GONE = "gone", _("no longer in the source")


UNFINISHED = (State.MISSING, State.OUTDATED)


@dataclass
class Segment:
    """One text, or one paragraph of a rich text, in both languages, as editors read it."""

    text: Text
    key: str
    source: str
    target: str
    before: str = ""
    state: State = State.DONE
    is_approved: bool = False
    markers: list[marking.Marker] = field(default_factory=list)
    # Of a rich text: the stored piece of either language, which an unchanged segment keeps.
    source_piece: Piece | None = None
    target_piece: Piece | None = None
    # Of what stands only in the translation: the whole that is kept or dropped, a block or a paragraph.
    whole: str = ""

    @property
    def written(self) -> str:
        """Return what stands in the translator's box: nothing while the source's words are only a placeholder."""
        return "" if self.state == State.MISSING and self.target in (self.source, self.before) else self.target

    @property
    def has_changed(self) -> bool:
        """Say whether the source reads otherwise than when the translation was written."""
        return bool(self.before) and self.before != self.source

    @property
    def lacking(self) -> list[marking.Marker]:
        """Return the marks of the source that the translation lost; what was approved without them may stay."""
        if self.is_approved or not self.written or not self.source:
            return []
        return marking.lacking(self.target, self.markers)


@dataclass
class Reading:
    """A translation beside its source. ``basis`` is the source as it was when the translation was written."""

    source: Any
    target: Any
    basis: Any
    segments: list[Segment] = field(default_factory=list)
    by_key: dict[str, Segment] = field(default_factory=dict)
    # What the rich texts hold beyond their source, by path; and blocks that only the translation has, by field.
    extras: dict[str, Aligned] = field(default_factory=dict)
    blocks: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def in_state(self, *states: State) -> list[Segment]:
        """Return the segments in one of the states."""
        return [one for one in self.segments if one.state in states]

    @property
    def incomplete(self) -> list[Segment]:
        """Return what stands against submitting: missing, outdated, or without marks of its source."""
        return [one for one in self.segments if one.state in UNFINISHED or one.lacking]


def read(source: Any, target: Any, basis: Any, words: Words) -> Reading:
    """Return the segments of ``target``, a version of a translation, beside a version of its source."""
    reading = Reading(source, target, basis)
    for name in translated_fields(source):
        field_ = source._meta.get_field(name)
        if isinstance(field_, StreamField):
            _read_stream(reading, words, field_)
        else:
            found = [text_of_field(page, field_) if page is not None else None for page in (source, target, basis)]
            _read_text(reading, words, found[0], found[1], found[2])
    reading.by_key = {segment.key: segment for segment in reading.segments}
    return reading


def _read_stream(reading: Reading, words: Words, stream: StreamField) -> None:
    name = stream.name
    source = stored_blocks(reading.source, name)
    target = with_ids_of(source, stored_blocks(reading.target, name))
    basis = stored_blocks(reading.basis, name) if reading.basis is not None else None
    reading.blocks[name] = target
    target_texts, basis_texts = _texts(stream, target), _texts(stream, basis or [])
    for text in _texts(stream, source).values():
        was = basis_texts.get(text.path) if basis is not None else None
        _read_text(reading, words, text, target_texts.pop(text.path, None), was)
    here = {item["id"] for item in source}
    before = {item["id"] for item in basis or []}
    for text in target_texts.values():
        block = text.path.split(".")[1]
        if block not in here:
            state = State.GONE if block in before else State.OWN
            _read_extra_text(reading, text, state, f"{name}.{block}")


def _texts(stream: StreamField, stored: list[dict[str, Any]]) -> dict[str, Text]:
    found: dict[str, Text] = {}

    def collect(text: Text) -> str:
        found[text.path] = text
        return text.value

    rewrite_blocks(stream.stream_block, stored, stream.name, collect)
    return found


def _read_text(reading: Reading, words: Words, source: Text | None, target: Text | None, basis: Text | None) -> None:
    if source is None:
        return
    if source.is_rich:
        _read_rich(reading, words, source, target, basis)
        return
    before = tidy(basis.value) if basis is not None else ""
    segment = Segment(source, source.path, tidy(source.value), tidy(target.value) if target else "", before)
    segment.is_approved = bool(segment.target) and segment.target in words.approved
    _decide(reading, words, segment)


def _read_rich(reading: Reading, words: Words, source: Text, target: Text | None, basis: Text | None) -> None:
    pieces = cut(source.value)[1]
    aligned = align(pieces, cut(basis.value)[1] if basis is not None else None, cut(target.value)[1] if target else [])
    reading.extras[source.path] = aligned
    for number, piece in enumerate(pieces):
        marks: list[marking.Marker] = []
        before, translated = aligned.before[number], aligned.targets[number]
        segment = Segment(
            source,
            f"{source.path}#{number}",
            marking.shown(piece, marks, is_source=True),
            marking.shown(translated, marks) if translated else "",
            marking.shown(before, list(marks), is_source=True) if before else "",
            markers=marks,
            source_piece=piece,
            target_piece=translated,
        )
        segment.is_approved = translated is not None and translated.html in words.approved
        _decide(reading, words, segment)
    for state, extras in ((State.OWN, aligned.own), (State.GONE, aligned.gone)):
        for number, extra in enumerate(extras):
            _add_extra(reading, source, f"{source.path}#{state}{number}", extra, state)


def _add_extra(reading: Reading, text: Text, key: str, extra: Extra, state: State, whole: str = "") -> None:
    marks: list[marking.Marker] = []
    shown = marking.shown(extra.piece, marks)
    segment = Segment(text, key, "", shown, state=state, markers=marks, target_piece=extra.piece, whole=whole or key)
    reading.segments.append(segment)


def _read_extra_text(reading: Reading, text: Text, state: State, whole: str) -> None:
    if text.is_rich:
        for number, piece in enumerate(cut(text.value)[1]):
            _add_extra(reading, text, f"{text.path}#{number}", Extra(piece), state, whole)
    elif text.value:
        reading.segments.append(Segment(text, text.path, "", tidy(text.value), state=state, whole=whole))


def _decide(reading: Reading, words: Words, segment: Segment) -> None:
    """Give a segment its state and put it into the reading."""
    segment.state = _state(words, segment)
    reading.segments.append(segment)


def _state(words: Words, segment: Segment) -> State:
    if not segment.source:
        return State.OWN if segment.target else State.OPTIONAL
    if segment.target and words.stood_for(segment.source, segment.target):
        return State.DONE
    if not segment.is_approved and _is_untranslated(segment):
        return State.MISSING
    if words.is_by_machine(segment.target):
        return State.MACHINE
    segment.before = words.said_before(segment.source, segment.target) or segment.before
    return State.OUTDATED if segment.has_changed else State.DONE


def _is_untranslated(segment: Segment) -> bool:
    """Say whether nothing was written: no text, or the source's own words, unless they are digits and signs alone."""
    if segment.target not in ("", segment.source, segment.before):
        return False
    if segment.key == "slug" and segment.target.isascii() and segment.target:
        return False
    return not segment.target or any(map(str.isalpha, segment.target))
