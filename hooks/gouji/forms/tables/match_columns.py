"""Which columns of the form the header of a table names, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from gouji.forms.keeping import kept
from gouji.forms.labels import LIKE, SURE, best
from gouji.forms.layouts import AxisLine
from gouji.forms.tables.alignment import align
from gouji.forms.tables.row import Row

_FOREIGN = 0.1
_MISSING = 0.3
_IN_GROUP = 0.1
_OTHER_ORDER = 0.6
_USUAL_LENGTH = 256
"""Of headers of so many cells it is kept what they name."""

Positions = Mapping[str, tuple[int, int]]
"""First grid column of a column of the form, and the one after its last."""


class Columns(Struct, frozen=True):
    """The columns that a table of the document has, in order, and where; ``positions`` is None in flattened text.

    ``doubt`` is how doubtful their order is, 0 to 1.
    """

    order: tuple[str, ...]
    positions: Positions | None = None
    doubt: float = 0.0


class _Unit(Struct, frozen=True):
    """Neighbouring grid columns under the same header."""

    start: int
    end: int
    path: tuple[str, ...]


def read_header(rows: Sequence[Row], columns: Sequence[AxisLine], values: int) -> Columns | None:
    """The columns that header rows name; None where they name none.

    ``values`` is how many values the rows under the header have.
    """
    places = (tuple((slot.column, slot.end) for slot in row.slots) for row in rows)
    header = tuple(_HeaderRow(row.placed, row.folded, row.filled, each) for row, each in zip(rows, places, strict=True))
    if sum(len(row.places) for row in header) > _USUAL_LENGTH:
        return _read_header(header, columns, values)
    return _known_headers(columns)(header, values)


class _HeaderRow(Struct, frozen=True):
    """What counts of a row of a header: its labels, which of them are there, and the grid columns under them."""

    placed: bool
    folded: tuple[str, ...]
    filled: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


@kept(256)
def _known_headers(columns: Sequence[AxisLine]) -> Callable[[tuple[_HeaderRow, ...], int], Columns | None]:
    """The columns that headers name; documents have the same again and again."""

    @lru_cache(maxsize=64)
    def read(header: tuple[_HeaderRow, ...], values: int) -> Columns | None:
        return _read_header(header, columns, values)

    return read


def _read_header(header: Sequence[_HeaderRow], columns: Sequence[AxisLine], values: int) -> Columns | None:
    """As :func:`read_header`.

    Where the cells of the header stand over their columns the grid decides; where merged cells were dropped on the way,
    so that the rows of the header no longer fit each other, the mere sequence of labels may show more. How many values
    the rows under the header have decides between the two.
    """
    placed = _found(_placed_units(header), columns) if header and all(row.placed for row in header) else {}
    listed = {} if placed and len(placed) == values else _found(_listed_units(header), columns)
    if placed and (len(placed) == values or (len(placed) >= len(listed) and len(listed) != values)):
        order = tuple(sorted(placed, key=lambda identifier: placed[identifier].start))
        usual = tuple(line.id for line in columns if line.id in placed)
        if order != usual and not _is_whole(header, placed.values()):
            return Columns(usual)
        return Columns(order, {identifier: (placed[identifier].start, placed[identifier].end) for identifier in order})
    if not listed:
        return None
    usual = tuple(line.id for line in columns if line.id in listed)
    # Rows of a header that were written one after the other still begin with the first column, or it is another order.
    first = min(listed, key=lambda identifier: listed[identifier].start)
    return Columns(usual, doubt=_OTHER_ORDER if columns[0].id in listed and first != columns[0].id else 0.0)


def _is_whole(header: Sequence[_HeaderRow], units: Iterable[_Unit]) -> bool:
    """Whether every row of the header reaches over all columns.

    One merged cell too narrow lets the cells after it stand over the wrong columns, and leaves a hole.
    """
    return all(any(start <= unit.start < end for start, end in row.places) for unit in units for row in header)


def count_values(rows: Sequence[tuple[Row, int]]) -> int:
    """How many values most rows have, blanks at either end left out."""
    counts: Counter[int] = Counter()
    for row, start in rows:
        filled = [index for index in row.filled if index >= start]
        if filled:
            counts[filled[-1] - filled[0] + 1] += 1
    return counts.most_common(1)[0][0] if counts else 0


def _found(units: Sequence[_Unit], columns: Sequence[AxisLine]) -> dict[str, _Unit]:
    """The columns of the form among the header's labels: in order, then those with an unmistakable label elsewhere."""
    likenesses = _likenesses(columns)
    matrix = [likenesses(unit.path) for unit in units]
    alignment = align(
        [_FOREIGN if unit.path else 0.0 for unit in units], [_MISSING] * len(columns), dict(enumerate(matrix))
    )
    found = {columns[j].id: units[i] for i, j in alignment.pairs}
    taken = {i for i, _ in alignment.pairs}
    for j, line in enumerate(columns):
        sure = [i for i in range(len(units)) if i not in taken and matrix[i][j] >= SURE]
        if line.id not in found and sure:
            found[line.id] = units[sure[0]]
            taken.add(sure[0])
    return found


def _placed_units(header: Sequence[_HeaderRow]) -> list[_Unit]:
    width = max(row.places[-1][1] for row in header)
    lines = [_labels_by_column(row, width) for row in header]
    units: list[_Unit] = []
    for column in range(width):
        path: list[str] = []
        for line in lines:
            label = line[column]
            if label and (not path or path[-1] != label):
                path.append(label)
        merged = lines[-1][column] is not None and lines[-1][column] == lines[-1][column - 1]  # or written again
        if units and path and units[-1].path == tuple(path) and merged:
            units[-1] = _Unit(units[-1].start, column + 1, units[-1].path)
        else:
            units.append(_Unit(column, column + 1, tuple(path)))
    return units


def _labels_by_column(row: _HeaderRow, width: int) -> list[str | None]:
    """The label over each grid column; None where no cell of the row stands."""
    labels: list[str | None] = [None] * width
    for (start, end), label in zip(reversed(row.places), reversed(row.folded), strict=True):
        labels[start:end] = [label] * (end - start)
    return labels


def _listed_units(header: Sequence[_HeaderRow]) -> list[_Unit]:
    labels = [row.folded[index] for row in header for index in row.filled]
    return [_Unit(i, i + 1, (label,)) for i, label in enumerate(labels)]


@kept(256)
def _likenesses(columns: Sequence[AxisLine]) -> Callable[[tuple[str, ...]], Sequence[float]]:
    """How much each column is what labels one below the other name; documents have the same again and again."""
    groups = frozenset().union(*(line.groups for line in columns))

    @lru_cache(maxsize=512)
    def of(path: tuple[str, ...]) -> Sequence[float]:
        return [_likeness(path, line, groups - line.groups) for line in columns]

    return of


def _likeness(path: tuple[str, ...], line: AxisLine, others: frozenset[str]) -> float:
    if not path:
        return 0.0
    similar = max(best(path[-1], line.labels), best("".join(path[-2:]), line.labels))
    if similar < LIKE:
        return 0.0
    if len(path) == 1 or not line.groups:
        return similar
    if any(best(label, tuple(line.groups)) >= SURE for label in path[:-1]):
        return similar + _IN_GROUP
    return similar - _IN_GROUP if others & set(path[:-1]) else similar
