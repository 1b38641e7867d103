"""From a form bound to a document to the record of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.document.model import Paragraph
from gouji.equations.fixed_point import shown
from gouji.forms.document_titles import line_of, report_year, titles
from gouji.forms.report import Report
from gouji.records.model import Cell, Passage, Record
from gouji.records.open_rows import row_names
from gouji.schema.info import Claims, PackInfo
from gouji.text.patterns import pattern

_LONGEST_NAME = 30
"""Characters of a line over the title that may be the name of the unit."""
_NO_NAME = frozenset("0123456789：:。，；、")


def record_of(report: Report, info: PackInfo) -> Record:
    """What a report says; ``info`` is that of the pack whose form is bound to it.

    Raises:
        TimeoutError: a pattern of the pack takes too long.
    """
    claims = info.claims
    title = _title(report, claims) if claims else None
    return Record(
        path=report.document.path,
        pack=info.id,
        year=report_year(report, claims) if claims else None,
        unit=_unit(report, claims) if claims else "",
        title=line_of(title) if title else "",
        cells=tuple(_cells(report)),
        passages=tuple(_passages(report)),
        lined=report.document.decoded is not None,
        rows=dict(row_names(table for table in report.tables if not table.copy)),
    )


def _cells(report: Report) -> Iterator[Cell]:
    for table in report.tables:
        if table.copy:
            continue
        for (row, column), fact in table.facts.items():
            value = None if fact.value.number is None else shown(fact.value.number)
            raw = " ".join(fact.text.value.split())
            yield Cell(table.form.id, row, column, value, raw, fact.doubt, report.place(fact.text.span()))


def _passages(report: Report) -> Iterator[Passage]:
    for section, paragraph in report.narrative:
        if paragraph.text.value.strip():
            yield Passage(section.form.id, paragraph.text.value, report.place(paragraph.text.span()))


def _title(report: Report, claims: Claims) -> Paragraph | None:
    return next(iter(titles(report, claims)), None)


def _unit(report: Report, claims: Claims) -> str:
    """The name in the title, else that on the line over it."""
    if claims.unit is None:
        return ""
    found: Sequence[Paragraph] = titles(report, claims)
    for title in found:
        match = pattern(claims.unit).search(line_of(title))
        if match and match["unit"]:
            return str(match["unit"])
    lines = list(report.preamble)
    for title in found:
        index = next(index for index, line in enumerate(lines) if line is title)
        above = line_of(lines[index - 1]) if index else ""
        if above and len(above) <= _LONGEST_NAME and _NO_NAME.isdisjoint(above):
            return above
    return ""
