"""What the text says of single cells, for those who ask which of several cells is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from gouji.checks.context import Context
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.check import read_text
from gouji.checks.narrative.formulas import CellOf
from gouji.checks.narrative.reading import Assertion
from gouji.checks.narrative.rule import NarrativeRule
from gouji.equations.equation import Address
from gouji.forms.report import Report
from gouji.localization.corroborate import Stated


def cell_statements(report: Report, rules: Sequence[NarrativeRule], context: Context) -> Mapping[str, Stated]:
    """What the text says of cells, by table. What may stand for one of several cells is left out."""
    tables = Tables(report, context)
    found: dict[str, dict[Address, set[Fraction]]] = {}
    try:
        read = read_text(report, rules, context)
        for rule in rules:
            for assertion in read.reader.assertions(rule, read.text):
                for (table, cell), value in _stated(assertion, tables):
                    found.setdefault(table, {}).setdefault(cell, set()).add(value)
    except TimeoutError:  # the rules that read the text will tell that it takes too long
        return {}
    return found


def _stated(assertion: Assertion, tables: Tables) -> Iterator[tuple[CellOf, Fraction]]:
    mention = assertion.mention
    for name in assertion.names & mention.phrase.equals.keys() & mention.figures.keys():
        expressions = mention.phrase.equals[name]
        cell = _only_cell(expressions[0], tables) if len(expressions) == 1 else None
        if cell:
            yield cell, mention.figures[name][-1].value


def _only_cell(expression: str, tables: Tables) -> CellOf | None:
    compiled = tables.formulas.sum(expression)
    if compiled is None:
        return None
    ((cell, factor), *others) = compiled.cells or ((None, 0),)
    return cell if factor == 1 and not others and not compiled.figures and not compiled.constant else None
