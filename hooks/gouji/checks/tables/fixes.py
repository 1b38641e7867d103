"""What would fix a cell: the number that the rest of the table proves, or the one that was meant.

Only a zero that is proven is safe. What rests on a cell that is in doubt, or on an equation that fails, is no proof.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from gouji.checks.context import Context
from gouji.equations.equation import Address
from gouji.equations.fixed_point import Number, shown
from gouji.findings.edits import edit, fix
from gouji.findings.model import Fix
from gouji.forms.report import BoundTable, Fact, Report
from gouji.forms.values import squeeze
from gouji.localization.deduction import deduce
from gouji.schema.values import ValueKind
from gouji.text.lazy import lazy_regex
from gouji.text.raised import NOTE_MARKS

_NOTE = lazy_regex(rf"[(\[【〔{{（{NOTE_MARKS}]|\d")


class CellFix(Struct, frozen=True):
    """What should stand in a cell; ``safe`` as in :class:`gouji.findings.model.Fix`."""

    text: str
    safe: bool


def cell_fixes(finds: str, context: Context, table: BoundTable, facts: Sequence[Fact]) -> Mapping[Address, CellFix]:
    """What would fix the cells of which a rule ``finds`` something; those that can't be fixed are left out."""
    sure = [fact for fact in facts if not fact.doubt]
    fixer = _FIXERS.get(finds)
    return fixer(context, table, sure) if fixer and sure else {}


def fix_of(report: Report, facts: Sequence[Fact], known: Mapping[Address, CellFix]) -> Fix | None:
    """The fix of cells, all of which have one that is equally safe."""
    wanted = [known.get((fact.row, fact.column)) for fact in facts]
    edits = [
        edit(report.document, fact.text, fix_.text) if fix_ else None for fact, fix_ in zip(facts, wanted, strict=True)
    ]
    return fix(edits, safe=all(fix_ is not None and fix_.safe for fix_ in wanted))


def _deduced(context: Context, table: BoundTable, facts: Sequence[Fact]) -> Mapping[Address, CellFix]:
    proven = _proven(context, table)
    cells = [(fact.row, fact.column) for fact in facts]
    kinds = {cell: table.facts[cell].values for cell in cells}
    return {
        cell: CellFix(_written(proven[cell], kinds[cell]), safe=not proven[cell]) for cell in cells if cell in proven
    }


def _meant(context: Context, table: BoundTable, facts: Sequence[Fact]) -> Mapping[Address, CellFix]:
    """Letters for digits (``1O``), unless the table proves another number."""
    proven = _proven(context, table)
    found = {}
    for fact in facts:
        cell = fact.row, fact.column
        guess = shown(fact.value.guess)
        likely = guess if len(guess) == len(squeeze(fact.text.value)) else ""
        proof = shown(proven.get(cell))
        if (proof or likely) and (not likely or proof in ("", likely)):
            found[cell] = CellFix(proof or likely, safe=False)
    return found


def _bare(_context: Context, _table: BoundTable, facts: Sequence[Fact]) -> Mapping[Address, CellFix]:
    """The number without its unit. A note in brackets would be lost with it."""
    return {
        (fact.row, fact.column): CellFix(_written(fact.value.number, fact.values), safe=False)
        for fact in facts
        if not _NOTE.search(fact.value.remark)
    }


def _filled(_context: Context, _table: BoundTable, facts: Sequence[Fact]) -> Mapping[Address, CellFix]:
    """The figure with the zeros that its kind of values wants behind it. What has more decimals must be rounded."""
    found = {}
    for fact in facts:
        text, wanted = fact.text.value.rstrip(), fact.values.decimals or 0
        if fact.values.exactly and fact.value.decimals < wanted and text[-1:].isdecimal():
            point = "" if fact.value.decimals else "."
            zeros = "0" * (wanted - fact.value.decimals)
            found[fact.row, fact.column] = CellFix(f"{text}{point}{zeros}", safe=True)
    return found


def _written(number: Number | None, kind: ValueKind) -> str:
    """A number as its kind of values is written."""
    return shown(number, (kind.decimals or 0) if kind.exactly else 0)


_FIXERS: Mapping[str, Callable[[Context, BoundTable, Sequence[Fact]], Mapping[Address, CellFix]]] = {
    "blank": _deduced,
    "placeholder": _deduced,
    "unreadable": _meant,
    "remark": _bare,
    "decimals": _filled,
}


def _proven(context: Context, table: BoundTable) -> Mapping[Address, Number]:
    """The numbers that cells without one must have."""
    equations = context.equations(table).equations
    failing = {
        cell
        for diagnosis in context.localized(table).diagnoses
        for failure in diagnosis.failures
        for cell in equations[failure.index].cells
    }
    values = {cell: None if cell in failing else fact.usable(doubt=0) for cell, fact in table.facts.items()}
    deduced = deduce(values, equations, counts=table.counts)
    return {cell: value for cell, value in deduced.items() if _is_possible(value, table.facts[cell].values)}


def _is_possible(value: Number, kind: ValueKind) -> bool:
    return (value >= 0 or kind.negative) and (isinstance(value, int) or kind.kind != "count")
