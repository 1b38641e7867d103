"""Figures as the cells of a table write them: with their decimals, and by thousands."""

from __future__ import annotations

from gouji.equations.fixed_point import Number, shown
from gouji.forms.report import BoundTable, Fact
from gouji.text.lazy import lazy_re

_BY_THOUSANDS = lazy_re(r"[0-9],[0-9]{3}(?![0-9])")
_FIGURE = lazy_re(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def decimals_of(fact: Fact | None) -> int:
    """So many decimals a cell is written with: those of its kind of values, else those that it has."""
    if fact is None:
        return 0
    return (fact.values.decimals or 0) if fact.values.exactly else fact.value.decimals


def is_by_thousands(table: BoundTable) -> bool:
    """Whether a table sets thousands apart: ``1,391``."""
    return any(_BY_THOUSANDS.search(fact.text.value) for fact in table.facts.values())


def by_thousands(figure: str) -> str:
    """A figure with its thousands set apart."""
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdecimal() else figure


def corrected(fact: Fact, number: Number, *, grouped: bool) -> str:
    """The text of a cell with another figure: what stands beside the figure stays, where it is clear what that is."""
    figure = shown(number, decimals_of(fact))
    figures = _FIGURE.findall(fact.text.value)
    if len(figures) != 1 or fact.value.remark or "-" in (figure + fact.text.value):
        return figure
    return fact.text.value.replace(figures[0], by_thousands(figure) if grouped else figure)
