"""Which cells of a table findings are about, and what should stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from gouji.findings.excerpts import CellExcerpt
from gouji.findings.model import Finding, Severity, Where

Address = tuple[str | None, str | None, str | None]
MarkKind = Literal["wrong", "perhaps", "named", "line"]
"""A cell that is wrong, one that may be, one that the text names, one of a row or column that does not add up."""


class Mark(Struct, frozen=True):
    """What finding ``number`` says of a cell; ``expected`` is what should stand there, where that is known."""

    kind: MarkKind
    number: int
    finding: Finding
    expected: str | None = None

    @property
    def severity(self) -> Severity:
        """That of the finding."""
        return self.finding.severity


class Marks(Struct, frozen=True):
    """The marks of one group of findings, by address; a whole row or column has None for the other."""

    at: Mapping[Address, list[Mark]]

    @classmethod
    def of(cls, findings: Iterable[tuple[int, Finding]]) -> Marks:
        """The marks of numbered findings."""
        at: dict[Address, list[Mark]] = {}
        for number, finding in findings:
            for where, mark in _marks(number, finding):
                known = at.setdefault((where.table, where.row, where.column), [])
                if not any(each.number == number for each in known):
                    known.append(mark)
        return cls(at)

    def on(self, cell: CellExcerpt) -> list[Mark]:
        """What is said of a cell itself: one mark a finding."""
        if cell.address is None:
            return []
        return [_placed(mark, cell) for mark in self.at.get(cell.address, ()) if mark.kind != "line"]

    def crosses(self, cell: CellExcerpt) -> bool:
        """Whether the cell is of a row or column that a finding names."""
        if cell.address is None:
            return False
        table, row, column = cell.address
        return (table, row, None) in self.at or (table, None, column) in self.at


def _placed(mark: Mark, cell: CellExcerpt) -> Mark:
    """A finding at another place than the cell is about what is said of the cell there, or about a copy of it."""
    where = mark.finding.where
    if mark.kind != "wrong" or (where.table, where.row, where.column) != cell.address:
        return mark
    is_named = _is_elsewhere(mark.finding, cell) or (mark.expected and _bare(mark.expected) == _bare(cell.text))
    return Mark("named", mark.number, mark.finding) if is_named else mark


def _is_elsewhere(finding: Finding, cell: CellExcerpt) -> bool:
    if finding.spot:
        return finding.spot.paragraph is not None
    return bool(finding.place and cell.place and finding.place != cell.place)


def _bare(text: str) -> str:
    """A figure without what sets its thousands apart."""
    return "".join(char for char in text if not (char.isspace() or char in ",，"))


def _marks(number: int, finding: Finding) -> Iterator[tuple[Where, Mark]]:
    where = finding.where
    sure = finding.confidence != "ambiguous"
    if where.row and where.column:
        yield where, Mark("wrong" if sure else "perhaps", number, finding, _expected(finding))
    sole = finding.confidence in (None, "certain", "structural")  # else others are of other explanations
    for suspect in finding.suspects:
        at = Where(table=where.table, row=suspect.row, column=suspect.column)
        yield at, Mark("wrong" if sole else "perhaps", number, finding, suspect.expected)
    for part in finding.parts:
        if part.where.row and part.where.column:
            yield part.where, Mark("wrong", number, finding)
    for line in (where, *(each.where for each in finding.related if each.path in (None, finding.path))):
        if line.table and bool(line.row) != bool(line.column):
            yield line, Mark("line", number, finding)


def _expected(finding: Finding) -> str | None:
    if finding.expected is not None:
        return finding.expected
    first = next(iter(finding.suspects), None)
    return first.expected if first else None
