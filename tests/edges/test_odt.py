"""The report as an OpenDocument text: what Word's cells show, these show, too; what is no text is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, verdict
from support.render_odt import NAMESPACES, as_odt, body_of, package, paragraph
from support.sample_reports import FAULTLESS

NOT_READ = "exit 0, skipped"
"""What was said of any of them under the suffix .odt; under .docx they were no Word document."""
CLEAN = "exit 0, read"
REMARK = f"{CLEAN}: cell-remark"
STRUCK_OUT = f"{CLEAN}: document-note"
BLANK = "exit 1, read: cell-blank"
FAULTY = "exit 1, read: requests-flow"
UNREADABLE = "exit 2, unreadable: document-unreadable"
STYLES = (
    '<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="out" style:family="text"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
)
SHEET = (
    f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet/></office:body></office:document-content>"
)
SCAN = '<text:p><draw:frame svg:width="16cm" svg:height="22cm"><draw:image/></draw:frame></text:p>'
TITLE = paragraph("澄溪县青石镇人民政府2024年政府信息公开工作年度报告")


def styled(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def cell(inside: str, *, before: str = "") -> bytes:
    """The report with another paragraph in place of the total of the new requests, 23."""
    body = body_of(FAULTLESS)
    old = f"{paragraph('23')}</table:table-cell></table:table-row>"
    assert body.count(old) == 1
    return package(
        before + body.replace(old, f"<text:p>{inside}</text:p></table:table-cell></table:table-row>"), STYLES
    )


def text(inside: str) -> bytes:
    """The report with other XML where the text has the new requests, 23."""
    body = body_of(FAULTLESS)
    assert body.count("公开申请23件") == 1
    return package(body.replace("公开申请23件", f"公开申请{inside}件"), STYLES)


def framed(sentence: str) -> bytes:
    """The report with one more sentence, in an element that no reader knows, before the text on the requests."""
    body = body_of(FAULTLESS)
    start = body.rindex("<text:p", 0, body.index("（二）依申请公开"))
    return package(f"{body[:start]}<text:foo>{paragraph(sentence)}</text:foo>{body[start:]}", STYLES)


def value(figure: str) -> bytes:
    """The report with a cell that has a value and no text in place of the total of the new requests."""
    body = body_of(FAULTLESS)
    old = f">{paragraph('23')}</table:table-cell></table:table-row>"
    assert body.count(old) == 1
    return package(body.replace(old, f' office:value="{figure}"/></table:table-row>'), STYLES)


EDGES = [
    Edge("report", lambda: as_odt(FAULTLESS), NOT_READ, CLEAN),
    Edge("wrong-total", lambda: cell("32"), NOT_READ, FAULTY),
    Edge("note-mark", lambda: cell("23" + styled("up", "1")), NOT_READ, REMARK),
    Edge(
        "footnote",
        lambda: cell("23<text:note><text:note-citation>1</text:note-citation></text:note>"),
        NOT_READ,
        REMARK,
    ),
    Edge("struck-figure", lambda: cell(styled("out", "22") + "23"), NOT_READ, STRUCK_OUT),
    Edge("drop-down", lambda: cell('<text:drop-down><text:label text:value="0"/>23</text:drop-down>'), NOT_READ, CLEAN),
    Edge("placeholder", lambda: cell("<text:placeholder>&lt;件数&gt;</text:placeholder>"), NOT_READ, BLANK),
    Edge("late-report", lambda: cell("32", before="<text:p>x</text:p>" * 5_001), NOT_READ, FAULTY),
    Edge("sentence-broken-by-hand", lambda: text("<text:line-break/>25"), CLEAN, f"{CLEAN}: text-requests"),
    Edge("unknown-frame", lambda: framed("全年收到政府信息公开申请25件。"), CLEAN, f"{CLEAN}: text-requests"),
    Edge("cell-that-only-holds-a-value", lambda: value("23"), BLANK, CLEAN),
    Edge("cell-that-only-holds-another-value", lambda: value("32"), BLANK, FAULTY),
    Edge("empty", lambda: package("<text:p/>"), NOT_READ, UNREADABLE),
    Edge("title-and-scans", lambda: package(TITLE + SCAN * 6), NOT_READ, UNREADABLE),
    Edge("spreadsheet", lambda: package("", others={"content.xml": SHEET}), NOT_READ, UNREADABLE),
    Edge("encrypted", lambda: package("", others={"META-INF/manifest.xml": "encryption-data"}), NOT_READ, UNREADABLE),
]


@pytest.mark.parametrize("name", ["a.odt", "a.docx"])
@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
def test_edge(folder: Path, command: Command, edge: Edge, name: str) -> None:
    (folder / name).write_bytes(edge.make())
    assert verdict(command("check", name, "--format", "json")) == edge.after
