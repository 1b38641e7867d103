"""The cells of a report, for programs, spreadsheets and people."""

from __future__ import annotations

import csv
import io

import msgspec

from gouji.forms.facts import CellReading, readings, readings_of
from gouji.forms.names import column_names, row_names
from gouji.forms.report import Report
from gouji.messages.message import Language, plain
from gouji.packs.contents import Pack
from gouji.records.making import record_of
from gouji.records.model import Passage
from gouji.reporters.shared.columns_of_text import aligned
from gouji.text.neutral import encodable
from gouji.views import messages

COLUMNS = ("table", "row", "column", "label", "text", "state", "value", "remark", "doubt", "line", "at")
REPORT = ("path", "pack", "year", "unit")
"""What comes behind them in CSV: the report, which other reports can be compared with by what is written here."""
_DOUBTFUL = 0.25
_NONE = "∅"


def as_json(report: Report, pack: Pack, language: Language) -> str:
    """One object: whose report for which year it is, which pack and layouts were chosen, every cell, the narrative."""
    layouts = {table.form.id: table.layout.id if table.layout else pack.info.id for table in report.tables}
    missing = [form.id for form in report.form.tables if report.table(form.id) is None]
    record = record_of(report, pack.info)
    value = {
        "version": 1,
        "path": encodable(report.document.path),
        "pack": pack.info.id,
        "year": record.year,
        "unit": record.unit,
        "title": record.title,
        "layouts": layouts,
        "missing_tables": missing,
        "facts": [_plain(reading, language) for reading in readings(report)],
        "passages": [_passage(passage, lined=record.lined) for passage in record.passages],
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def _passage(passage: Passage, *, lined: bool) -> dict[str, str | int | None]:
    place = passage.place if lined else None
    at = {"line": place.line if place else None, "at": place.column if place else None}
    return {"section": passage.section, "text": passage.text, **at}


def as_csv(report: Report, pack: Pack, language: Language) -> str:
    """A line for every cell, with a heading; what could be taken for a formula is left as it is, it is data."""
    record = record_of(report, pack.info)
    whose = [getattr(record, name) for name in REPORT]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, *REPORT))
    writer.writerows((*_plain(reading, language).values(), *whose) for reading in readings(report))
    return out.getvalue()


def _plain(reading: CellReading, language: Language) -> dict[str, str | float | int | None]:
    values = {name: getattr(reading, name) for name in COLUMNS}
    return {**values, "label": reading.label.in_language(language)}


def as_table(report: Report, language: Language) -> str:
    """The tables as a person would arrange them, with marks for what was not plainly read."""
    lines: list[str] = []
    for table in report.tables:
        cells = {(each.row, each.column): each for each in readings_of(report, table)}
        columns, rows = column_names(table.form, brief=True), row_names(table.form)
        grid = [["", *(columns.get(column, plain(column)).in_language(language) for column in table.columns)]]
        for row in table.rows:
            found = [cells.get((row, column)) for column in table.columns]
            name = rows.get(row, plain(row)).in_language(language)
            grid.append([name, *(_shown(each) if each else "" for each in found)])
        if len(table.rows) == 1:  # a single row of many columns reads better downwards
            grid = [list(pair) for pair in zip(*grid, strict=True)][1:]
        lines += [table.form.name.in_language(language), *aligned(grid), ""]
    lines.append(messages.FACTS_LEGEND.in_language(language))
    return "\n".join(lines) + "\n"


def _shown(reading: CellReading) -> str:
    if reading.state == "missing":
        return "·"
    if not reading.text and reading.state in ("blank", "none"):
        return "□" if reading.state == "blank" else _NONE
    if reading.state in ("placeholder", "unreadable"):
        return f"{reading.text}!"
    said = {"number": reading.value, "below": f"<{reading.value}", "none": f"{reading.text}{_NONE}"}
    return said.get(reading.state, reading.text) + ("?" if reading.doubt > _DOUBTFUL else "")
