"""Figures that can be reckoned by hand, and those of IDENTITIES: 39 equations of rank 37, distance 4."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.equations.compile import compile_assertion
from gouji.equations.equation import Address, Equation, Side
from gouji.equations.names import Names
from gouji.localization.coverage import Coverage, coverage
from gouji.packs.coverage import TableCoverage, table_coverages
from gouji.packs.library import Library


def square(*assertions: str | dict[str, str], size: int = 2) -> Coverage:
    """A table of ``size`` rows and columns, called a, b, …, and their totals t."""
    lines = [*"abcdef"[:size], "t"]
    rows, columns = Names("row", lines), Names("column", lines)
    equations = [each for assertion in assertions for each in compile_assertion(assertion, rows, columns)]
    return coverage([(row, column) for row in lines for column in lines], equations)


def test_without_equations_nothing_is_protected() -> None:
    found = square()
    assert (found.cells, found.equations, found.rank, found.distance, found.exact) == (9, 0, 0, 1, True)
    assert len(found.unchecked) == 9


def test_row_totals_detect_but_do_not_locate() -> None:
    found = square("for every row: t = a + b")
    assert (found.rank, found.unchecked, len(found.unlocated), found.distance) == (3, (), 9, 2)


def test_row_and_column_totals_locate_every_cell() -> None:
    found = square("for every row: t = a + b", "for every column: t = a + b")
    assert (found.equations, found.rank, found.unchecked, found.unlocated) == (6, 5, (), ())
    assert found.implied == (5,)  # the last column total follows from the rest
    assert (found.distance, found.exact) == (4, True)  # the corners of a rectangle


def test_a_cell_of_one_equation_is_located_where_all_others_are_in_more() -> None:
    found = square("a@a = a@b + a@t", "a@b = b@a + b@b", "a@t = b@a - b@b")
    assert ("a", "a") not in found.unlocated
    assert found.distance == 1  # cells of no equation
    assert len(found.unchecked) == 4


def test_three_cells_can_change_unseen() -> None:
    rows, columns = Names("row", ["r"]), Names("column", ["x", "y", "z"])
    equations = [*compile_assertion("x = y + z", rows, columns), *compile_assertion("x + y = 3*z", rows, columns)]
    found = coverage([("r", name) for name in "xyz"], equations)
    assert (found.rank, found.unlocated, found.distance, found.exact) == (2, (), 3, True)


@pytest.mark.parametrize(
    ("assertions", "implied", "contradictory"),
    [
        (["a@a = b@b", "2*a@a = 2*b@b"], (1,), ()),
        (["a@a = b@b", "b@b = a@a"], (1,), ()),
        (["a@a = b@b", "a@a = b@b + 1"], (), (1,)),
        (["a@a = b@b", "b@b = t@t", "a@a = t@t"], (2,), ()),
        (["a@a = b@b", "b@b = t@t", "a@a = t@t + 1"], (), (2,)),
        (["a@a = b@b", "a@a <= b@b"], (), ()),
    ],
)
def test_equations_that_say_nothing_new(
    assertions: list[str], implied: tuple[int, ...], contradictory: tuple[int, ...]
) -> None:
    found = square(*assertions)
    assert (found.implied, found.contradictory) == (implied, contradictory)


def test_inequalities_are_counted_and_protect_nothing() -> None:
    found = square("for every cell: this >= 0", "a@a = b@b")
    assert (found.equations, found.inequalities, found.rank, len(found.unchecked)) == (1, 9, 1, 7)


def test_cells_with_proportional_factors_are_not_told_apart() -> None:
    rows, columns = Names("row", ["r"]), Names("column", ["x", "y", "z"])
    equations = [*compile_assertion("x = 2*y + z", rows, columns), *compile_assertion("2*x = 4*y + 3*z", rows, columns)]
    found = coverage([("r", name) for name in "xyz"], equations)
    assert found.unlocated == (("r", "x"), ("r", "y"))


FOUND = {
    name: {each.table.id: each for each in table_coverages(Library().get(name))} for name in ("gia-2021", "gia-2019")
}


class TestTheReport:
    def of(self, table: str, pack: str = "gia-2021") -> Coverage:
        return FOUND[pack][table].coverage

    def test_requests(self) -> None:
        found = self.of("requests")
        assert (found.cells, found.equations, found.rank) == (175, 39, 37)
        assert (found.unchecked, found.unlocated, found.contradictory) == ((), (), ())
        assert (found.distance, found.exact) == (4, True)

    def test_requests_of_2019(self) -> None:
        found = self.of("requests", "gia-2019")
        assert (found.cells, found.equations, found.rank, found.distance) == (161, 37, 35, 4)

    def test_implied_equations_come_from_the_last_rule(self) -> None:
        covered: TableCoverage = FOUND["gia-2021"]["requests"]
        implied = [(covered.rules[index], covered.equations[index].about) for index in covered.coverage.implied]
        assert implied == [("requests-applicants", "outcome.total"), ("requests-applicants", "carried_out")]

    def test_disputes(self) -> None:
        found = self.of("disputes")
        assert (found.equations, found.rank, found.unchecked, len(found.unlocated)) == (3, 3, (), 15)
        assert (found.distance, found.exact) == (2, True)

    @pytest.mark.parametrize(("table", "cells"), [("documents", 6), ("licensing", 1), ("enforcement", 2), ("fees", 1)])
    def test_small_tables(self, table: str, cells: int) -> None:
        assert (len(self.of(table).unchecked), self.of(table).distance) == (cells, 1)

    def test_words_are_no_figures(self) -> None:
        assert self.of("fees", "gia-2019").unchecked == (("fees", "previous"),)


# ---- against plain definitions, on small random tables ---------------------------------------------------------------

CELLS: list[Address] = [("r", str(column)) for column in range(6)]


@st.composite
def systems(draw: st.DrawFn) -> list[Equation]:
    factors = st.dictionaries(st.sampled_from(CELLS), st.integers(-2, 2).filter(bool), min_size=1, max_size=5)
    return [Equation(Side(tuple(each.items())), Side(())) for each in draw(st.lists(factors, min_size=1, max_size=5))]


def dependent(cells: tuple[Address, ...], equations: list[Equation]) -> bool:
    """Whether these cells can all change without an equation failing, by determinants: the Gram matrix is singular."""
    columns = [[equation.coefficients.get(cell, 0) for equation in equations] for cell in cells]
    return determinant([[sum(a * b for a, b in zip(x, y, strict=True)) for y in columns] for x in columns]) == 0


def determinant(matrix: list[list[int]]) -> int:
    if not matrix:
        return 1
    first, *rest = matrix
    return sum(
        (-1) ** index * factor * determinant([row[:index] + row[index + 1 :] for row in rest])
        for index, factor in enumerate(first)
        if factor
    )


@given(systems())
def test_distance_is_the_size_of_the_smallest_dependent_set(equations: list[Equation]) -> None:
    found = coverage(CELLS, equations)
    sizes = [size for size in range(1, 5) if any(dependent(cells, equations) for cells in combinations(CELLS, size))]
    assert (found.distance, found.exact) == ((sizes[0], True) if sizes else (5, False))


@given(systems())
def test_implied_equations_can_be_left_out(equations: list[Equation]) -> None:
    found = coverage(CELLS, equations)
    kept = [equation for index, equation in enumerate(equations) if index not in found.implied]
    less = coverage(CELLS, kept)
    assert (less.rank, less.equations, less.implied) == (found.rank, found.rank, ())
    assert (less.unchecked, less.unlocated, less.distance) == (found.unchecked, found.unlocated, found.distance)
