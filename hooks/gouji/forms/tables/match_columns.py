"""Which cell of a row is which column of the form.

The header decides, where there is one; but headers are merged otherwise than the data under them, labels take one,
two or three cells, and flattened text has no columns at all. So each row is read at the shift that fits best, and
rows of the same shape agree on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from gouji.forms.labels import LIKE, SURE, best
from gouji.forms.layouts import AxisLine
from gouji.forms.tables.alignment import align
from gouji.forms.tables.row import CandidateCell, Row

_FOREIGN = 0.1
_MISSING = 0.3
_IN_GROUP = 0.1
_UNCOVERED = 1.0
_NO_CELL = 0.6
_BLANK = 0.3
_SHIFTED = 0.05
_OTHERWISE_VOTED = 0.25
_BY_ORDER = 0.12
_OTHER_ORDER = 0.6
_MAX_SHIFT = 3
_MAX_WINDOWS = 12

Positions = Mapping[str, tuple[int, int]]
"""First grid column of a column of the form, and the one after its last."""


class Columns(Struct, frozen=True):
    """The columns that a table of the document has, in order, and where; ``positions`` is None in flattened text.

    ``doubt`` is how doubtful their order is, 0 to 1.
    """

    order: tuple[str, ...]
    positions: Positions | None = None
    doubt: float = 0.0


class Assignment(Struct, frozen=True):
    """The cells of one row, by column; None where the row ends before. ``doubt`` as in a fact."""

    cells: Mapping[str, CandidateCell | None]
    doubt: float


class _Unit(Struct, frozen=True):
    """Neighbouring grid columns under the same header."""

    start: int
    end: int
    path: tuple[str, ...]


def read_header(header: Sequence[Row], columns: Sequence[AxisLine], values: int) -> Columns | None:
    """The columns that header rows name; None where they name none.

    Where the cells of the header stand over their columns the grid decides; where merged cells were dropped on the way,
    so that the rows of the header no longer fit each other, the mere sequence of labels may show more. ``values`` is
    how many values the rows under the header have: it decides between the two.
    """
    placed = _found(_placed_units(header), columns) if header and all(row.placed for row in header) else {}
    listed = _found(_listed_units(header), columns)
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


def _is_whole(header: Sequence[Row], units: Iterable[_Unit]) -> bool:
    """Whether every row of the header reaches over all columns.

    One merged cell too narrow lets the cells after it stand over the wrong columns, and leaves a hole.
    """
    return all(any(slot.column <= unit.start < slot.end for slot in row.slots) for unit in units for row in header)


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
    matrix = [[_likeness(unit, line, columns) for line in columns] for unit in units]
    alignment = align([_FOREIGN if unit.path else 0.0 for unit in units], [_MISSING] * len(columns), matrix)
    found = {columns[j].id: units[i] for i, j in alignment.pairs}
    taken = {i for i, _ in alignment.pairs}
    for j, line in enumerate(columns):
        sure = [i for i in range(len(units)) if i not in taken and matrix[i][j] >= SURE]
        if line.id not in found and sure:
            found[line.id] = units[sure[0]]
            taken.add(sure[0])
    return found


def _placed_units(header: Sequence[Row]) -> list[_Unit]:
    width = max(row.slots[-1].end for row in header)
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


def _labels_by_column(row: Row, width: int) -> list[str | None]:
    """The label over each grid column; None where no cell of the row stands."""
    labels: list[str | None] = [None] * width
    for slot, label in zip(reversed(row.slots), reversed(row.folded), strict=True):
        labels[slot.column : slot.end] = [label] * (slot.end - slot.column)
    return labels


def _listed_units(header: Sequence[Row]) -> list[_Unit]:
    labels = [row.folded[index] for row in header for index in row.filled]
    return [_Unit(i, i + 1, (label,)) for i, label in enumerate(labels)]


def _likeness(unit: _Unit, line: AxisLine, columns: Sequence[AxisLine]) -> float:
    if not unit.path:
        return 0.0
    similar = max(best(unit.path[-1], line.labels), best("".join(unit.path[-2:]), line.labels))
    if similar < LIKE:
        return 0.0
    if len(unit.path) == 1 or not line.groups:
        return similar
    if any(best(label, tuple(line.groups)) >= SURE for label in unit.path[:-1]):
        return similar + _IN_GROUP
    others = frozenset().union(*(other.groups for other in columns)) - line.groups
    return similar - _IN_GROUP if others & set(unit.path[:-1]) else similar


def assign(rows: Sequence[tuple[Row, int]], columns: Columns) -> list[Assignment]:
    """The cells of every row (with the index of its first value slot), by column."""
    fits = [_fits(row, start, columns) for row, start in rows]
    shapes = [(start, len(row.slots), row.grid) for row, start in rows]
    votes: dict[tuple[int, int, int], Counter[int]] = {}
    for shape, fit in zip(shapes, fits, strict=True):
        clean = [one for one in fit if one.cost < _BLANK]
        if len(clean) == 1 or (clean and clean[0].cost < clean[1].cost):
            votes.setdefault(shape, Counter())[min(clean, key=lambda one: one.cost).shift] += 1
    return [_elect(fit, votes.get(shape), columns) for shape, fit in zip(shapes, fits, strict=True)]


class _Fit(Struct, frozen=True):
    shift: int
    cost: float
    cells: Mapping[str, CandidateCell | None]
    uncovered: int


def _fits(row: Row, start: int, columns: Columns) -> list[_Fit]:
    values = row.slots[start:]
    if not row.placed:
        return [_in_order(values, columns)] if len(values) == len(columns.order) else []
    if columns.positions is None:
        return _windows(values, columns)
    fits = [_shifted(values, columns.positions, shift) for shift in range(-_MAX_SHIFT, _MAX_SHIFT + 1)]
    if len(values) == len(columns.order):
        fits.append(_in_order(values, columns))
    return fits


def _in_order(values: Sequence[CandidateCell], columns: Columns) -> _Fit:
    blanks = sum(not slot.text.value.strip() for slot in values)
    return _Fit(0, _BY_ORDER + _BLANK * blanks, dict(zip(columns.order, values, strict=True)), 0)


def _windows(values: Sequence[CandidateCell], columns: Columns) -> list[_Fit]:
    """The ways to match the columns, which no header places, with neighbouring cells, not too far from the label."""
    count = len(columns.order)
    positions = {identifier: (index, index + 1) for index, identifier in enumerate(columns.order)}
    numbered = [CandidateCell(slot.text, index) for index, slot in enumerate(values)]
    windows = min(max(1, len(values) - count + 1), _MAX_WINDOWS)
    return [_shifted(numbered, positions, shift, 0.0) for shift in range(windows)]


def _shifted(values: Sequence[CandidateCell], positions: Positions, shift: int, penalty: float = _SHIFTED) -> _Fit:
    """The cells under the positions moved by ``shift``, and what it costs."""
    cells: dict[str, CandidateCell | None] = {}
    covered: set[int] = set()
    cost = penalty * abs(shift)
    for identifier, (first, last) in positions.items():
        under = [index for index in _under(values, first + shift, last + shift) if index not in covered]
        filled = [index for index in under if _is_filled(values[index])]
        chosen = next(iter(filled or under), None)
        cells[identifier] = None if chosen is None else values[chosen]
        cost += _cost(values, first + shift, filled=bool(filled), found=chosen is not None)
        # A merged value may be written again in each of the columns that it spans.
        again = {index for index in filled if values[index].text.value == values[filled[0]].text.value}
        covered |= {index for index in under if index in again or index not in filled}
    uncovered = sum(_is_filled(slot) for index, slot in enumerate(values) if index not in covered)
    return _Fit(shift, cost + _UNCOVERED * uncovered, cells, uncovered)


def _under(values: Sequence[CandidateCell], first: int, last: int) -> Iterator[int]:
    """The cells that reach into the grid columns ``first:last``, by index."""
    return (index for index, slot in enumerate(values) if slot.column < last and slot.end > first)


def _is_filled(slot: CandidateCell) -> bool:
    return bool(slot.text.value.strip())


def _cost(values: Sequence[CandidateCell], first: int, *, filled: bool, found: bool) -> float:
    """What a column from ``first`` on costs: nothing where a cell is filled, most where there is none at all."""
    if filled:
        return 0.0
    cut_off = not values or first >= values[-1].end  # editors strip blanks at the end of a line
    return _BLANK if found or cut_off else _NO_CELL


def _elect(fits: list[_Fit], votes: Counter[int] | None, columns: Columns) -> Assignment:
    if not fits:
        return Assignment({}, 1.0)
    voted = votes.most_common(1)[0][0] if votes else 0
    ranked = sorted(fits, key=lambda fit: (fit.cost + _OTHERWISE_VOTED * (fit.shift != voted), abs(fit.shift)))
    best_fit = ranked[0]
    doubt = columns.doubt
    doubt += 0.4 * min(best_fit.uncovered, 2)
    blank_edge = any(slot is None or not slot.text.value.strip() for slot in best_fit.cells.values())
    rival = next((fit for fit in ranked[1:] if fit.shift != best_fit.shift and fit.cost <= best_fit.cost), None)
    if (blank_edge or best_fit.uncovered) and rival and not votes:
        doubt += 0.6
    return Assignment(best_fit.cells, min(doubt, 1.0))
