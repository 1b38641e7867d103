"""Titles that are no paragraphs of their own, made so: the blocks of a document as a form wants to see them.

A title may stand in a row of the table under it, run on into the text, or be broken in two by the end of a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block, Cell, Paragraph, Table
from gouji.forms.sections.titles import EXACT, likeness, longest, read_title, words
from gouji.schema.sections import SectionForm
from gouji.text.lazy import lazy_re
from gouji.text.normalize import fold
from gouji.text.spans import Text, join

_END_OF_TITLE = lazy_re(r"[。：:；;.\s]")
_LACKING = 0.1
"""What is so like words has at least 0.95 / (2 - 0.95) of their letters, which is 0.904."""

Lead = Callable[[str, Sequence[SectionForm]], str]
"""The number above with which the number of one of some sections begins."""


def with_titles(blocks: Sequence[Block], wanted: Sequence[SectionForm], lead: Lead | None = None) -> tuple[Block, ...]:
    """The blocks, with every title of the ``wanted`` sections a paragraph of its own."""
    titles = _Titles(tuple(wanted), lead)
    return tuple(_joined([part for block in blocks for part in _parts(block, titles)], titles))


def _parts(block: Block, titles: _Titles) -> Iterator[Block]:
    if isinstance(block, Table):
        yield from _cut(block, titles)
    elif isinstance(block, Paragraph):
        yield from _run_in(block, titles)
    else:
        yield block


class _Titles(Struct, frozen=True, dict=True):
    """The titles of some sections. ``lead`` is what may stand before their numbers."""

    wanted: tuple[SectionForm, ...]
    lead: Lead | None

    @cached_property
    def _wordings(self) -> Mapping[str, Sequence[tuple[frozenset[str], float]]]:
        """The letters of each wording, and how many of them one of :data:`EXACT` likeness may lack.

        Each stands under one letter more than it may lack, so that a text which has none of these lacks too many; under
        none where it may lack all.
        """
        known = {words(each, form.connectives) for form in self.wanted for each in (form.title, *form.titles)}
        common = Counter(letter for each in known for letter in set(each))
        found: dict[str, list[tuple[frozenset[str], float]]] = {}
        for each in known:
            lacking = _LACKING * len(each)
            rare = sorted(set(each), key=lambda letter: (common[letter], -ord(letter)))
            for letter in rare[: int(lacking) + 1] if len(rare) > lacking else [""]:
                found.setdefault(letter, []).append((frozenset(each), lacking))
        return found

    def may_be_in(self, letters: frozenset[str]) -> bool:
        """Whether a text of these letters, or any part of it, may have the very words of one."""
        return "" in self._wordings or any(
            len(wording - letters) <= lacking
            for letter in self._wordings.keys() & letters
            for wording, lacking in self._wordings[letter]
        )

    def has(self, text: Text, *, numbered: bool = False) -> bool:
        """Whether a text has the very words of one, with a number where one is asked for."""
        before = len(self.lead(text.value, self.wanted)) if self.lead else 0
        own = text.part(before, len(text.value)) if before else text
        heading = read_title(Paragraph(own), 0, self.wanted).heading
        too_long = len("".join(heading.title.split())) > longest(self.wanted)
        if too_long or (numbered and heading.number is None):
            return False
        return any(likeness(heading.title, section) >= EXACT for section in self.wanted)


def _run_in(paragraph: Paragraph, titles: _Titles) -> Iterator[Block]:
    """A numbered title and the text that follows it on the same line."""
    text = paragraph.text
    most = 2 * longest(titles.wanted)
    ends = _END_OF_TITLE.finditer(text.value, 0, most) if titles.may_be_in(_letters(text.value[:most])) else ()
    for end in ends:
        rest = text.part(end.end(), len(text.value)).strip()
        title = text.part(0, end.start())
        if rest.value and titles.has(title, numbered=True):
            yield replace(paragraph, text=title)
            yield Paragraph(rest, page=paragraph.page)
            return
    yield paragraph


def _joined(blocks: Sequence[Block], titles: _Titles) -> Iterator[Block]:
    """Two paragraphs that are a title together, the first of them numbered, are one."""
    letters = [_letters(block.text.value) if isinstance(block, Paragraph) else frozenset() for block in blocks]
    index = 0
    while index < len(blocks):
        first, second = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
        possible = second is not None and titles.may_be_in(letters[index] | letters[index + 1])
        if possible and isinstance(first, Paragraph) and isinstance(second, Paragraph):
            together = join([first.text, second.text])
            if titles.has(together, numbered=True) and not titles.has(first.text):
                yield replace(first, text=together)
                index += 2
                continue
        yield first
        index += 1


@lru_cache(maxsize=1024)
def _letters(text: str) -> frozenset[str]:
    """The folded characters of a text: each is folded for itself."""
    return frozenset(fold("".join(set(text))).value)


def _cut(table: Table, titles: _Titles) -> Iterator[Block]:
    """A table cut at the rows that hold nothing but a title."""
    begun = 0
    for row, cells in enumerate(table.grid):
        filled = {cell.text.value: cell for cell in cells if cell is not None and cell.text.value.strip()}
        if len(filled) != 1:
            continue
        (cell,) = filled.values()
        if cell.row_span == 1 and titles.has(cell.text) and not _reaches_over(table, row):
            yield from _rows(table, begun, row)
            yield Paragraph(cell.text.strip(), page=table.page)
            begun = row + 1
    yield from _rows(table, begun, table.height) if begun else [table]


def _reaches_over(table: Table, row: int) -> bool:
    """Whether a cell from above reaches into the row, or one from the row below it."""
    return any(cell.row <= row < cell.row + cell.row_span and cell.row_span > 1 for cell in table.cells)


def _rows(table: Table, start: int, end: int) -> Iterator[Table]:
    cells = tuple(_moved(cell, start) for cell in table.cells if start <= cell.row < end)
    if cells:
        yield replace(table, cells=cells)


def _moved(cell: Cell, up: int) -> Cell:
    return replace(cell, row=cell.row - up)
