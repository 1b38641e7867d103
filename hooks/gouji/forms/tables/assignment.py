"""Which cell of a row is which column of the form.

The header decides, where there is one; but headers are merged otherwise than the data under them, labels take one,
two or three cells, and flattened text has no columns at all. So each row is read at the shift that fits best, and
rows of the same shape agree on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from gouji.forms.tables.match_columns import Columns, Positions
from gouji.forms.tables.row import CandidateCell, Row

_UNCOVERED = 1.0
_NO_CELL = 0.6
_BLANK = 0.3
_SHIFTED = 0.05
_OTHERWISE_VOTED = 0.25
_BY_ORDER = 0.12
_MAX_SHIFT = 3
_MAX_WINDOWS = 12
_USUAL_LENGTH = 64

_Placed = tuple[tuple[str, tuple[int, int]], ...]


class Assignment(Struct, frozen=True):
    """The cells of one row, by column; None where the row ends before. ``doubt`` as in a fact."""

    cells: Mapping[str, CandidateCell | None]
    doubt: float


def assign(rows: Sequence[tuple[Row, int]], columns: Columns) -> list[Assignment]:
    """The cells of every row (with the index of its first value slot), by column."""
    spans = _spans(columns)
    plain = [_plain(row, start, columns, spans) for row, start in rows]
    if None not in plain:
        return list(filter(None, plain))
    settings = [None if each else _setting(row, start) for each, (row, start) in zip(plain, rows, strict=True)]
    # What fits depends on the setting alone, and most rows of a table are set alike.
    fits = {setting: _known_fits(setting, columns) for setting in dict.fromkeys(settings) if setting}
    voted = {setting: _vote(fits[setting]) if setting else 0 for setting in dict.fromkeys(settings)}
    shapes = [(start, len(row.slots), row.grid) for row, start in rows]
    votes: dict[tuple[int, int, int], Counter[int]] = {}
    for shape, setting in zip(shapes, settings, strict=True):
        if (vote := voted[setting]) is not None:
            votes.setdefault(shape, Counter())[vote] += 1
    elected = {
        (shape, setting): _elect(fits[setting], votes.get(shape), setting.values, columns)
        for shape, setting in dict.fromkeys(zip(shapes, settings, strict=True))
        if setting
    }
    found = []
    for (row, start), shape, setting, known in zip(rows, shapes, settings, plain, strict=True):
        cells, doubt = elected[shape, setting] if setting else ({}, 0.0)
        own = {name: None if at is None else row.slots[start + at] for name, at in cells.items()}
        found.append(known or Assignment(own, doubt))
    return found


def _spans(columns: Columns) -> list[tuple[int, int]] | None:
    """Where the columns stand; None where a row with a value under each may be read otherwise than by their places.

    Moved by one, they miss the first value or the last one where these are a single grid column wide.
    """
    spans = sorted(columns.positions.values()) if columns.positions else []
    apart = all(one[1] <= other[0] for one, other in pairwise(spans))
    narrow = all(end - start == 1 for start, end in (spans[:1] + spans[-1:]))
    return spans if spans and apart and narrow else None


def _plain(row: Row, start: int, columns: Columns, spans: list[tuple[int, int]] | None) -> Assignment | None:
    """The cells of a row that has a value right under each column and no more: all other ways leave some uncovered."""
    values = row.slots[start:]
    if spans is None or columns.positions is None or len(values) != len(spans) or not row.placed:
        return None
    if [(value.column, value.column + value.width) for value in values] != spans:
        return None
    if not all(value.text.value.strip() for value in values):
        return None
    under = dict(zip(spans, values, strict=True))
    return Assignment({name: under[span] for name, span in columns.positions.items()}, min(columns.doubt, 1.0))


class _Value(Struct, frozen=True):
    """Where a cell stands, and which of the cells before it says the same; -1 where it is blank."""

    column: int
    end: int
    same: int

    @property
    def filled(self) -> bool:
        return self.same >= 0


class _Setting(Struct, frozen=True):
    """How the values of a row are set."""

    placed: bool
    values: tuple[_Value, ...]


def _setting(row: Row, start: int) -> _Setting:
    first: dict[str, int] = {}
    texts = [slot.text.value for slot in row.slots[start:]]
    same = [first.setdefault(text, index) if text.strip() else -1 for index, text in enumerate(texts)]
    places = ((slot.column, slot.column + slot.width) for slot in row.slots[start:])
    return _Setting(row.placed, tuple(_Value(*place, which) for place, which in zip(places, same, strict=True)))


class _Fit(Struct, frozen=True):
    """One way to match columns and values; ``cells`` are indices of values."""

    shift: int
    cost: float
    cells: Mapping[str, int | None]
    uncovered: int


def _vote(fits: Sequence[_Fit]) -> int | None:
    clean = [one for one in fits if one.cost < _BLANK]
    if len(clean) == 1 or (clean and clean[0].cost < clean[1].cost):
        return min(clean, key=lambda one: one.cost).shift
    return None


def _known_fits(setting: _Setting, columns: Columns) -> Sequence[_Fit]:
    """What fits is the same in every document; it is kept for rows and columns of the length that tables have."""
    positions = None if columns.positions is None else tuple(columns.positions.items())
    usual = max(len(setting.values), len(columns.order)) <= _USUAL_LENGTH
    return (_fits if usual else _fits.__wrapped__)(setting, columns.order, positions)


@lru_cache(maxsize=256)
def _fits(setting: _Setting, order: tuple[str, ...], placed: _Placed | None) -> Sequence[_Fit]:
    values = setting.values
    if not setting.placed:
        return [_in_order(values, order)] if len(values) == len(order) else []
    if placed is None:
        return _windows(values, order)
    over, positions = _over(values), dict(placed)
    fits = [_shifted(values, over, positions, shift) for shift in range(-_MAX_SHIFT, _MAX_SHIFT + 1)]
    if len(values) == len(order):
        fits.append(_in_order(values, order))
    return fits


def _in_order(values: Sequence[_Value], order: Sequence[str]) -> _Fit:
    blanks = sum(not value.filled for value in values)
    return _Fit(0, _BY_ORDER + _BLANK * blanks, {name: at for at, name in enumerate(order)}, 0)


def _windows(values: Sequence[_Value], order: Sequence[str]) -> list[_Fit]:
    """The ways to match the columns, which no header places, with neighbouring cells, not too far from the label."""
    count = len(order)
    positions = {identifier: (index, index + 1) for index, identifier in enumerate(order)}
    numbered = [_Value(index, index + 1, value.same) for index, value in enumerate(values)]
    windows = min(max(1, len(values) - count + 1), _MAX_WINDOWS)
    over = _over(numbered)
    return [_shifted(numbered, over, positions, shift, 0.0) for shift in range(windows)]


def _over(values: Sequence[_Value]) -> Mapping[int, Sequence[int]]:
    """The cells over each grid column, by index."""
    over: dict[int, list[int]] = {}
    for index, value in enumerate(values):
        for column in range(value.column, value.end):
            over.setdefault(column, []).append(index)
    return over


def _shifted(
    values: Sequence[_Value],
    over: Mapping[int, Sequence[int]],
    positions: Positions,
    shift: int,
    penalty: float = _SHIFTED,
) -> _Fit:
    """The cells under the positions moved by ``shift``, and what it costs."""
    cells: dict[str, int | None] = {}
    covered: set[int] = set()
    cost = penalty * abs(shift)
    for identifier, (first, last) in positions.items():
        reached = {index for column in range(first + shift, last + shift) for index in over.get(column, ())}
        under = sorted(reached - covered)
        filled = [index for index in under if values[index].same >= 0]
        chosen = cells[identifier] = next(iter(filled or under), None)
        cost += _cost(values, first + shift, filled=bool(filled), found=chosen is not None)
        # A merged value may be written again in each of the columns that it spans.
        said = values[filled[0]].same if filled else -1
        covered.update(index for index in under if values[index].same in (-1, said))
    uncovered = sum(value.filled for index, value in enumerate(values) if index not in covered)
    return _Fit(shift, cost + _UNCOVERED * uncovered, cells, uncovered)


def _cost(values: Sequence[_Value], first: int, *, filled: bool, found: bool) -> float:
    """What a column from ``first`` on costs: nothing where a cell is filled, most where there is none at all."""
    if filled:
        return 0.0
    cut_off = not values or first >= values[-1].end  # editors strip blanks at the end of a line
    return _BLANK if found or cut_off else _NO_CELL


def _elect(
    fits: Sequence[_Fit], votes: Counter[int] | None, values: Sequence[_Value], columns: Columns
) -> tuple[Mapping[str, int | None], float]:
    """The best fit's cells, and how doubtful they are."""
    if not fits:
        return {}, 1.0
    voted = votes.most_common(1)[0][0] if votes else 0
    ranked = sorted(fits, key=lambda fit: (fit.cost + _OTHERWISE_VOTED * (fit.shift != voted), abs(fit.shift)))
    best_fit = ranked[0]
    doubt = columns.doubt
    doubt += 0.4 * min(best_fit.uncovered, 2)
    blank_edge = any(at is None or not values[at].filled for at in best_fit.cells.values())
    rival = next((fit for fit in ranked[1:] if fit.shift != best_fit.shift and fit.cost <= best_fit.cost), None)
    if (blank_edge or best_fit.uncovered) and rival and not votes:
        doubt += 0.6
    return best_fit.cells, min(doubt, 1.0)
