"""Equations that hold in a table: rows and columns that are the sum of others, and what flows in and out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from gouji.scaffold.draft import DraftLine, DraftTable, Sums, leaves
from gouji.scaffold.kinds import value_of

_SEVERAL = 2
Figures = Mapping[tuple[str, str], Decimal]
"""The figures of a table by the names of row and column."""


class _Axis(Struct, frozen=True):
    """Rows or columns by full id, the lines across them that hold figures, and what says all of a group.

    ``open`` are lines that no equation can name: they are only there as the whole of a group.
    """

    lines: list[str]
    others: list[str]
    groups: Mapping[tuple[str, ...], str]
    rows: bool
    open: frozenset[str] = frozenset()

    @property
    def everywhere(self) -> str:
        """The quantifier over the lines across."""
        return "for every column: " if self.rows else "for every row: "

    def cell(self, line: str, other: str) -> str:
        """A cell as equations name it."""
        return f"{line}@{other}" if self.rows else f"{other}@{line}"

    def figures(self, figures: Figures, line: str) -> list[Decimal | None]:
        """What stands in a line."""
        return [figures.get((line, other) if self.rows else (other, line)) for other in self.others]

    def is_sayable(self, terms: Sequence[str]) -> bool:
        """Whether an equation can say a sum."""
        return not self.open.intersection(terms) or tuple(terms) in self.groups

    def added(self, terms: Sequence[str], other: str = "") -> str:
        """The terms of a sum, a whole group as its sum; in one of the lines across, where that is given."""
        words, at = [], 0
        while at < len(terms):
            ends = (end for end in range(len(terms), at + 1, -1) if tuple(terms[at:end]) in self.groups)
            end = next(ends, None)
            term = self.groups[tuple(terms[at:end])] if end else terms[at]
            cell = self.cell(term, other) if other else term
            words.append(f"sum({cell})" if end else cell)
            at = end or at + 1
        return " + ".join(words)


def sums(table: DraftTable) -> Sums | None:
    """The equations of a table; None where there are none."""
    figures = figures_of(table)
    across = _Axis(_figure_columns(table), [name for name, _ in table.all_rows], _groups(table.columns), rows=False)
    found = [
        equation for axis in (_rows(table), across) for equation in (*_of_axis(axis, figures), *_flows(axis, figures))
    ]
    found = [*_of_codes(table, figures), *found]
    return Sums(table.id, tuple(equation for equation, _ in found), found[0][1]) if found else None


def is_total(table: DraftTable) -> bool:
    """Whether the last row is the sum of all others in a column at least."""
    axis = _rows(table)
    found = _holding(axis, figures_of(table), axis.lines[-1:], axis.lines[:-1])
    return found is None or bool(found)


def figures_of(table: DraftTable) -> Figures:
    """All figures."""
    found: dict[tuple[str, str], Decimal] = {}
    for row, index in table.all_rows:
        for column, line in leaves(table.columns):
            kind = table.values[line.index]
            number = value_of(table.cells[index, line.index], kind).number if kind.is_figure else None
            if number is not None:
                found[row, column] = Decimal(number)
    return found


def _figure_columns(table: DraftTable) -> list[str]:
    return [name for name, line in leaves(table.columns) if table.values[line.index].is_figure]


def _rows(table: DraftTable) -> _Axis:
    """The rows, open ones as a group where they have no keys."""
    listed, line = [name for name, _ in leaves(table.rows)], table.open
    groups, columns = _groups(table.rows), _figure_columns(table)
    if line is None or line.open is None or line.open.key:
        return _Axis(listed, columns, groups, rows=True)
    names = [name for name, _ in table.all_rows if name not in listed]
    groups[tuple(names)] = f"{line.id}.*"
    return _Axis([*names, *listed], columns, groups, rows=True, open=frozenset(names))


def _groups(lines: Sequence[DraftLine], path: str = "") -> dict[tuple[str, ...], str]:
    """The groups by all that they hold."""
    found: dict[tuple[str, ...], str] = {}
    for line in lines:
        if line.lines:
            found[tuple(name for name, _ in line.leaves(path))] = f"{path}{line.id}.**"
            found |= _groups(line.lines, f"{path}{line.id}.")
    return found


def _of_axis(axis: _Axis, figures: Figures) -> Iterator[tuple[str, str]]:
    """Sums, each with a cell of the total. The terms stand in a row, right before it or right behind it."""
    for at, total in enumerate(axis.lines):
        if total in axis.open:
            continue
        before = [(axis.lines[first:at], first == 0) for first in range(at - 1)]
        behind = [(axis.lines[at + 1 : last], last == len(axis.lines)) for last in range(len(axis.lines), at + 2, -1)]
        for terms, whole in (*before, *behind):
            if not axis.is_sayable(terms):
                continue
            found = _holding(axis, figures, [total], terms)
            if found is None:
                yield f"{axis.everywhere}{total} = {axis.added(terms)}", axis.cell(total, axis.others[0])
                break
            if whole and _is_enough(axis, found):  # of some columns only: the others are no counts
                for other in found:
                    yield f"{axis.cell(total, other)} = {axis.added(terms, other)}", axis.cell(total, other)
                break


def _flows(axis: _Axis, figures: Figures) -> Iterator[tuple[str, str]]:
    """What was there and came is what went and is left."""
    for at in range(len(axis.lines) - 3):
        start, came, went, left = four = axis.lines[at : at + 4]
        if not axis.open.intersection(four) and _holding(axis, figures, [went, left], [start, came]) is None:
            yield f"{axis.everywhere}{start} + {came} = {went} + {left}", axis.cell(left, axis.others[0])


def _of_codes(table: DraftTable, figures: Figures) -> Iterator[tuple[str, str]]:
    """Sums of codes: each is those below it, and a row that the form lists those that are below none."""
    line = table.open
    if line is None or line.open is None or not line.open.key:
        return
    columns = _figure_columns(table)
    names = {index: name for name, index in table.all_rows}
    below = {row.index: [names[each.index] for each in line.open.below(row.name)] for row in line.open.found}
    axis = _Axis(list(names.values()), columns, {}, rows=True)
    listed = leaves(table.rows)
    top = [names[each.index] for each in line.open.below("")]
    for name, _ in listed:
        if _equal(axis, figures, name, top):
            yield f"for every column: {name} = sum({line.id}.*)", f"{name}@{columns[0]}"
            break
    groups = [(names[index], inner) for index, inner in below.items() if inner]
    if groups and all(_equal(axis, figures, total, inner) for total, inner in groups):
        total = groups[0][0]
        yield f"for every group in {line.id}, for every column: group = sum(group.*)", f"{total}@{columns[0]}"


def _equal(axis: _Axis, figures: Figures, total: str, terms: Sequence[str]) -> bool:
    """Whether a sum is right in all columns, and something in one."""
    sides = list(zip(axis.figures(figures, total), *(axis.figures(figures, term) for term in terms), strict=True))
    holds = all(left == sum(each or 0 for each in right) for left, *right in sides if left is not None)
    return holds and any(left for left, *_ in sides)


def _holding(axis: _Axis, figures: Figures, left: Sequence[str], right: Sequence[str]) -> list[str] | None:
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
