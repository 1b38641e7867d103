"""PDF files whose cells hold something else than level dark text: fields, turned tables, watermarks, note marks."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pdfplumber")

from pdf_files import HEIGHT, LEFT, TOP, WIDTH, Sheet, pdf

from support.command import Command
from support.edges import Edge, verdict
from support.render_pdf import sheets_of
from support.sample_reports import FAULTLESS

CLEAN = "exit 0, read"
BLANK = "exit 1, read: cell-blank"
FAULTY = "exit 1, read: requests-flow"
GLUED = "exit 1, read: requests-flow, text-requests"
REMARK = f"{CLEAN}: cell-remark"
NOTED = f"{CLEAN}: document-note"
GARBLED = "exit 1, read: cell-unreadable ×4"
MISSING = "exit 1, partial: document-partial, table-missing"
SKIPPED = "exit 0, skipped"
UNREADABLE = "exit 2, unreadable: document-unreadable"
TITLE = "澄溪县青石镇人民政府2024年政府信息公开工作年度报告"


FIELD = "/Subtype /Widget /FT /Tx /DA (/Helv 7 Tf 0 g)"
_TABLE_THREE = 4
TURNED = ("0 1 -1 0", "0 -1 1 0")


def total(*drawn: Sheet) -> bytes:
    """The report with other things drawn in place of the total of the new requests, 23: in 40 by 15 points."""
    sheets = sheets_of(FAULTLESS)
    ((sheet, index),) = [
        (sheet, index)
        for sheet in sheets
        for index, content in enumerate(sheet.content)
        if "<00320033>" in content and " 7.0 Tf" in content
    ]
    sheet.content[index : index + 1] = [content for each in drawn for content in each.content]
    for each in drawn:
        sheet.annotations += each.annotations
    return pdf(*sheets)


def figure(text: str, *, right: float = 0, up: float = 0, size: float = 7) -> Sheet:
    """Characters in that cell, further right and higher than the figure that stood there."""
    return Sheet().text(485 + right, 147 - up + 0.88 * (7 - size), text, size=size)


def field(entries: str) -> Sheet:
    return Sheet().annotation(484, 146, 520, 156, entries)


def marked(text: str, **look: str) -> bytes:
    """The report with large words over each page."""
    sheets = sheets_of(FAULTLESS)
    for sheet in sheets:
        for row in range(3):
            sheet.text(90, 150 + 180 * row, text, size=60, **look)
    return pdf(*sheets)


def on_its_side(matrix: str) -> bytes:
    """The report with table three turned by a quarter."""
    sheets = sheets_of(FAULTLESS)
    return pdf(*(Sheet().turned(each, matrix) if index == _TABLE_THREE else each for index, each in enumerate(sheets)))


def shown_turned(rotate: int) -> bytes:
    """The report whose pages show turned."""
    sheets = sheets_of(FAULTLESS)
    for sheet in sheets:
        sheet.rotate = rotate
    return pdf(*sheets)


def scans(*, title_above: bool) -> bytes:
    first = Sheet().text(LEFT, TOP, TITLE)
    pages = [Sheet().image(0, 0, WIDTH, HEIGHT) for _ in range(3)]
    return pdf(first, *pages) if title_above else pdf(Sheet(first.content + pages[0].content), *pages)


EDGES = [
    Edge("report", lambda: total(figure("23")), CLEAN, CLEAN),
    Edge("wild-form-field", lambda: total(field(f"{FIELD} /V (23)")), BLANK, CLEAN),
    Edge("form-field-with-another-figure", lambda: total(field(f"{FIELD} /V (32)")), BLANK, FAULTY),
    Edge("form-field-left-blank", lambda: total(field(f"{FIELD} /V ()")), BLANK, BLANK),
    Edge("form-field-of-choice", lambda: total(field("/Subtype /Widget /FT /Ch /V (23)")), BLANK, CLEAN),
    Edge("text-typed-over-the-page", lambda: total(field("/Subtype /FreeText /Contents (23)")), BLANK, CLEAN),
    Edge("note-mark", lambda: total(figure("23"), figure("1", right=7.2, up=2.5, size=4)), GLUED, REMARK),
    Edge("wild-watermark", lambda: marked("内部资料", colour="0.8 g"), GARBLED, NOTED),
    Edge("watermark-that-is-transparent", lambda: marked("内部资料"), GARBLED, NOTED),
    Edge("wild-turned-table", lambda: on_its_side(TURNED[0]), MISSING, CLEAN),
    Edge("turned-the-other-way", lambda: on_its_side(TURNED[1]), MISSING, CLEAN),
    Edge("turned-as-a-whole", lambda: shown_turned(90), UNREADABLE, CLEAN),
    Edge("turned-as-a-whole-the-other-way", lambda: shown_turned(270), UNREADABLE, CLEAN),
    Edge("title-over-scans", lambda: scans(title_above=True), SKIPPED, UNREADABLE),
    Edge("title-on-scans", lambda: scans(title_above=False), SKIPPED, UNREADABLE),
]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
def test_edge(folder: Path, command: Command, edge: Edge) -> None:
    (folder / "a.pdf").write_bytes(edge.make())
    assert verdict(command("check", "a.pdf", "--format", "json")) == edge.after
