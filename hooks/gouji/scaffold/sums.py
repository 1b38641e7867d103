"""Equations that hold in a table: rows and columns that are the sum of others, and what flows in and out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from gouji.scaffold.draft import DraftLine, DraftTable, Sums, leaves
from gouji.scaffold.kinds import value_of

_SEVERAL = 2
_Figures = Mapping[tuple[str, str], Decimal]


class _Axis(Struct, frozen=True):
    """Rows or columns by full id, the lines across them that hold figures, and the groups among them."""

    lines: list[str]
    others: list[str]
    groups: Mapping[tuple[str, ...], str]
    rows: bool

    @property
    def everywhere(self) -> str:
        """The quantifier over the lines across."""
        return "for every column: " if self.rows else "for every row: "

    def cell(self, line: str, other: str) -> str:
        """A cell as equations name it."""
        return f"{line}@{other}" if self.rows else f"{other}@{line}"

    def figures(self, figures: _Figures, line: str) -> list[Decimal | None]:
        """What stands in a line."""
        return [figures.get((line, other) if self.rows else (other, line)) for other in self.others]

    def added(self, terms: Sequence[str]) -> str:
        """The terms of a sum, a whole group as its sum."""
        words, at = [], 0
        while at < len(terms):
            ends = (end for end in range(len(terms), at + 1, -1) if tuple(terms[at:end]) in self.groups)
            end = next(ends, None)
            words.append(f"sum({self.groups[tuple(terms[at:end])]}.**)" if end else terms[at])
            at = end or at + 1
        return " + ".join(words)


def sums(table: DraftTable) -> Sums | None:
    """The equations of a table; None where there are none."""
    figures = dict(_figures(table))
    rows = [name for name, _ in leaves(table.rows)]
    columns = [name for name, line in leaves(table.columns) if table.values[line.index].is_figure]
    down = _Axis(rows, columns, _groups(table.rows), rows=True)
    across = _Axis(columns, rows, _groups(table.columns), rows=False)
    found = [each for axis in (down, across) for each in (*_of_axis(axis, figures), *_flows(axis, figures))]
    return Sums(table.id, tuple(equation for equation, _ in found), found[0][1]) if found else None


def _groups(lines: Sequence[DraftLine], path: str = "") -> dict[tuple[str, ...], str]:
    """The groups by all that they hold."""
    found: dict[tuple[str, ...], str] = {}
    for line in lines:
        if line.lines:
            found[tuple(name for name, _ in line.leaves(path))] = f"{path}{line.id}"
            found |= _groups(line.lines, f"{path}{line.id}.")
    return found


def _figures(table: DraftTable) -> Iterator[tuple[tuple[str, str], Decimal]]:
    for row, line in leaves(table.rows):
        for column, other in leaves(table.columns):
            kind = table.values[other.index]
            number = value_of(table.cells[line.index, other.index], kind).number if kind.is_figure else None
            if number is not None:
                yield (row, column), Decimal(number)


def _of_axis(axis: _Axis, figures: _Figures) -> Iterator[tuple[str, str]]:
    """Sums, each with a cell of the total. The terms stand in a row, right before it or right behind it."""
    for at, total in enumerate(axis.lines):
        before = [(axis.lines[first:at], first == 0) for first in range(at - 1)]
        behind = [(axis.lines[at + 1 : last], last == len(axis.lines)) for last in range(len(axis.lines), at + 2, -1)]
        for terms, whole in (*before, *behind):
            found = _holding(axis, figures, [total], terms)
            if found is None:
                yield f"{axis.everywhere}{total} = {axis.added(terms)}", axis.cell(total, axis.others[0])
                break
            if whole and _is_enough(axis, found):  # of some columns only: the others are no counts
                for other in found:
                    added = " + ".join(axis.cell(term, other) for term in terms)
                    yield f"{axis.cell(total, other)} = {added}", axis.cell(total, other)
                break


def _flows(axis: _Axis, figures: _Figures) -> Iterator[tuple[str, str]]:
    """What was there and came is what went and is left."""
    for at in range(len(axis.lines) - 3):
        start, came, went, left = axis.lines[at : at + 4]
        if _holding(axis, figures, [went, left], [start, came]) is None:
            yield f"{axis.everywhere}{start} + {came} = {went} + {left}", axis.cell(left, axis.others[0])


def _holding(axis: _Axis, figures: _Figures, left: Sequence[str], right: Sequence[str]) -> list[str] | None:
    """The lines across in which two sums are equal and that tells something; None where they are so everywhere."""
    sides = [[axis.figures(figures, line) for line in side] for side in (left, right)]
    told, false = [], False
    for at, other in enumerate(axis.others):
        one, another = ([line[at] for line in side] for side in sides)
        known = [[number for number in side if number is not None] for side in (one, another)]
        if None in one or None in another or sum(known[0]) != sum(known[1]):
            false = True
        elif sum(number != 0 for number in known[1]) >= _SEVERAL:
            told.append(other)
    return None if not false and _is_enough(axis, told) else told


def _is_enough(axis: _Axis, told: Sequence[str]) -> bool:
    """Whether a sum holds too often for an accident."""
    return len(told) >= min(_SEVERAL, len(axis.others)) or (bool(told) and len(axis.others) <= _SEVERAL)
