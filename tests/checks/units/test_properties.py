"""What holds of any units below, whatever their figures."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.checks.fault import Fault
from gouji.checks.neighbours import Children, Neighbours
from gouji.checks.units.compare import compare
from gouji.packs.library import Library
from gouji.records.model import Cell, Record
from support.official_form import Address
from support.summed_district import added, figures

PACK = Library().get("gia-2021")
RULES = PACK.rules_of("units")
seeds = st.integers(0, 10_000)
ADDED = [cell for cell in figures(Random(0)) if cell[0] != "documents"]  # noqa: S311 - made-up figures


def record(name: str, cells: Mapping[Address, int]) -> Record:
    return Record(name, "gia-2021", 2023, name, cells=tuple(Cell(*cell, str(n), str(n)) for cell, n in cells.items()))


def found(whole: Mapping[Address, int], below: list[Mapping[Address, int]]) -> list[Fault]:
    children = Children(tuple(record(f"unit {number}", cells) for number, cells in enumerate(below)))
    outcomes = compare(record("whole", whole), RULES, Neighbours(PACK.info, PACK.form, children=children))
    return [each for each in outcomes if isinstance(each, Fault)]


@settings(max_examples=25, deadline=None)
@given(st.lists(seeds, min_size=1, max_size=14))
def test_a_sum_has_no_fault(drawn: list[int]) -> None:
    below = [figures(Random(seed)) for seed in drawn]  # noqa: S311 - as above
    assert found(added(below), below) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(seeds, min_size=4, max_size=14, unique=True), st.sampled_from(ADDED), st.integers(1, 99), st.booleans())
def test_one_figure_that_differs_is_one_fault_at_that_cell(
    drawn: list[int],
    cell: Address,
    by: int,
    above: bool,  # noqa: FBT001 - hypothesis gives it by place
) -> None:
    below = [figures(Random(seed)) for seed in drawn]  # noqa: S311 - as above
    whole = added(below)
    (fault,) = found({**whole, cell: whole[cell] + (by if above else -by)}, below)
    assert (fault.where.table, fault.where.row, fault.where.column) == cell
    assert fault.expected == str(whole[cell])


@settings(max_examples=25, deadline=None)
@given(st.lists(seeds, min_size=3, max_size=14, unique=True), st.data())
def test_a_unit_that_is_left_out_is_named(drawn: list[int], data: st.DataObject) -> None:
    below = [figures(Random(seed)) for seed in drawn]  # noqa: S311 - as above
    out = data.draw(st.integers(0, len(below) - 1))
    faults = found(added([each for number, each in enumerate(below) if number != out]), below)
    assert faults
    assert all(f"“unit {out}” reports: it seems left out" in each.message.en for each in faults)
