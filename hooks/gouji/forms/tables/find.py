"""The tables of the form, found in a document however they are set.

A table stands as the form prints it, or in one of its other layouts; else it was turned, its columns one below the
other, or cut between groups of columns into pieces that stand below each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Block
from gouji.forms.layouts import Shape, pieces, shapes, turned
from gouji.forms.report import BoundTable
from gouji.forms.tables.candidates import CandidateReading, Row, rows_of
from gouji.forms.tables.cell_reader import CellReader
from gouji.forms.tables.extract import TableMatch, read
from gouji.forms.tables.match_rows import Binding, bind
from gouji.schema.form import Form, TableForm


class BoundTables(Struct, frozen=True):
    """``tables`` in the order of the form; ``blocks`` are the blocks of the document that they are made of."""

    tables: tuple[BoundTable, ...]
    blocks: frozenset[int]


def bind_tables(
    blocks: Sequence[Block], headings: frozenset[int], form: Form, reading: CandidateReading
) -> BoundTables:
    """Finds every table of the form. ``headings`` are the blocks that are section headings."""
    cells = CellReader.of(form)
    rows = rows_of(blocks, headings, reading)
    upright = [_upright(table, rows, cells) for table in form.tables]
    if any(upright):  # else the document is something else, and no arrangement makes it a report
        upright = [_best_set(each, table, rows, cells) for each, table in zip(upright, form.tables, strict=True)]
    bound = [each for each in upright if each is not None]
    return BoundTables(tuple(each.table for each in bound), frozenset().union(*(each.blocks for each in bound)))


def _upright(table: TableForm, rows: Sequence[Row], cells: CellReader) -> TableMatch | None:
    """The table as forms print it."""
    binding = _best([bind(rows, shape) for shape in shapes(table)])
    return None if binding is None else read(binding, rows, cells)


def _best_set(bound: TableMatch | None, table: TableForm, rows: Sequence[Row], cells: CellReader) -> TableMatch | None:
    """The table as it was found or, where some of it was not, set otherwise: turned, or in pieces."""
    if bound is not None and bound.whole() and bound.most_read():
        return bound
    others = [each for shape in shapes(table) for each in (_turned(shape, rows, cells), *_pieced(shape, rows, cells))]
    found = [bound, *(each for each in others if each and each.most_read())]
    return max(found, key=lambda each: each.sure() if each else 0)


def _turned(shape: Shape, rows: Sequence[Row], cells: CellReader) -> TableMatch | None:
    binding = bind(rows, turned(shape))
    if binding is None:
        return None
    found = read(binding, rows, cells)
    table = found.table
    facts = {(fact.column, fact.row): replace(fact, row=fact.column, column=fact.row) for fact in table.facts.values()}
    upright = replace(
        table,
        rows=table.columns,
        columns=table.rows,
        facts=facts,
        missing_rows=table.missing_columns,
        missing_columns=table.missing_rows,
        labels=dict.fromkeys(table.columns, next(iter(table.labels.values()))),
    )
    return TableMatch(upright, found.blocks)


def _pieced(shape: Shape, rows: Sequence[Row], cells: CellReader) -> Iterator[TableMatch]:
    for way in pieces(shape):
        found: list[TableMatch] = []
        start = 0
        for piece in way:
            binding = bind(rows, piece, start)
            if binding is None:
                break
            found.append(read(binding, rows, cells))
            start = max(match.index for match in binding.rows) + 1
        else:
            blocks = frozenset().union(*(each.blocks for each in found))
            yield TableMatch(_whole(shape, [each.table for each in found]), blocks)


def _whole(shape: Shape, parts: Sequence[BoundTable]) -> BoundTable:
    """One table of its pieces."""
    missing = [row for row in parts[0].missing_rows if all(row in part.missing_rows for part in parts)]
    return replace(
        parts[0],
        columns=tuple(line.id for line in shape.columns),
        facts={address: fact for part in parts for address, fact in part.facts.items()},
        missing_rows=tuple(missing),
        missing_columns=tuple(column for part in parts for column in part.missing_columns),
        labels={row: label for part in reversed(parts) for row, label in part.labels.items()},
    )


def _best(bindings: list[Binding | None]) -> Binding | None:
    """The layout that explains most; the first one, which the form prefers, where several do."""
    found = [binding for binding in bindings if binding is not None]
    return max(found, key=lambda binding: (binding.score, -len(binding.shape.rows)), default=None)
