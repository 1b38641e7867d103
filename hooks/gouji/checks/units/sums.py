"""What a rule asserts of a table of a report, with the sums over the reports of the units below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from gouji.checks.across_reports import Tested, equations_of, tested
from gouji.checks.units.rule import UnitsRule
from gouji.equations.equation import Equation
from gouji.equations.fixed_point import Number
from gouji.equations.places import NO_PLACES, CellName, Places, located
from gouji.localization.diagnosis import failing
from gouji.records.model import Record
from gouji.schema.form import Form

CHILDREN: Places = frozenset({"children"})


class Line(Struct, frozen=True):
    """An equation that was put to the test, and its sides.

    ``cell`` is that of the report that it is about. It is ``plain`` where it says that this is the sum of the same cell
    of all units below.
    """

    equation: Equation
    cell: CellName
    left: Number
    right: Number
    holds: bool
    plain: bool

    @property
    def over(self) -> Number:
        """By how much the figure is above the sum."""
        return self.left - self.right


class Sums(Struct, frozen=True, dict=True):
    """The equations of a rule over one table, or over several where ``table`` is None, that could be tested.

    ``untested`` are the others.
    """

    rule: UnitsRule
    form: Form
    table: str | None
    lines: tuple[Line, ...]
    untested: tuple[Tested, ...]

    @cached_property
    def differing(self) -> tuple[Line, ...]:
        """The equations that fail."""
        return tuple(line for line in self.lines if not line.holds)

    @cached_property
    def compared(self) -> tuple[Line, ...]:
        """The equations that say something: those between zeros don't."""
        return tuple(line for line in self.lines if line.left or line.right)

    @cached_property
    def over(self) -> Mapping[CellName, Number]:
        """By how much figures are above the sums of the same figures."""
        return {line.cell: line.over for line in self.lines if line.plain}

    def failing_own(self, number: Callable[[CellName], Number | None]) -> int:
        """How many of the equations that hold in any report fail for these figures, as far as they are known."""
        return sum(1 for equation in self._own if _fails(equation, number))

    @cached_property
    def _own(self) -> tuple[Equation, ...]:
        return equations_of(self.form, self.rule.own, self.table, NO_PLACES) if self.rule.own else ()


def sums_of(form: Form, rule: UnitsRule, record: Record, children: Sequence[Record]) -> Iterator[Sums]:
    """What a rule asserts of each of its tables."""

    def added(name: CellName) -> Number | None:
        total: Number = 0
        for child in children:
            number = child.number(name)
            if number is None:
                return None
            total += number
        return total

    for table in rule.about_tables or (None,):
        equations = equations_of(form, rule.asserts, table, CHILDREN)
        found = tuple(tested(equations, {None: record.number, "children": added}))
        lines = tuple(_line(each) for each in found if not each.lacking)
        yield Sums(rule, form, table, lines, tuple(each for each in found if each.lacking))


def _line(result: Tested) -> Line:
    equation = result.equation
    unscaled = {cell: result.values[cell] for cell in equation.ordered}
    left, right = (_total(side.terms, side.constant, unscaled) for side in (equation.left, equation.right))
    own = [name for place, name in map(located, equation.ordered) if place is None]
    below = [name for place, name in map(located, equation.ordered) if place]
    factors = [factor for side in (equation.left, equation.right) for _, factor in side.terms]
    linear = equation.linear and not (equation.left.constant or equation.right.constant)
    plain = linear and own == below and factors == [1, 1] and located(equation.left.terms[0][0])[0] is None
    return Line(equation, (own or below)[0], left, right, result.failure is None, plain)


def _total(
    terms: Sequence[tuple[tuple[str, str], int]], constant: int, values: Mapping[tuple[str, str], Number]
) -> Number:
    total: Number = constant
    for cell, factor in terms:
        total += factor * values[cell]
    return total


def _fails(equation: Equation, number: Callable[[CellName], Number | None]) -> bool:
    values = {address: number(located(address)[1]) for address in equation.ordered}
    known = {address: value for address, value in values.items() if value is not None}
    return len(known) == len(values) and failing(0, equation, known) is not None
