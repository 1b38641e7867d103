"""Which cell is probably wrong where equations over several tables fail and those of each table agree."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from gouji.checks.identities.joint import Broken
from gouji.checks.identities.ties import Ties
from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number, scale_of


class Culprit(Struct, frozen=True):
    """The likeliest ``cell``, in ``broken``, and what it should hold (None: not known).

    It is ``alone`` where no other cell could be changed without breaking an equation that holds. ``others`` are as
    likely, and in the same equation.
    """

    broken: Broken
    cell: Address
    expected: Number | None = None
    alone: bool = False
    others: tuple[Address, ...] = ()


class Evidence(Struct, frozen=True):
    """The cells of each equation that holds, of a table or over several: it speaks for all of them."""

    ties: Ties
    holding: tuple[frozenset[Address], ...]

    def grouped(self, broken: Sequence[Broken]) -> list[list[Broken]]:
        """Equations of one rule that fail for one cause: they share a cell, or one that holds has cells of both."""
        groups: list[list[Broken]] = []
        for each in broken:
            near = [group for group in groups if any(self._belong(each, other) for other in group)]
            groups = [group for group in groups if group not in near]
            groups.append([*(other for group in near for other in group), each])
        return groups

    def _belong(self, one: Broken, other: Broken) -> bool:
        mine, theirs = one.tied.equation.cells, other.tied.equation.cells
        if one.tied.line.rule.id != other.tied.line.rule.id:
            return False
        if not mine.isdisjoint(theirs):
            return True
        return any(not (cells.isdisjoint(mine) or cells.isdisjoint(theirs)) for cells in self.holding)

    def culprit(self, group: Sequence[Broken]) -> Culprit:
        """The cell in most of those that fail and in fewest of those that hold; of a quotient that on the left."""
        lead = next((each for each in group if each.tied.equation.linear), group[0])
        if lead.tied.equation.divisor or lead.tied.equation.none:
            return Culprit(lead, lead.tied.equation.ordered[0])
        alike = [each for each in group if each.tied.equation.linear == lead.tied.equation.linear]
        ranks: dict[Address, tuple[int, bool, int]] = {}
        for each in alike:
            for cell in each.tied.equation.ordered:
                times = sum(cell in other.tied.equation.cells for other in alike)
                impossible = each.tied.equation.linear and self.mended(each, cell) is None
                ranks.setdefault(cell, (-times, impossible, sum(cell in cells for cells in self.holding)))
        cell = min(ranks, key=lambda each: ranks[each])
        lead = next(each for each in alike if cell in each.tied.equation.cells)
        free = [each for each in ranks if not ranks[each][2]]
        others = tuple(e for e in lead.tied.equation.ordered if e != cell and ranks[e] == ranks[cell])
        everywhere = all(cell in each.tied.equation.cells for each in group)
        expected = self.mended(lead, cell) if lead.tied.equation.linear else None
        return Culprit(lead, cell, expected, free == [cell] and everywhere and expected is not None, others)

    def mended(self, broken: Broken, cell: Address) -> Number | None:
        """What a cell of a linear equation should hold for it to hold, where that can be."""
        value, factor = self.ties.figures.known[cell], broken.tied.equation.coefficients[cell]
        scale = scale_of((value, broken.failure.difference))
        change, rest = divmod(-scale.whole(broken.failure.difference), factor)
        found = scale.whole(value) + change
        return None if rest or (found < 0 <= scale.whole(value)) else scale.number(found)
