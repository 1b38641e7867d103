"""What would mend a cell: the number that the rest of the table proves, or the one that was meant.

Only a zero that is proven is safe. What rests on a cell that is in doubt, or on an equation that fails, is no proof.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import regex
from msgspec import Struct

from gouji.checks.equations import equations_of
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.identities.wording import shown
from gouji.equations.compile import AssertionFault, Equation
from gouji.equations.fixed_point import Number
from gouji.findings.edits import edit, fix
from gouji.findings.model import Fix
from gouji.forms.report import TOO_DOUBTFUL, Address, Fact, LaidTable, Report
from gouji.forms.values import squeeze
from gouji.localization.deduction import deduce
from gouji.localization.localize import localise
from gouji.packs.contents import Pack

_NOTE = regex.compile(r"[(\[【〔{（]|\d")


class Mend(Struct, frozen=True):
    """What should stand in a cell; ``safe`` as in :class:`gouji.findings.model.Fix`."""

    text: str
    safe: bool


def mends(finds: str, pack: Pack, table: LaidTable, facts: Sequence[Fact]) -> Mapping[Address, Mend]:
    """What would mend the cells of which a rule ``finds`` something; those that can't be mended are left out."""
    sure = [fact for fact in facts if not fact.doubt]
    mender = _MENDERS.get(finds)
    return mender(pack, table, sure) if mender and sure else {}


def fix_of(report: Report, facts: Sequence[Fact], known: Mapping[Address, Mend]) -> Fix | None:
    """The fix of cells, all of which have one that is equally safe."""
    wanted = [known.get((fact.row, fact.column)) for fact in facts]
    edits = [
        edit(report.document, fact.text, mend.text) if mend else None for fact, mend in zip(facts, wanted, strict=True)
    ]
    return fix(edits, safe=all(mend is not None and mend.safe for mend in wanted))


def _deduced(pack: Pack, table: LaidTable, facts: Sequence[Fact]) -> Mapping[Address, Mend]:
    proven = _proven(pack, table)
    cells = [(fact.row, fact.column) for fact in facts]
    return {cell: Mend(shown(proven[cell]), safe=not proven[cell]) for cell in cells if cell in proven}


def _meant(pack: Pack, table: LaidTable, facts: Sequence[Fact]) -> Mapping[Address, Mend]:
    """Letters for digits (``1O``), unless the table proves another number."""
    proven = _proven(pack, table)
    found = {}
    for fact in facts:
        cell = fact.row, fact.column
        guess = shown(fact.value.guess)
        likely = guess if len(guess) == len(squeeze(fact.text.value)) else ""
        proof = shown(proven.get(cell))
        if (proof or likely) and (not likely or proof in ("", likely)):
            found[cell] = Mend(proof or likely, safe=False)
    return found


def _bare(_pack: Pack, _table: LaidTable, facts: Sequence[Fact]) -> Mapping[Address, Mend]:
    """The number without its unit. A note in brackets says something that would be lost."""
    return {
        (fact.row, fact.column): Mend(shown(fact.value.number), safe=False)
        for fact in facts
        if not _NOTE.search(fact.value.remark)
    }


_MENDERS: Mapping[str, Callable[[Pack, LaidTable, Sequence[Fact]], Mapping[Address, Mend]]] = {
    "blank": _deduced,
    "placeholder": _deduced,
    "unreadable": _meant,
    "remark": _bare,
}


def _proven(pack: Pack, table: LaidTable) -> Mapping[Address, Number]:
    """The numbers that cells without one must have."""
    equations = _equations(pack, table)
    counts = table.form.values == "count"
    written = {cell: _number(fact, TOO_DOUBTFUL) for cell, fact in table.facts.items()}
    result = localise(written, equations, table.rows, table.columns, counts=counts)
    failing = {
        cell
        for diagnosis in result.diagnoses
        for failure in diagnosis.failures
        for cell in equations[failure.index].cells
    }
    values = {cell: None if cell in failing else _number(fact, 0) for cell, fact in table.facts.items()}
    deduced = deduce(values, equations, counts=counts)
    return {cell: value for cell, value in deduced.items() if value >= 0 and (isinstance(value, int) or not counts)}


def _number(fact: Fact, doubt: float) -> Number | None:
    return fact.value.number if fact.value.state == "number" and fact.doubt <= doubt else None


def _equations(pack: Pack, table: LaidTable) -> list[Equation]:
    equations: list[Equation] = []
    for rule in pack.rules:
        if isinstance(rule, IdentitiesRule) and rule.table == table.form.id:
            try:
                equations += equations_of(table, rule)
            except AssertionFault:
                continue  # the identities check says so
    return equations
