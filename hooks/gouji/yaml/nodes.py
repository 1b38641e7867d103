"""YAML in which every key and value has its place.

A strict subset, read from the parser's events: UTF-8, one document, scalars of the YAML 1.2 core schema (``yes`` and
``no`` are text), no duplicate keys, no anchors, aliases or tags (so nothing can multiply or name a type), bounded in
size and depth. Reading events is as fast as loading values and leaves the places of all nodes, for errors that are
found later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from ruamel.yaml.reader import ReaderError

from gouji.messages.errors import FileError, Problem
from gouji.messages.message import Message, plain
from gouji.text.lazy import lazy_re
from gouji.text.source import Decoded
from gouji.text.spans import Span
from gouji.yaml import messages
from gouji.yaml.limits import MAX_BYTES
from gouji.yaml.syntax_errors import explain

MAX_DEPTH = 32
_SHOWN = 40

Scalar: TypeAlias = "str | int | float | bool | None"

_NULL = lazy_re(r"(null|Null|NULL|~|)\Z")
_TRUE = lazy_re(r"(true|True|TRUE)\Z")
_FALSE = lazy_re(r"(false|False|FALSE)\Z")
# Longer numbers stay text: Python before 3.11 takes quadratic time to convert them, and no pack needs them.
_INTEGER = lazy_re(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = lazy_re(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,3})?\Z")


_NOTHING = plain("")


class File(Struct, frozen=True):
    """A YAML file; ``path`` is shown to people, and ``instead`` where it has an anchor or alias."""

    path: str
    decoded: Decoded
    instead: Message = _NOTHING

    def problem(self, offset: int, message: Message) -> Problem:
        """A problem at an offset (code points from the start of the text)."""
        place = self.decoded.place(Span(offset, offset))
        return Problem(self.path, message, place.line, place.column)


class Node(Struct, frozen=True, eq=False):
    """A value and the range of its file in which it stands. Mappings keep the order of the file."""

    value: Scalar | tuple[Node, ...] | Mapping[str, MappingEntry]
    file: File
    start: int
    end: int

    @property
    def text(self) -> str:
        """The value, if it is a text; empty for anything else."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; empty for anything else."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def entries(self) -> Mapping[str, MappingEntry]:
        """The entries of a mapping; empty for anything else."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def source(self) -> str:
        """The text as it stands in the file."""
        return self.file.decoded.text[self.start : self.end]

    def get(self, key: str) -> Node | None:
        """The value of a key; None where there is no such key."""
        entry = self.entries.get(key)
        return entry.value if entry else None

    def at(self, *path: str | int) -> Node:
        """The node under keys and indices; where the path leads nowhere, the last node on it."""
        node = self
        for step in path:
            if isinstance(step, int):
                following = node.items[step] if step < len(node.items) else None
            else:
                following = node.get(step)
            if following is None:
                return node
            node = following
        return node

    def plain(self) -> object:
        """The value as scalars, lists and dictionaries."""
        if isinstance(self.value, tuple):
            return [item.plain() for item in self.value]
        if isinstance(self.value, Mapping):
            return {key: entry.value.plain() for key, entry in self.value.items()}
        return self.value

    def problem(self, message: Message, offset: int | None = None) -> Problem:
        """A problem with this node; in a text, ``offset`` is the index of the character that is wrong."""
        return self.file.problem(self.start if offset is None else self._source_offset(offset), message)

    def _source_offset(self, index: int) -> int:
        """Where the character of a text stands in the file: quotes, indentation and line breaks lie between."""
        text = self.file.decoded.text
        position = text.find("\n", self.start) if text[self.start] in "|>" else self.start + (text[self.start] in "'\"")
        for character in self.text[:index]:
            if character.isspace():
                continue  # folding may have put it there
            position = text.find(character, position, self.end) + 1
            if not position:
                return self.start  # written as an escape
        following = self.text[index : index + 1]
        while following and not following.isspace() and position < self.end and text[position].isspace():
            position += 1
        return position


class MappingEntry(Struct, frozen=True, eq=False):
    """A key and its value."""

    key: Node
    value: Node


def read(path: str, data: bytes, instead: Message = _NOTHING) -> Node:
    """The top of a YAML file, which is a mapping or a list; ``instead`` says what to do without anchors.

    Raises:
        FileError: it is not YAML of this subset; the problem states where and why.
    """
    file = File(path, _decoded(path, data), instead)
    try:
        return _document(file)
    except ReaderError as error:
        character = f"U+{ord(file.decoded.text[error.position]):04X}"
        raise FileError(file.problem(error.position, messages.YAML_CONTROL.fill(character=character))) from None
    except MarkedYAMLError as error:
        offset, message = explain(error, file.decoded.text)
        raise FileError(file.problem(offset, message)) from None


def short(text: str) -> str:
    """The beginning of a text, on one line, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _decoded(path: str, data: bytes) -> Decoded:
    if len(data) > MAX_BYTES:
        raise FileError(Problem(path, messages.YAML_TOO_BIG.fill(limit=f"{MAX_BYTES:,}")))
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        good = data.decode("utf-8-sig", "replace").partition("\N{REPLACEMENT CHARACTER}")[0]
        raise FileError(File(path, Decoded(good, "utf-8")).problem(len(good), messages.YAML_NOT_UTF8)) from None


def _document(file: File) -> Node:
    events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(file.decoded.text))
    first = next(event for event in events if not isinstance(event, (StreamStartEvent, DocumentStartEvent)))
    if isinstance(first, StreamEndEvent):
        raise FileError(file.problem(0, messages.YAML_EMPTY))
    top = _node(file, first, events, MAX_DEPTH)
    for event in events:
        if isinstance(event, DocumentStartEvent):
            raise FileError(file.problem(event.start_mark.index, messages.YAML_DOCUMENTS))
    if not isinstance(top.value, (tuple, Mapping)):
        raise FileError(
            file.problem(0, messages.YAML_EMPTY) if top.value is None else top.problem(messages.YAML_NO_MAPPING)
        )
    return top


def _node(file: File, event: Event, events: Iterator[Event], depth: int) -> Node:
    start = event.start_mark.index
    _refuse(file, event, start)
    if isinstance(event, ScalarEvent):
        return Node(_scalar(event), file, start, event.end_mark.index)
    if not depth:
        raise FileError(file.problem(start, messages.YAML_TOO_DEEP.fill(limit=MAX_DEPTH)))
    if isinstance(event, SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), SequenceEndEvent):
            items.append(_node(file, event, events, depth - 1))
        return Node(tuple(items), file, start, event.end_mark.index)
    entries: dict[str, MappingEntry] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        key = _key(file, event, entries)
        value = _node(file, next(events), events, depth - 1)
        if value.value is None and value.start == value.end:  # nothing: not on the line below, where the parser saw it
            value = replace(value, start=key.end, end=key.end)
        entries[str(key.value)] = MappingEntry(key, value)
    return Node(entries, file, start, event.end_mark.index)


def _key(file: File, event: Event, entries: Mapping[str, MappingEntry]) -> Node:
    start = event.start_mark.index
    _refuse(file, event, start)
    if not isinstance(event, ScalarEvent):
        raise FileError(file.problem(start, messages.YAML_KEY))
    if earlier := entries.get(event.value):
        line = file.decoded.place(Span(earlier.key.start, earlier.key.start)).line
        message = messages.YAML_DUPLICATE.fill(key=short(event.value), line=line)
        raise FileError(file.problem(start, message))
    return Node(event.value, file, start, event.end_mark.index)


def _refuse(file: File, event: Event, start: int) -> None:
    """No alias, anchor or tag: a pack means what stands there."""
    if isinstance(event, AliasEvent):
        raise FileError(file.problem(start, messages.YAML_ALIAS.fill(name=short(event.anchor), instead=file.instead)))
    if isinstance(event, NodeEvent) and event.anchor:
        raise FileError(file.problem(start, messages.YAML_ANCHOR.fill(name=short(event.anchor), instead=file.instead)))
    if isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent)) and event.tag:
        raise FileError(file.problem(start, messages.YAML_TAG))


def _scalar(event: ScalarEvent) -> Scalar:
    value: str = event.value
    if event.style:  # quoted or a block: text whatever it looks like
        return value
    if _NULL.match(value):
        return None
    if _TRUE.match(value) or _FALSE.match(value):
        return bool(_TRUE.match(value))
    if _INTEGER.match(value):
        return int(value)
    return float(value) if _FLOAT.match(value) else value
