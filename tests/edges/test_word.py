"""Word documents whose cells show something else than the plain text of their runs, and pages that show nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, verdict
from support.word_report import run, total, word_document, word_report

CLEAN = "exit 0, read"
REMARK = f"{CLEAN}: cell-remark"
STRUCK_OUT = f"{CLEAN}: document-note"
GLUED = "exit 1, read: requests-flow, text-requests"
SKIPPED = "exit 0, skipped"
UNREADABLE = "exit 2, unreadable: document-unreadable"
FAULTY = "exit 1, read: requests-flow"
BLANK = "exit 1, read: cell-blank"
HEADED = f"{CLEAN}: section-number-collision"
NARRATIVE = "exit 0, read: text-requests"
NOTED = "exit 0, partial: document-partial"
NOTED_AND_FAULTY = f"{NOTED}, text-requests"
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    '<w:style w:type="character" w:styleId="mark"><w:name w:val="footnote reference"/>'
    f"<w:rPr>{SUPERSCRIPT}</w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="mine"><w:name w:val="a"/><w:basedOn w:val="mark"/></w:style>'
    '<w:style w:type="character" w:styleId="old"><w:name w:val="b"/><w:rPr><w:strike/></w:rPr></w:style>'
)
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
SHAPES = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def cell(*runs: str) -> bytes:
    """The report with other runs where the total of the new requests, 23, stands."""
    return word_report(total(*runs), styles=STYLES)


def control(kind: str, *, result: str = "") -> str:
    """A field of an old form."""
    inside = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{kind}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> FORM </w:instrText></w:r>{inside}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def choice(*entries: str, chosen: str = "") -> str:
    listed = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return f"<w:ddList>{chosen}{listed}</w:ddList>"


def content_control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def alternatives(required: str, chosen: str, fallback: str | None = None) -> str:
    rest = "" if fallback is None else f"<mc:Fallback>{run(fallback)}</mc:Fallback>"
    return (
        f'<mc:AlternateContent {MC} {SHAPES} xmlns:zz="urn:unknown"><mc:Choice Requires="{required}">{run(chosen)}'
        f"</mc:Choice>{rest}</mc:AlternateContent>"
    )


def narrative(inside: str) -> bytes:
    """The report with other XML where the text has the new requests, 23; ``inside`` stands between two ``w:t``."""
    return word_report(("公开申请23件", f"公开申请</w:t></w:r>{inside}<w:r><w:t>件"))


def formula(text: str, properties: str = "") -> str:
    return f"<m:oMath {MATH}><m:r><w:rPr>{properties}</w:rPr><m:t>{text}</m:t></m:r></m:oMath>"


def mark(kind: str) -> str:
    """The begin, the middle or the end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


TITLE = f"<w:p>{run('澄溪县青石镇人民政府2024年政府信息公开工作年度报告')}</w:p>"
SCAN = f"<w:p><w:r><w:drawing><a:blip {DRAWING}/></w:drawing></w:r></w:p>"


def late(count: int, paragraph: str) -> bytes:
    """The report with a wrong total, behind so many paragraphs."""
    return word_report(total(run("32")), ("<w:body>", f"<w:body>{paragraph * count}"))


EDGES = [
    Edge("wild-note-mark", lambda: cell(run("23"), run("1", SUPERSCRIPT)), GLUED, REMARK),
    Edge("note-mark-lowered", lambda: cell(run("23"), run("1", '<w:vertAlign w:val="subscript"/>')), GLUED, REMARK),
    Edge("note-mark-by-style", lambda: cell(run("23"), run("1", '<w:rStyle w:val="mine"/>')), GLUED, REMARK),
    Edge("note-mark-by-position", lambda: cell(run("23"), run("1", '<w:position w:val="10"/>')), GLUED, REMARK),
    Edge("note-mark-in-brackets", lambda: cell(run("23"), run("[1]", SUPERSCRIPT)), REMARK, REMARK),
    Edge(
        "note-mark-of-its-own",
        lambda: cell(
            run("23"),
            '<w:r><w:rPr><w:rStyle w:val="mark"/></w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="2"/>'
            "<w:t>1</w:t></w:r>",
        ),
        GLUED,
        REMARK,
    ),
    Edge("footnote", lambda: cell(run("23"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), CLEAN, CLEAN),
    Edge("figure-raised-as-a-whole", lambda: cell(run("23", SUPERSCRIPT)), CLEAN, CLEAN),
    Edge("wild-struck-figure", lambda: cell(run("22", "<w:strike/>"), run("23")), GLUED, STRUCK_OUT),
    Edge("struck-twice", lambda: cell(run("23"), run("22", "<w:dstrike/>")), GLUED, STRUCK_OUT),
    Edge("struck-by-style", lambda: cell(run("22", '<w:rStyle w:val="old"/>'), run("23")), GLUED, STRUCK_OUT),
    Edge(
        "not-struck-in-a-style-that-strikes",
        lambda: cell(run("23", '<w:rStyle w:val="old"/><w:strike w:val="0"/>')),
        CLEAN,
        CLEAN,
    ),
    Edge("wild-drop-down", lambda: cell(control(choice("0", "23", chosen='<w:result w:val="1"/>'))), BLANK, CLEAN),
    Edge(
        "drop-down-by-default", lambda: cell(control(choice("0", "23", chosen='<w:default w:val="1"/>'))), BLANK, CLEAN
    ),
    Edge("drop-down-first-entry", lambda: cell(control(choice("23", "0"))), BLANK, CLEAN),
    Edge("drop-down-with-result", lambda: cell(control(choice("23"), result=run("23"))), CLEAN, CLEAN),
    Edge("drop-down-without-entries", lambda: cell(control(choice())), BLANK, BLANK),
    Edge("old-text-field", lambda: cell(control("<w:textInput/>", result=run("23"))), CLEAN, CLEAN),
    Edge("old-text-field-empty", lambda: cell(control("<w:textInput/>", result=run("\u2002" * 5))), BLANK, BLANK),
    Edge("content-control", lambda: cell(content_control(run("23"), "<w:dropDownList/>")), CLEAN, CLEAN),
    Edge(
        "content-control-not-filled-in",
        lambda: cell(content_control(run("选择一项。"), "<w:dropDownList/><w:showingPlcHdr/>")),
        "exit 1, read: cell-unreadable",
        BLANK,
    ),
    Edge("alternative-unknown", lambda: cell(alternatives("zz", "32", "23")), GLUED, CLEAN),
    Edge("alternative-undeclared", lambda: cell(alternatives("wps yy", "32", "23")), GLUED, CLEAN),
    Edge("alternative-known", lambda: cell(alternatives("wps", "23", "32")), CLEAN, CLEAN),
    Edge("alternative-unknown-without-fallback", lambda: cell(alternatives("zz", "23")), CLEAN, BLANK),
    Edge("wild-empty", lambda: word_document("<w:p/>"), SKIPPED, UNREADABLE),
    Edge("all-hidden", lambda: word_document(f"<w:p>{run('隐藏', '<w:vanish/>')}</w:p>"), SKIPPED, UNREADABLE),
    Edge("wild-title-and-scans", lambda: word_document(TITLE + SCAN * 6), SKIPPED, UNREADABLE),
    Edge("scans-without-title", lambda: word_document(SCAN * 6), SKIPPED, UNREADABLE),
    Edge("report-with-a-photo", lambda: word_report(("<w:sectPr>", f"{SCAN}<w:sectPr>")), CLEAN, CLEAN),
    Edge("sec-late-report", lambda: late(5_001, f"<w:p>{run('x')}</w:p>"), SKIPPED, FAULTY),
    Edge("sentence-broken-by-hand", lambda: narrative(f"<w:r><w:br/></w:r>{run('25')}"), CLEAN, NARRATIVE),
    Edge(
        "heading-broken-by-hand",
        lambda: word_report((">一、总体情况<", ">一、总体</w:t><w:br/><w:t>情况<")),
        CLEAN,
        CLEAN,
    ),
    Edge("formula-hidden", lambda: narrative(formula("2", "<w:vanish/>") + formula("23")), NARRATIVE, CLEAN),
    Edge("formula-struck", lambda: narrative(formula("2", "<w:strike/>") + formula("23")), NARRATIVE, STRUCK_OUT),
    Edge("formula-raised", lambda: cell(run("23"), formula("1", SUPERSCRIPT)), GLUED, REMARK),
    Edge("note-mark-by-little", lambda: cell(run("23"), run("1", '<w:position w:val="5"/>')), GLUED, REMARK),
    Edge("figure-set-a-point-higher", lambda: cell(run("2"), run("3", '<w:position w:val="2"/>')), CLEAN, CLEAN),
    Edge(
        "field-over-paragraphs",
        lambda: narrative(
            f"{mark('begin')}<w:r><w:instrText>IF 1 = 2 </w:instrText></w:r></w:p><w:p>{run('25件')}</w:p><w:p>"
            f"{mark('separate')}{run('23')}{mark('end')}"
        ),
        CLEAN,
        CLEAN,
    ),
    Edge(
        "field-whose-code-has-a-table",
        lambda: narrative(
            f"{mark('begin')}<w:r><w:instrText>IF 1 = 2 </w:instrText></w:r></w:p><w:tbl><w:tr><w:tc><w:p>{run('a')}"
            f"</w:p></w:tc><w:tc><w:p>{run('25')}</w:p></w:tc></w:tr></w:tbl><w:p>{mark('separate')}{run('25')}"
            f"{mark('end')}"
        ),
        CLEAN,
        NARRATIVE,
    ),
    Edge("field-without-end", lambda: narrative(mark("begin") + run("25")), CLEAN, NOTED_AND_FAULTY),
    Edge("field-without-begin", lambda: narrative(run("25") + mark("end")), NARRATIVE, NARRATIVE),
    Edge("field-without-end-in-a-cell", lambda: cell(mark("begin"), run("23")), BLANK, NOTED),
    Edge(
        "field-over-paragraphs-with-a-number-and-a-blank-one",
        lambda: narrative(
            f'{mark("begin")}</w:p><w:p/><w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("四、其他")}</w:p><w:p>'
            f"{mark('separate')}{run('23')}{mark('end')}"
        ),
        HEADED,
        CLEAN,
    ),
    Edge("late-report-after-empty-paragraphs", lambda: late(100_000, "<w:p/>"), GLUED, FAULTY),
]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
def test_edge(folder: Path, command: Command, edge: Edge) -> None:
    (folder / "a.docx").write_bytes(edge.make())
    assert verdict(command("check", "a.docx", "--format", "json")) == edge.after
