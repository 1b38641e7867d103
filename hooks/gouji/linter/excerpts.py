"""What an output shows of a document that draws it: made while it is there, and only where it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from gouji.document.model import Cell, Document, Paragraph, Table
from gouji.findings.excerpts import CellExcerpt, Excerpts, TableExcerpt, WordsExcerpt
from gouji.findings.model import Finding
from gouji.forms.document_titles import line_of, titles
from gouji.forms.names import column_labels, row_labels
from gouji.forms.report import BoundTable, Report, has_cell
from gouji.messages.message import Message
from gouji.schema.info import Claims
from gouji.text.source import Decoded, Place
from gouji.text.spans import Text

_AROUND = 60
_LONGEST = 240
"""Characters that are shown before and after what is meant, and of that itself."""
_MOST_CELLS = 20_000
"""Cells of the tables of one document: a page of more would help nobody."""

_Address = tuple[str, str, str]
_Addresses = dict[int, tuple[_Address, Text]]
"""The address of each text of a cell, by its identity: equal texts stand in many cells."""


def excerpts(report: Report, claims: Claims | None, findings: Sequence[Finding]) -> Excerpts:
    """The title of a report, the tables of it that findings are about, and the words at their places."""
    title = next((line_of(line) for line in titles(report, claims)), "") if claims else ""
    return Excerpts(title, tuple(_tables(report, findings)), tuple(_words(report.document, findings)))


# ---- tables --------------------------------------------------------------------------------------------------------


def _tables(report: Report, findings: Sequence[Finding]) -> Iterator[TableExcerpt]:
    """In the order of the document, first those that stand in no grid of it; none of which no cell was read."""
    shown = list(_concerned(report, findings))
    addresses: _Addresses = {}
    names: dict[int, dict[str, Message]] = {}
    blocks = [block for block in report.document.blocks if isinstance(block, Table)]
    homes = {id(cell.text): number for number, block in enumerate(blocks) for cell in block.cells}
    room = _MOST_CELLS
    for table in shown:
        found = {id(fact.text): (_address(table, cell), fact.text) for cell, fact in table.facts.items()}
        standing = {key: each for key, each in found.items() if key in homes}
        addresses |= standing
        for number in {homes[key] for key in standing}:
            names.setdefault(number, {})[table.form.id] = table.form.name
        if found and not standing and (room := room - len(table.facts)) >= 0:
            yield _by_form(report, table)
    for number in sorted(names):
        if (room := room - len(blocks[number].cells)) >= 0:
            yield TableExcerpt(names[number], tuple(_drawn(report, each, addresses) for each in blocks[number].cells))


def _concerned(report: Report, findings: Sequence[Finding]) -> Iterator[BoundTable]:
    """The tables that findings name; of those that stand again, the ones in which any is."""
    ids = set(_named(findings))
    places = {finding.place for finding in findings if finding.place}
    for table in report.tables:
        if table.form.id in ids:
            yield table
            yield from (copy for copy in table.copies if _has_any(report, copy, places))


def _named(findings: Sequence[Finding]) -> Iterator[str | None]:
    for finding in findings:
        yield finding.where.table
        yield from (each.where.table for each in finding.related)
        yield from (each.where.table for each in finding.parts)


def _has_any(report: Report, table: BoundTable, places: Collection[Place]) -> bool:
    return any(report.source_place(fact.text.span()) in places for fact in table.facts.values())


def _address(table: BoundTable, cell: tuple[str, str]) -> _Address:
    return (table.form.id, *cell)


def _drawn(report: Report, cell: Cell, addresses: Mapping[int, tuple[_Address, Text]]) -> CellExcerpt:
    address, text = addresses.get(id(cell.text), (None, None))
    place = report.source_place(text.span()) if text else None
    return CellExcerpt(
        cell.text.value, cell.row, cell.column, cell.row_span, cell.column_span, address=address, place=place
    )


def _by_form(report: Report, table: BoundTable) -> TableExcerpt:
    """A table that was flattened: its labels are those of the form."""
    rows, columns = row_labels(table.form), column_labels(table.form)
    heads = [CellExcerpt(columns[column], 0, at) for at, column in enumerate(table.columns, 1)]
    cells = [CellExcerpt("", 0, 0), *heads]
    for down, row in enumerate(table.rows, 1):
        cells.append(CellExcerpt(rows[row], down, 0))
        for at, column in enumerate(table.columns, 1):
            fact = table.facts.get((row, column))
            known = fact or has_cell(table.of, row, column)
            text, place = (fact.text.value, report.source_place(fact.text.span())) if fact else ("", None)
            address = _address(table, (row, column)) if known else None
            cells.append(CellExcerpt(text, down, at, address=address, place=place))
    return TableExcerpt({table.form.id: table.form.name}, tuple(cells))


# ---- words ---------------------------------------------------------------------------------------------------------


def _words(document: Document, findings: Sequence[Finding]) -> Iterator[WordsExcerpt]:
    """Those of findings about the text; a line of the file would show them among its markup."""
    if document.decoded is None:
        return
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.text.pieces]
    texts.sort(key=_start)
    for place in dict.fromkeys(finding.place for finding in findings if finding.place):
        words = _at(place, texts, document.decoded)
        if words:
            yield words


def _start(text: Text) -> int:
    return text.pieces[0].start


def _at(place: Place, texts: Sequence[Text], decoded: Decoded) -> WordsExcerpt | None:
    """``texts`` are in the order of the source."""
    span = decoded.span(place)
    number = bisect_right(texts, span.start, key=_start) - 1
    if number < 0 or texts[number].pieces[-1].end < span.start:
        return None
    text = texts[number]
    start = _index(text, span.start)
    return _excerpt(place, text.value, start, max(start, _index(text, span.end)))


def _index(text: Text, offset: int) -> int:
    """Where the character that was read from an offset of the source stands in the text, or the next one."""
    number = bisect_right(text.pieces, offset, key=lambda piece: piece.end)
    if number == len(text.pieces):
        return len(text.value)
    piece = text.pieces[number]
    is_exact = piece.length == piece.end - piece.start
    return piece.at + (max(offset - piece.start, 0) if is_exact else 0)


def _excerpt(place: Place, value: str, start: int, end: int) -> WordsExcerpt:
    cut = min(end, start + _LONGEST)
    left, right = value[max(start - _AROUND, 0) : start], value[cut : cut + _AROUND]
    before = f"…{left}" if start > _AROUND else left
    after = f"{right}…" if cut + _AROUND < len(value) else right
    return WordsExcerpt(place, before, value[start:cut], after)
