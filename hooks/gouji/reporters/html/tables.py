"""Tables as they stand in the document, with what is wrong marked and what should stand there beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from gouji.findings.excerpts import CellExcerpt, TableExcerpt
from gouji.reporters.html import messages
from gouji.reporters.html.marks import Mark, Marks
from gouji.reporters.html.page import Page
from gouji.reporters.html.writing import shown
from gouji.reporters.shared.wording import SEVERITIES

_LONG = 60
"""Rows from which on a table has only those that findings are about."""
_CELL = 200
"""Characters of a cell that are shown."""


def table(page: Page, excerpt: TableExcerpt, marks: Marks, unit: str, title: str) -> Iterator[str]:
    """A table; ``unit`` begins the ids of the findings of its file, ``title`` is the id of the heading above it.

    On paper it has only the rows that findings are about: cells that span others stand there twice, one for each.
    """
    height = max((cell.row + cell.row_span for cell in excerpt.cells), default=0)
    kept = _kept(excerpt, marks, height)
    drawn = kept if page.detail != "whole" or height > _LONG else frozenset(range(height))
    drawing = _Drawing(page, marks, unit, _kinds(excerpt), drawn, kept)
    yield f'<div class="s" tabindex="0" role="group" aria-labelledby="{title}"><table>\n'
    by_row: dict[int, list[CellExcerpt]] = {row: [] for row in sorted(drawn)}
    for cell in excerpt.cells:
        for row in _firsts(cell, drawn, kept):
            by_row[row].append(cell)
    for row, cells in by_row.items():
        paper = "" if row in kept else " class=x"
        ordered = sorted(cells, key=lambda cell: cell.column)
        yield f"<tr{paper}>" + "".join(drawing.cell(cell, row) for cell in ordered) + "\n"
    yield "</table></div>\n"
    if len(kept) < height:
        only = "aside" if drawn == kept else "aside po"
        yield f'<p class="{only}">{page.say(messages.ROWS_LEFT_OUT, shown=len(kept), count=height)}</p>\n'


def _kept(excerpt: TableExcerpt, marks: Marks, height: int) -> frozenset[int]:
    """The header and the rows with something that is marked; without any, all or as many as are shown of a long one."""
    first = min((cell.row for cell in excerpt.cells if cell.address), default=0)
    marked = {cell.row for cell in excerpt.cells if marks.on(cell)}
    return frozenset({*range(first), *marked} if marked else range(min(height, _LONG)))


def _firsts(cell: CellExcerpt, *shown: frozenset[int]) -> Collection[int]:
    """The rows in which a cell is written: the first of its own that is shown, on the screen and on paper."""
    rows = range(cell.row, cell.row + cell.row_span)
    found = (next((row for row in rows if row in some), None) for some in shown)
    return {row for row in found if row is not None}


def _kinds(excerpt: TableExcerpt) -> Mapping[int, str]:
    """What each cell is: ``value``, or a label of its row or column."""
    firsts: dict[int, int] = {}  # the first column with a value, by row
    for cell in excerpt.cells:
        if cell.address:
            for row in range(cell.row, cell.row + cell.row_span):
                firsts[row] = min(firsts.get(row, cell.column), cell.column)
    top = min(firsts, default=0)
    return {id(cell): _kind(cell, firsts, top) for cell in excerpt.cells}


def _kind(cell: CellExcerpt, firsts: Mapping[int, int], top: int) -> str:
    if cell.address or not cell.text.strip():
        return "value"
    if cell.row < top:
        return "colgroup" if cell.column_span > 1 else "col"
    if cell.row in firsts and cell.column < firsts[cell.row]:
        return "rowgroup" if cell.row_span > 1 else "row"
    return "value"


class _Drawing(Struct, frozen=True):
    """How the cells of a table are written: ``drawn`` are its rows on the screen, ``kept`` those on paper."""

    page: Page
    marks: Marks
    unit: str
    kinds: Mapping[int, str]
    drawn: frozenset[int]
    kept: frozenset[int]

    def cell(self, cell: CellExcerpt, row: int) -> str:
        """A cell that is written in a row: once, or once for the screen and once for paper."""
        screen, paper = (_span(cell, shown) if _is_first(cell, row, shown) else 0 for shown in (self.drawn, self.kept))
        if screen == paper or (screen and row not in self.kept):
            return self._written(cell, screen, "")
        return "".join(self._written(cell, span, kind) for span, kind in ((screen, "so"), (paper, "po")) if span)

    def _written(self, cell: CellExcerpt, span: int, only: str) -> str:
        said = self.marks.on(cell)
        kind = self.kinds[id(cell)]
        names = [only] if only else []
        if said:
            names += [said[0].kind[0], said[0].severity]
        elif kind == "value" and self.marks.crosses(cell):
            names.append("q")
        classes = f' class="{" ".join(names)}"' if len(names) > 1 else f" class={names[0]}" if names else ""
        spans = f" rowspan={span}" if span > 1 else ""
        spans += f" colspan={cell.column_span}" if cell.column_span > 1 else ""
        if kind != "value":
            return f"<th scope={kind}{classes}{spans}>{_text(cell)}"
        return f"<td{classes}{spans}>{_said(self.page, cell, said, self.unit) if said else _text(cell)}"


def _span(cell: CellExcerpt, shown: frozenset[int]) -> int:
    """How many of the rows that are shown it reaches over."""
    return sum(row in shown for row in range(cell.row, cell.row + cell.row_span))


def _is_first(cell: CellExcerpt, row: int, shown: frozenset[int]) -> bool:
    return row in shown and not any(each in shown for each in range(cell.row, row))


def _text(cell: CellExcerpt) -> str:
    text = " ".join(cell.text.split())
    return shown(text if len(text) <= _CELL else f"{text[:_CELL]}…")


def _said(page: Page, cell: CellExcerpt, said: list[Mark], unit: str) -> str:
    """What stands in the cell, what should, and links to the findings that say so."""
    expected = next((mark.expected for mark in said if mark.expected is not None), None)
    written = _text(cell) or f"<i>{page.say(messages.BLANK)}</i>"
    if expected is not None and said[0].kind != "named":
        doubt = "?" if said[0].kind == "perhaps" else ""
        written = f"<del>{written}</del> → <ins>{shown(expected)}{doubt}</ins>"
    return written + "".join(f" {_link(page, mark, unit)}" for mark in said)


def _link(page: Page, mark: Mark, unit: str) -> str:
    name = page.say(messages.SEE, number=mark.number, severity=SEVERITIES[mark.severity])
    return f'<a href="#{unit}-{mark.number}" aria-label="{name}">{mark.number}</a>'
