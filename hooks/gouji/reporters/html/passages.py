"""A passage beside the one that it repeats, with what differs marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import Indel

from gouji.findings.model import Finding
from gouji.messages.message import Message
from gouji.reporters.html import messages
from gouji.reporters.html.writing import shown

_LONGEST = 6000
"""Characters that are compared: of two longer ones the ends are left out."""
_SHORT = 2
"""So few equal characters between differences make them one: what is alike by chance helps nobody."""
_ENDS = 100
"""Of an equal stretch of three times as many characters, so many are shown at each end."""
_COPIED = 6
"""Fewer equal characters are nobody's copy."""


class Stretch(Struct, frozen=True):
    """A part of both passages: ``same``, or what stands there in each, which may be nothing in one of them."""

    same: bool
    copy: str
    origin: str


def origin_of(finding: Finding) -> Message:
    """What the passage beside that of a finding is called, of which it may not be known to be the origin."""
    return messages.SAME if finding.confidence == "ambiguous" else messages.ORIGIN


def stretches(copy: str, origin: str) -> Iterator[Stretch]:
    """Two passages in parts that are equal or differ, by turns."""
    copy, origin = copy[:_LONGEST], origin[:_LONGEST]
    pending: Stretch | None = None
    for stretch in _raw(copy, origin):
        if pending is None:
            pending = stretch
        elif pending.same == stretch.same:
            pending = Stretch(pending.same, pending.copy + stretch.copy, pending.origin + stretch.origin)
        else:
            yield pending
            pending = stretch
    if pending:
        yield pending


def _raw(copy: str, origin: str) -> Iterator[Stretch]:
    """Neighbours may be of a kind. An equal stretch that is short counts as a difference, unless it is at an end."""
    operations = list(Indel.opcodes(copy, origin))
    for number, each in enumerate(operations):
        inner = 0 < number < len(operations) - 1
        same = each.tag == "equal" and not (inner and each.src_end - each.src_start <= _SHORT)
        yield Stretch(same, copy[each.src_start : each.src_end], origin[each.dest_start : each.dest_end])


def halves(copy: str, origin: str, *, copied: bool = False) -> tuple[str, str]:
    """Both passages as HTML. What differs is marked; of those that have little in common, what was ``copied`` is."""
    found = list(stretches(copy, origin))
    if copied:
        found = [replace(each, same=not (each.same and len(each.copy) >= _COPIED)) for each in found]
    return _half((each.same, each.copy) for each in found), _half((each.same, each.origin) for each in found)


def _half(parts: Iterable[tuple[bool, str]]) -> str:
    """Parts, each plain or marked."""
    return "".join(_elided(text) if bare else f"<mark>{shown(text)}</mark>" for bare, text in parts if text)


def _elided(text: str) -> str:
    if len(text) <= 3 * _ENDS:
        return shown(text)
    return f'{shown(text[:_ENDS])}<span class="cut">…</span>{shown(text[-_ENDS:])}'
