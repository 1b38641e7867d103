"""The same report as PDF: paragraphs set in lines that run on over pages, tables ruled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pdf_files import HEIGHT, MEASURE, PITCH, TOP, Sheet, pdf

from support.blocks import Grid, Slot, upper_left_corners
from support.render import SampleReport, printed

_LINES = (HEIGHT - 2 * TOP) // PITCH
_INDENT = "　　"
_SMALL, _LEADING, _PADDING = 7.0, 9.0, 3.0
_NARROW = 40.0
_WORD = re.compile(r"[0-9０-９A-Za-z,，./-]+|.")
_LABEL_COLUMNS = {"requests": (46.0, 46.0, 110.0)}
_X = 40.0


def as_pdf(report: SampleReport, *, ruled: bool = True) -> bytes:
    """Pages of A4; every table begins on a page of its own."""
    return pdf(*sheets_of(report, ruled=ruled))


def sheets_of(report: SampleReport, *, ruled: bool = True) -> list[Sheet]:
    """The pages of the report, its tables with lines or without."""
    tables = printed(report)
    sheets: list[Sheet] = []
    lines = [report.title, *_set(report.preamble)]
    for section in report.sections:
        lines += [section.heading, *_set(section.paragraphs)]
        if section.id in tables:
            sheets += [*_pages(lines), *_table(tables[section.id], _LABEL_COLUMNS.get(section.id, ()), ruled=ruled)]
            lines = []
    return [*sheets, *_pages(lines)]


def _set(paragraphs: Sequence[str]) -> Iterator[str]:
    """The lines of paragraphs, the first of each standing in by two characters."""
    for paragraph in paragraphs:
        text = _INDENT + paragraph
        yield from (text[start : start + MEASURE] for start in range(0, len(text), MEASURE))


def _pages(lines: Sequence[str]) -> Iterator[Sheet]:
    for start in range(0, len(lines), _LINES):
        yield Sheet().lines(*lines[start : start + _LINES])


def _table(grid: Grid, labels: Sequence[float], *, ruled: bool) -> Iterator[Sheet]:
    """A table on a page; its rows are as high as their labels need."""
    width = sum(slot.columns for slot in grid[0])
    edges = list(accumulate([*labels, *[_NARROW if labels else 500 / width] * (width - len(labels))], initial=_X))
    placed = list(upper_left_corners(grid))
    heights = [_LEADING + 2 * _PADDING] * len(grid)
    for row, column, slot in placed:
        needed = len(_wrapped(slot, edges, column)) * _LEADING + 2 * _PADDING
        spanned = range(row, row + slot.rows)
        heights[row + slot.rows - 1] += max(0.0, needed - sum(heights[index] for index in spanned))
    tops = list(accumulate(heights, initial=float(TOP)))
    sheet = Sheet()
    for row, column, slot in placed:
        left, right, top, bottom = edges[column], edges[column + slot.columns], tops[row], tops[row + slot.rows]
        if ruled:
            sheet.grid([left, right], [top, bottom])
        for index, line in enumerate(_wrapped(slot, edges, column)):
            sheet.text(left + _PADDING, top + _PADDING + index * _LEADING, line, size=_SMALL)
    yield sheet


def _wrapped(slot: Slot, edges: Sequence[float], column: int) -> list[str]:
    """The lines of a cell; a figure is never broken."""
    room = (edges[column + slot.columns] - edges[column] - 2 * _PADDING) / _SMALL
    lines: list[str] = []
    for word in _WORD.findall(slot.text):
        if lines and _width(lines[-1] + word) <= room:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


def _width(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)
