"""A table of the form read cell by cell, once its rows are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.equations.equation import Address
from gouji.forms.layouts import Shape
from gouji.forms.report import TOO_DOUBTFUL, BoundTable, Fact, has_cell
from gouji.forms.tables.assignment import Assignment, assign
from gouji.forms.tables.binding import Binding, RowMatch
from gouji.forms.tables.candidates import runs_on
from gouji.forms.tables.cell_reader import CellReader
from gouji.forms.tables.match_columns import Columns, count_values, read_header
from gouji.forms.tables.row import Row
from gouji.forms.tables.row_scores import header_likeness
from gouji.text.spans import Text

_HEADER = 0.6
"""Share of header labels from which a row inside a table is a repeated header."""
_ABOVE = 4
"""A header is looked for in so many rows above the first of a grid."""
_UNHEADED = 0.2
_SAID = frozenset({"number", "below", "none"})
"""States of values that say as much as a cell of figures may."""


class TableMatch(Struct, frozen=True):
    """A table as read, the blocks that it was read from, and which of all rows are its own.

    ``binding`` is None where the table was put together. Where it is ``turned``, the rows of ``table`` are columns of
    the form; but what it has beyond the form is as the form would have it. ``others`` are those that stand behind it
    where a table stands again.
    """

    table: BoundTable
    blocks: frozenset[int]
    rows: frozenset[int]
    binding: Binding | None = None
    turned: bool = False
    others: tuple[BoundTable, ...] = ()

    @property
    def tables(self) -> tuple[BoundTable, ...]:
        """The table and the others."""
        return (self.table, *self.others)

    def sure(self) -> int:
        """How many of its cells were read without much doubt."""
        facts = self.table.facts.values()
        return sum(fact.doubt <= TOO_DOUBTFUL and fact.value.state in _SAID for fact in facts)

    def most_read(self) -> bool:
        """Whether most of its cells could be read."""
        return 2 * self.sure() >= len(self.table.rows) * len(self.table.columns)

    def has_columns(self) -> bool:
        """Whether any of its columns was found: rows of other columns are another table's."""
        return not set(self.table.missing_columns).issuperset(self.table.columns)

    def whole(self) -> bool:
        """Whether nothing of it is missing."""
        return not (self.table.missing_rows or self.table.missing_columns)


def read(binding: Binding, rows: Sequence[Row], cells: CellReader) -> TableMatch:
    """The table that was bound."""
    own = frozenset(match.index for match in binding.rows)
    return TableMatch(_table(binding, rows, cells), _blocks(binding, rows), own, binding)


def _blocks(binding: Binding, rows: Sequence[Row]) -> frozenset[int]:
    indices = [*binding.titles, *binding.header, *(match.index for match in binding.rows)]
    first = min(indices)
    while first and rows[first - 1].slots and _is_of_header(rows[first - 1], binding.shape):
        first -= 1
    used = rows[first : max(indices) + 1]
    return frozenset(block for row in used if row.slots for block in row.blocks)


def _is_of_header(row: Row, shape: Shape) -> bool:
    """Whether a row is a broken label of the header: flattened, a long one takes several lines."""
    return not row.placed and all(any(row.folded[index] in label for label in shape.header) for index in row.filled)


def _table(binding: Binding, rows: Sequence[Row], cells: CellReader) -> BoundTable:
    shape = binding.shape
    facts: dict[Address, Fact] = {}
    present: set[str] = set()
    kinds = {line.id: line.values or shape.form.values for line in shape.columns}
    columns: Columns | None = None
    width = 0
    for group in _grids(binding, rows):
        header = _header_of(group, binding, rows)
        # What names the rows of a table with such columns is under them, too.
        data = [(rows[match.index], 0 if shape.naming else match.values) for match in group]
        count = count_values(data)
        before, width = width, max(row.slots[-1].end for row, _ in data)
        named = read_header([rows[index] for index in header], shape.columns, count)
        if columns is None or width != before:
            columns = named or _again(columns, shape)
        elif named and len(named.order) >= len(columns.order):  # else only some rows of the header were repeated
            columns = named
        columns = _completed(columns, count, shape, placed=data[0][0].placed)
        present |= set(columns.order)
        values, of_values = _values([rows[match.index] for match in group], data, columns, shape.naming)
        for match, assignment in zip(group, assign(values, of_values), strict=True):
            if shape.naming or not _is_glued(rows[match.index], match, len(shape.columns)):
                facts |= _facts(shape, kinds, match, assignment, rows[match.index], cells)
    found = {match.line.id for match in binding.rows}
    expected = [line.id for line in shape.columns if line.id in present or line.wanted]
    return BoundTable(
        form=shape.form,
        layout=shape.layout,
        rows=tuple(line.id for line in shape.rows if line.id in found or line.wanted),
        columns=tuple(column for column in expected if column not in shape.naming),
        facts=facts,
        missing_rows=tuple(line.id for line in shape.rows if line.id not in found and line.wanted),
        absent=tuple(line.id for line in shape.lines if line.id not in found and not line.wanted),
        missing_columns=tuple(column for column in expected if column not in present),
        labels={match.line.id: _label(rows[match.index], match) for match in binding.rows},
        of=shape.of,
    )


def _values(
    rows: Sequence[Row], data: list[tuple[Row, int]], columns: Columns, naming: frozenset[str]
) -> tuple[list[tuple[Row, int]], Columns]:
    """The rows with where their values begin, and the columns, both without what names the rows."""
    if not naming or columns.positions is None:
        return data, columns
    named = {at for column in naming & set(columns.positions) for at in range(*columns.positions[column])}
    kept = [tuple(i for i, s in enumerate(row.slots) if not named.issuperset(range(s.column, s.end))) for row in rows]
    values = [
        (replace(row, slots=tuple(row.slots[i] for i in ours), folded=tuple(row.folded[i] for i in ours)), 0)
        for row, ours in zip(rows, kept, strict=True)
    ]
    positions = {column: place for column, place in columns.positions.items() if column not in naming}
    return values, Columns(tuple(positions), positions, columns.doubt)


def _again(columns: Columns | None, shape: Shape) -> Columns:
    """Where a piece of a table has no header: the order of the piece before, else that of the form."""
    if columns is None:
        return Columns(tuple(line.id for line in shape.columns), doubt=_UNHEADED)
    return Columns(columns.order, doubt=columns.doubt)


def _completed(columns: Columns, values: int, shape: Shape, *, placed: bool) -> Columns:
    """Where the header names fewer columns than the rows have values, those of the form.

    Where cells have a place, the header is believed, unless the rows have as many values as the form has columns.
    """
    lacking = len(columns.order) < values and (not placed or values == len(shape.columns))
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
    """The header rows above (or, in a cut table, between) the rows of one grid."""
    grid, is_first = rows[group[0].index].grid, group[0] is binding.rows[0]
    aligned = [index for index in binding.header if rows[index].grid == grid]
    if aligned:
        return [*(_cut_off(group, aligned[0], binding, rows) if is_first else ()), *aligned]
    inner = set(range(group[0].index, group[-1].index)) - {match.index for match in binding.rows}
    before = range(max(0, group[0].index - _ABOVE), group[0].index)
    for searched in (before, sorted(inner)):
        likely = [index for index in searched if rows[index].grid == grid and _is_header(rows[index], binding)]
        if likely:
            return likely
    return list(binding.header) if is_first else []


def _cut_off(group: list[RowMatch], first: int, binding: Binding, rows: Sequence[Row]) -> list[int]:
    """Header rows before row ``first``: a header that a page cuts stands in two grids of the same width."""
    width = rows[group[0].index].slots[-1].end
    above = (index for index in binding.header if index < first and rows[index].placed)
    return [index for index in above if rows[index].slots[-1].end == width]


def _is_header(row: Row, binding: Binding) -> bool:
    """Whether a row is a header by its labels; that of a single column may well be one of several."""
    likeness = header_likeness(row, binding.header_labels)
    return likeness >= _HEADER or (likeness > 0 and len(binding.shape.columns) == 1)


def _facts(
    shape: Shape, kinds: Mapping[str, str], match: RowMatch, assignment: Assignment, row: Row, cells: CellReader
) -> dict[Address, Fact]:
    doubt = round(min(1.0, assignment.doubt + 1 - match.similarity), 3)
    end = row.slots[-1].text
    facts = {}
    for column, slot in assignment.cells.items():
        if column in shape.naming or not has_cell(shape.of, match.line.id, column):
            continue
        text = slot.text if slot else end.part(len(end.value), len(end.value))
        address = (match.line.id, column)
        kind = match.line.values or kinds[column]
        facts[address] = Fact(shape.form.id, *address, text, cells.value(text.value, kind), doubt, cells.kinds[kind])
    return facts


def _is_glued(row: Row, match: RowMatch, columns: int) -> bool:
    """Whether the figures of a row stand in one cell: the only one behind its label, or that of its label."""
    alone = row.run_on is not None and row.filled[-1] < match.values
    return row.placed and (alone or runs_on(row, match.values, columns))


def _label(row: Row, match: RowMatch) -> Text:
    """The cell that names the row; of a row without a name, its first cell."""
    named = [index for index in row.filled if index < match.values]
    return row.slots[named[-1] if named else 0].text
