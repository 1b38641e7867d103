"""The tables of the form, found in a document and read cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.document import Block
from gouji.forms import values
from gouji.forms.binding import Binding, RowMatch, bind, header_likeness
from gouji.forms.columns import Assignment, Columns, assign, count_values, read_header
from gouji.forms.labels import SURE, best, fold
from gouji.forms.report import Address, Fact, LaidTable, Value
from gouji.forms.rows import Reading, Row, rows_of
from gouji.forms.shape import Shape, shapes
from gouji.packs.schema import Form, TableForm
from gouji.text import Text

_HEADER = 0.6
"""Share of header labels from which a row inside a table is a repeated header."""


@dataclass(frozen=True)
class LaidTables:
    """``tables`` in the order of the form; ``blocks`` are the blocks of the document that they are made of."""

    tables: tuple[LaidTable, ...]
    blocks: frozenset[int]


@dataclass(frozen=True)
class CellReader:
    """Reads cells as the form says: what stands for a value, what may follow one."""

    placeholders: frozenset[str]
    units: frozenset[str]

    @classmethod
    def of(cls, form: Form) -> CellReader:
        """The reader for a form."""
        return cls(frozenset(map(values.squeeze, form.placeholders)), frozenset(map(values.squeeze, form.units)))

    def value(self, text: str) -> Value:
        """What a cell says."""
        return values.parse(text, self.placeholders, self.units)

    def is_value(self, text: str) -> bool:
        """Whether a text would be read as a value or a placeholder."""
        return self.value(text).state in ("number", "placeholder")


def table_labels(form: Form) -> frozenset[str]:
    """Folded labels of all rows and groups of rows, in all layouts."""
    return frozenset(
        label
        for table in form.tables
        for shape in shapes(table)
        for line in shape.rows
        for label in (*line.labels, *line.groups)
        if label
    )


def lay_tables(blocks: Sequence[Block], headings: frozenset[int], form: Form) -> LaidTables:
    """Finds every table of the form. ``headings`` are the blocks that are section headings."""
    cells = CellReader.of(form)
    candidates = {table.id: shapes(table) for table in form.tables}
    lines = [line for shape in candidates.values() for line in shape[0].rows]
    labels = tuple(dict.fromkeys(label for line in lines for label in (*line.labels, *sorted(line.groups))))
    headers = tuple(dict.fromkeys(label for shape in candidates.values() for label in shape[0].header))
    reading = Reading(
        cells.is_value,
        lambda text: best(fold(text), labels) >= SURE,
        lambda text: best(fold(text), headers) >= SURE,
    )
    rows = rows_of(blocks, headings, reading)
    laid = []
    used: set[int] = set()
    for table in form.tables:
        binding = _best([bind(rows, shape) for shape in candidates[table.id]])
        if binding is not None:
            laid.append(_read(table, binding, rows, cells))
            used.update(_blocks(binding, rows))
    return LaidTables(tuple(laid), frozenset(used))


def _best(bindings: list[Binding | None]) -> Binding | None:
    """The layout that explains most; the first one, which the form prefers, where several do."""
    found = [binding for binding in bindings if binding is not None]
    return max(found, key=lambda binding: (binding.score, -len(binding.shape.rows)), default=None)


def _blocks(binding: Binding, rows: Sequence[Row]) -> Iterator[int]:
    indices = [*binding.titles, *binding.header, *(match.index for match in binding.rows)]
    used = rows[min(indices) : max(indices) + 1]
    return (block for row in used if row.slots for block in range(row.block, row.last_block + 1))


def _read(table: TableForm, binding: Binding, rows: Sequence[Row], cells: CellReader) -> LaidTable:
    shape = binding.shape
    facts: dict[Address, Fact] = {}
    present: set[str] = set()
    columns: Columns | None = None
    width = 0
    for group in _grids(binding, rows):
        header = _header_of(group, binding, rows)
        data = [(rows[match.index], match.values) for match in group]
        count = count_values(data)
        before, width = width, max(row.slots[-1].end for row, _ in data)
        columns = (
            read_header([rows[index] for index in header], shape.columns, count)
            or (columns if width == before else None)
            or _again(columns, shape)
        )
        columns = _completed(columns, count, shape)
        present |= set(columns.order)
        for match, assignment in zip(group, assign(data, columns), strict=True):
            facts |= _facts(shape, match, assignment, rows[match.index], cells)
    found = {match.line.id for match in binding.rows}
    return LaidTable(
        form=table,
        layout=shape.layout,
        rows=tuple(line.id for line in shape.rows),
        columns=tuple(line.id for line in shape.columns),
        facts=facts,
        missing_rows=tuple(line.id for line in shape.rows if line.id not in found),
        missing_columns=tuple(line.id for line in shape.columns if line.id not in present),
        labels={match.line.id: _label(rows[match.index], match) for match in binding.rows},
    )


def _again(columns: Columns | None, shape: Shape) -> Columns:
    """Where a piece of a table has no header: the order of the piece before, else that of the form."""
    if columns is None:
        return Columns(tuple(line.id for line in shape.columns), headed=False)
    return Columns(columns.order, headed=columns.headed)


def _completed(columns: Columns, values: int, shape: Shape) -> Columns:
    """Where the header names fewer columns than the rows have values, and they have as many as the form: those."""
    lacking = len(columns.order) < values == len(shape.columns)
    return _again(None, shape) if lacking else columns


def _grids(binding: Binding, rows: Sequence[Row]) -> list[list[RowMatch]]:
    """The rows of the table by the grid that they stand in."""
    groups: list[list[RowMatch]] = []
    for match in binding.rows:
        if groups and rows[groups[-1][-1].index].grid == rows[match.index].grid:
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups


def _header_of(group: list[RowMatch], binding: Binding, rows: Sequence[Row]) -> list[int]:
    """The header rows above (or, in a cut table, between) the rows of one grid.

    A header that is itself cut by a page stands in two grids of the same width.
    """
    grid, width = rows[group[0].index].grid, rows[group[0].index].slots[-1].end
    data = {match.index for match in binding.rows}
    aligned = [index for index in binding.header if rows[index].grid == grid]
    if aligned and group[0] is binding.rows[0]:
        above = [index for index in binding.header if index < aligned[0] and rows[index].placed]
        return [index for index in above if rows[index].slots[-1].end == width] + aligned
    if aligned:
        return aligned
    repeated = [
        index
        for index in range(group[0].index, group[-1].index)
        if index not in data
        and rows[index].grid == grid
        and header_likeness(rows[index], binding.header_labels) >= _HEADER
    ]
    before = [index for index in range(max(0, group[0].index - 4), group[0].index) if rows[index].grid == grid]
    likely = [index for index in before if header_likeness(rows[index], binding.header_labels) >= _HEADER]
    if likely or repeated:
        return likely or repeated
    return list(binding.header) if group[0] is binding.rows[0] else []


def _facts(shape: Shape, match: RowMatch, assignment: Assignment, row: Row, cells: CellReader) -> dict[Address, Fact]:
    doubt = round(min(1.0, assignment.doubt + 1 - match.similarity), 3)
    end = row.slots[-1].text
    wanted = {line.id: line.values or shape.form.values for line in shape.columns}
    facts = {}
    for column, slot in assignment.cells.items():
        text = slot.text if slot else end.part(len(end.value), len(end.value))
        address = (match.line.id, column)
        facts[address] = Fact(shape.form.id, *address, text, cells.value(text.value), doubt, wanted[column])
    return facts


def _label(row: Row, match: RowMatch) -> Text:
    """The cell that names the row; of a row without a name, its first cell."""
    named = [index for index in row.filled if index < match.values]
    return row.slots[named[-1] if named else 0].text
