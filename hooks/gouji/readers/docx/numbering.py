"""Automatic numbers of a Word document: shown to its readers, but stored only as counters and patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.readers.docx.styles import ParagraphStyle, Styles
from gouji.readers.docx.xml import child, number, switched_on, value, w
from gouji.text.lazy import lazy_re
from gouji.text.list_numbers import numeral
from gouji.text.width import is_wide

_NUMBER = w("numPr")
_LEVELS = 9
_PLACEHOLDER = lazy_re(r"%([1-9])")


class _Level(Struct, frozen=True):
    """A level of a list: its pattern (``%1、``), the format of its own number, and how it counts.

    ``restarts_after`` is the deepest level (1-based) whose numbers make it start again, 0 for never.
    """

    pattern: str
    style: str
    start: int
    restarts_after: int
    all_decimal: bool
    gap: bool
    paragraph_style: str | None


class _List(Struct, frozen=True, dict=True):
    """A list instance (``w:num``): lists on one ``base`` count on from each other, except where they start anew.

    Documents define many more lists than they use: what one is like is read when it is first asked for.
    """

    base: str
    number: Element
    definition: Element

    @property
    def levels(self) -> tuple[_Level, ...]:
        """The levels, from the outermost on."""
        return self._read[0]

    @property
    def starts(self) -> dict[int, int]:
        """Where the levels start that start anew."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[tuple[_Level, ...], dict[int, int]]:
        found = {level.get(w("ilvl")): level for level in self.definition.iterfind(w("lvl"))}
        starts: dict[int, int] = {}
        for override in self.number.iterfind(w("lvlOverride")):
            depth = override.get(w("ilvl"), "")
            changed = child(override, "lvl")
            if changed is not None:
                found[depth] = changed
            start = number(override, "startOverride")
            if start is not None and depth.isdecimal() and int(depth) < _LEVELS:
                starts[int(depth)] = start
        return tuple(_read_level(found.get(str(depth)), depth) for depth in range(_LEVELS)), starts


class Numbering(Struct):
    """All lists of a document and where each has counted to. Ask for labels in document order, once a paragraph."""

    styles: Styles
    lists: dict[str, _List] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @property
    def counts_every_paragraph(self) -> bool:
        """Whether even a paragraph without properties has a number, and an empty one counts."""
        return bool(self.lists) and self.styles.of_paragraph({}).list_id is not None

    def label(self, properties: Mapping[str, Element], style: ParagraphStyle) -> str:
        """The number that a paragraph of this style with these properties (the children of its ``w:pPr``) shows.

        The blank after it is part of it; "" for none.
        """
        if not self.lists:
            return ""
        identifier, depth = self._position(properties, style)
        found = self.lists.get(identifier or "")
        if found is None or identifier is None or not 0 <= depth < len(found.levels):
            return ""
        counters = self._counters.setdefault(found.base, [None] * _LEVELS)
        if identifier not in self._begun:
            self._begun.add(identifier)
            for level, start in found.starts.items():
                counters[level] = start - 1
        own = found.levels[depth]
        previous = counters[depth]
        counters[depth] = own.start if previous is None else previous + 1
        for deeper in range(depth + 1, len(found.levels)):
            if depth < found.levels[deeper].restarts_after:
                counters[deeper] = found.starts[deeper] - 1 if deeper in found.starts else None
        return _shown(found.levels, counters, own)

    def _position(self, properties: Mapping[str, Element], style: ParagraphStyle) -> tuple[str | None, int]:
        """List and level of a paragraph, from itself or from its style."""
        own = properties.get(_NUMBER)
        identifier, depth = (None, None) if own is None else (value(own, "numId"), number(own, "ilvl"))
        if identifier is not None:
            return identifier, depth or 0
        identifier = style.list_id
        if depth is None and identifier in self.lists:
            levels = enumerate(self.lists[identifier].levels)
            depth = next((index for index, level in levels if level.paragraph_style in style.names), style.list_level)
        return identifier, depth or 0


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists in ``numbering.xml``; none where the document has no such part."""
    if root is None:
        return Numbering(styles)
    bases = {base.get(w("abstractNumId"), ""): base for base in root.iter(w("abstractNum"))}
    bases_of = {num.get(w("numId"), ""): value(num, "abstractNumId") or "" for num in root.iter(w("num"))}
    lists = {}
    for num in root.iter(w("num")):
        identifier = num.get(w("numId"), "")
        base = _linked(bases_of[identifier], bases, bases_of, styles)
        if base in bases:
            lists[identifier] = _List(base, num, bases[base])
    return Numbering(styles, lists)


def _linked(base: str, bases: dict[str, Element], bases_of: dict[str, str], styles: Styles) -> str:
    """The list definition itself where one only names a list style (``w:numStyleLink``) that has it."""
    link = value(bases.get(base), "numStyleLink")
    identifier = styles.named(link).list_id
    return bases_of.get(identifier, base) if identifier else base


def _read_level(level: Element | None, depth: int) -> _Level:
    start, restart = number(level, "start"), number(level, "lvlRestart")
    return _Level(
        pattern=value(level, "lvlText") or "",
        style=_style(level),
        start=1 if start is None else start,
        restarts_after=depth if restart is None else min(restart, depth),
        all_decimal=bool(switched_on(level, "isLgl")),
        gap=value(level, "suff") != "nothing",
        paragraph_style=value(level, "pStyle"),
    )


def _style(level: Element | None) -> str:
    """The number format. A newer one that older programs don't know stands beside a fallback: that is read."""
    plain = value(level, "numFmt")
    if plain is not None or level is None:
        return plain or "decimal"
    return next((found.get(w("val"), "decimal") for found in reversed(list(level.iter(w("numFmt"))))), "decimal")


def _shown(levels: tuple[_Level, ...], counters: list[int | None], own: _Level) -> str:
    """The label: a level that was never counted shows its first number; bullets are left out."""
    if own.style == "bullet":
        return ""

    def counted(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        level, count = levels[index], counters[index]
        style = "decimal" if own.all_decimal and level.style != "none" else level.style
        return numeral(level.start if count is None else count, style)

    label = _PLACEHOLDER.sub(counted, own.pattern)
    narrow = label[-1:] and not is_wide(label[-1]) and label[-1] not in ")]"
    return f"{label} " if own.gap and narrow else label
