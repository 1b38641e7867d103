"""Cells of other reports in equations: ``last_year.`` and ``children.``.

An equation over several reports is one over addresses that say of which report they are. Its cells are named with their
table, and those of other reports begin with their place: :func:`located` takes an address apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gouji.equations.ast import PlaceName
from gouji.equations.equation import Address, Equation
from gouji.equations.fixed_point import Number

_MARK = ":"
"""Ends the name of a place; no id has it."""

_OF_REPORTS: dict[str, PlaceName] = {"last_year": "last_year", "children": "children"}
Places = frozenset[PlaceName]
NO_PLACES: Places = frozenset()
CellName = tuple[str, str, str]
"""Table, row and column."""
Located = tuple[PlaceName | None, CellName]
"""Of which report a cell is, None for that which is judged, and which it is."""


def placed(place: PlaceName, address: Address) -> Address:
    """The address of a cell of another report."""
    return f"{place}{_MARK}{address[0]}", address[1]


def with_table(address: Address, table: str) -> Address:
    """An address in the one table of an assertion, as it is where names begin with their table."""
    place, row = _split(address)
    named = f"{table}.{row}", address[1]
    return placed(place, named) if place else named


def located(address: Address) -> Located:
    """Of which report, and which cell, an address is, that begins with its table."""
    place, named = _split(address)
    table, _, row = named.partition(".")
    return place, (table, row, address[1])


def _split(address: Address) -> tuple[PlaceName | None, str]:
    before, mark, row = address[0].partition(_MARK)
    place = _OF_REPORTS.get(before) if mark else None
    return (place, row) if place else (None, address[0])


def known_values(
    equation: Equation, numbers: Mapping[PlaceName | None, Callable[[CellName], Number | None]]
) -> tuple[dict[Address, Number], tuple[Located, ...]]:
    """The figures of the cells of an equation, and those of its cells that have none.

    ``numbers`` gives the figure of a cell, None where there is none, by the place of the report; None is the report
    that is judged.
    """
    found: dict[Address, Number] = {}
    lacking: list[Located] = []
    for address in dict.fromkeys((*(cell for each in equation.condition for cell in each.ordered), *equation.ordered)):
        place, name = located(address)
        number = numbers[place](name)
        if number is None:
            lacking.append((place, name))
        else:
            found[address] = number
    return found, tuple(lacking)
