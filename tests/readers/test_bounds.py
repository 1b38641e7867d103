"""Hostile and endless files: the answer is a finding, soon and in little memory, whatever the format."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from math import isqrt
from typing import NamedTuple

import pytest
from word_files import p, package, tc, tr, zipped

from gouji import readers
from gouji.document.model import Cell, Document, Paragraph, Picture, Table
from gouji.linter import deciding, lint
from gouji.messages.message import Message
from gouji.packs.library import Library
from gouji.readers import limits
from gouji.readers.limits import MOST_CHARACTERS, MOST_LINES, MOST_PARAGRAPHS, MOST_ROWS, within_bounds
from gouji.readers.messages import FILE_TOO_LARGE, PDF_TOO_LARGE, TEXT_TOO_LONG
from gouji.text.source import Source, Unreadable
from gouji.text.spans import Text
from support.work import calls

PACKS = [Library().get("gia-2021"), Library().get("gia-2019")]
MEMORY = 300 * 1024 * 1024
WHOLE = pytest.mark.slow
"""Files as large as any that are read take minutes, all together; small parts show as well what grows too fast."""
SENTENCE = "全年收到政府信息公开申请23件，办结21件。"
LABEL = "一、本年新收政府信息公开申请数量"
PAGE = "<html><head><title>政府信息公开工作年度报告</title></head><body>"
ENTITIES = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(12))
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
LAUGHS = f'<!DOCTYPE d [<!ENTITY e0 "哈">{ENTITIES}]><d>&e12;</d>'


class Size(NamedTuple):
    """A part of what a file may hold."""

    part: int

    def of(self, whole: int) -> int:
        return whole // self.part

    def root(self, whole: int) -> int:
        """For what grows in two directions."""
        return isqrt(self.of(whole))

    @property
    def characters(self) -> int:
        return self.of(MOST_CHARACTERS)

    @property
    def lines(self) -> int:
        return self.of(MOST_LINES)

    @property
    def rows(self) -> int:
        return self.of(MOST_ROWS)

    @property
    def paragraphs(self) -> int:
        return self.of(MOST_PARAGRAPHS)


TEXTS: Mapping[str, Callable[[Size], str]] = {
    "tabs.txt": lambda size: "总计" + "\t" * (size.characters - 2),
    "pipes.txt": lambda size: "|" * size.characters,
    "pipes.md": lambda size: "|" * size.characters,
    "blanks.txt": lambda size: "总" + " " * (size.characters - 2) + "计",
    "one-line.txt": lambda size: SENTENCE * (size.characters // len(SENTENCE)),
    "one-line.md": lambda size: SENTENCE * (size.characters // len(SENTENCE)),
    "sentences.txt": lambda size: f"{SENTENCE}\n" * (size.rows - 1),
    "signs.txt": lambda size: "字\n" * (size.paragraphs - 1),
    "headings.txt": lambda size: "一、总体情况\n" * size.lines,
    "labels.txt": lambda size: "总计\n1\n" * (size.lines // 2 - 1),
    "rows.txt": lambda size: f"{LABEL}\t1\t2\t3\t4\t5\t6\t7\n" * (size.characters // 40),
    "figures.txt": lambda size: ("总计 " + "1 " * 40 + "\n") * (size.characters // 90),
    "columns.txt": lambda size: "总计   1   2   3   4\n" * (size.characters // 25),
    "numerals.txt": lambda size: ("九" + "亿" * 99 + "\n") * (size.characters // 120),
    "brackets.md": lambda size: "[" * size.characters,
    "quotes.md": lambda size: ">" * size.characters,
    "lists.md": lambda size: "- " * (size.characters // 2),
    "emphasis.md": lambda size: "*总 " * (size.characters // 3),
    "ticks.md": lambda size: "`".join("`" * count for count in range(size.root(360_000))),
    "comments.md": lambda size: "<!--" * (size.characters // 4),
    "references.md": lambda size: "".join(f"[r{number}]: b\n" for number in range(size.lines - 1)),
    "lines.md": lambda size: "总\n" * (size.lines - 1),
    "divisions.md": lambda size: "<div>\n\n" * (size.lines // 2 - 1),
    "table.md": lambda size: "|总|计|\n|-|-|\n" + "|1|2|\n" * (size.lines - 3),
    "deep.html": lambda size: PAGE + "<div>" * size.of(210_000),
    "tables-in-tables.html": lambda size: PAGE + "<table><tr><td>" * size.of(50_000),
    "lists.html": lambda size: PAGE + "<ul><li>" * size.of(100_000),
    "spans.html": lambda size: PAGE + "<table>" + "<tr><td rowspan=65534 colspan=1000>1</td></tr>" * size.of(10_000),
    "crossed.html": lambda size: PAGE + "<table>" + ("<tr>" + "<td rowspan=65534>1" * 50) * size.of(2_000),
    "a-million-cells.html": lambda size: (
        PAGE + "<table>" + ("<tr>" + "<td>1" * size.root(1_000_000)) * size.root(1_000_000)
    ),
    "references.html": lambda size: PAGE + "&amp;" * size.of(500_000),
    "attributes.html": lambda size: PAGE + "<p " + "a=1 " * size.of(500_000),
    "unclosed.html": lambda size: PAGE + "<!--" * size.of(500_000),
    "angles.html": lambda size: PAGE + "<" * size.of(500_000),
    "paragraphs.html": lambda size: PAGE + f"<p>{SENTENCE}" * size.of(100_000),
    "inlined-picture.html": lambda size: f'{PAGE}<p>总<img src="data:image/png;base64,{"A" * size.of(10_000_000)}">',
}


def _word(name: str, size: Size) -> bytes:
    wide = tc("", '<w:gridSpan w:val="100"/>')
    chain = (
        f'<w:style w:styleId="s{n}" w:type="paragraph"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(size.of(5_000))
    )
    counted = '<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>'
    level = '<w:lvl w:ilvl="8"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%9%9%9%9"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    bodies: dict[str, Callable[[], dict[str, str | bytes]]] = {
        "paragraphs.docx": lambda: package(p("总") + "<w:p/>" * size.of(290_000)),
        "runs.docx": lambda: package(f"<w:p>{'<w:r><w:t>字</w:t></w:r>' * size.of(80_000)}</w:p>"),
        "elements.docx": lambda: package("<a/>" * size.of(2_000_000)),
        "bomb.docx": lambda: package(" " * size.of(45_000_000)),
        "entities.docx": lambda: {**package(""), "word/document.xml": LAUGHS},
        "deep.docx": lambda: package("<w:p>" * size.of(50_000)),
        "tables-in-tables.docx": lambda: package("<w:tbl><w:tr><w:tc>" * 80 + p("总") + "</w:tc></w:tr></w:tbl>" * 80),
        "cells.docx": lambda: package(p("总") + f"<w:tbl>{tr(*['<w:tc><w:p/></w:tc>'] * 50) * size.of(1_000)}</w:tbl>"),
        "spans.docx": lambda: package(p("总") + f"<w:tbl>{tr(*[wide] * 9) * size.of(900)}</w:tbl>"),
        "fields.docx": lambda: package(p("总") + f"<w:p>{FIELD * size.of(70_000)}</w:p>"),
        "styles.docx": lambda: package(
            "".join(p("总", f'<w:pStyle w:val="s{n}"/>') for n in range(size.of(5_000))), styles="".join(chain)
        ),
        "numbers.docx": lambda: package(p("总", counted) * size.of(24_000), numbering=numbering),
    }
    return zipped(bodies[name]())


def _portable(name: str, size: Size) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    drawing: dict[str, tuple[bytes, list[bytes]]] = {
        "forms.pdf": (b"/X Do", [_form(b"/X Do " * 10, 6 + level) for level in range(12)] + [_form(b"1 w", 0)]),
        "form-in-itself.pdf": (b"/X Do", [_form(b"/X Do /X Do", 5)]),
        "instructions.pdf": (b"q " * 1_000_000, []),
        "numbers.pdf": (b"0 " * size.of(240_000), []),
        "brackets.pdf": (b"[" * size.of(490_000), []),
        "glyphs.pdf": (b"BT /F 12 Tf 10 10 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 400, []),
        "rules.pdf": (b"".join(b"%d 9 m %d 99 l S " % (n % 500, n % 500) for n in range(size.of(22_000))), []),
    }
    content, forms = drawing[name]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F %s >> /XObject << /X 5 0 R >> >> >>" % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *forms,
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%%PDF-1.4\n%strailer\n<< /Root 1 0 R >>\n%%%%EOF\n" % body


def _form(content: bytes, other: int) -> bytes:
    """A form that draws another one, the object with this number, as ``/X``."""
    head = b"<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length %d >>"
    return head % (other, len(content)) + b"\nstream\n%s\nendstream" % content


def _made(name: str, part: int = 1) -> bytes:
    size = Size(part)
    if name in TEXTS:
        return TEXTS[name](size).encode()
    return _word(name, size) if name in WORD else _portable(name, size)


PORTABLE = (
    *("forms.pdf", "form-in-itself.pdf", "instructions.pdf", "numbers.pdf", "brackets.pdf", "glyphs.pdf", "rules.pdf"),
)
WORD = (
    *("paragraphs.docx", "runs.docx", "elements.docx", "bomb.docx", "entities.docx", "deep.docx", "cells.docx"),
    *("tables-in-tables.docx", "spans.docx", "fields.docx", "styles.docx", "numbers.docx"),
)


HOSTILE = (*TEXTS, *WORD, *PORTABLE)
PARTS = {"crossed.html": (128, 32)}
"""Smaller ones lie below the bound on places, up to which crossed cells do fill a square."""


@pytest.mark.parametrize("name", [*TEXTS, *WORD])
def test_work_on_a_hostile_file_grows_with_its_size_and_not_faster(name: str) -> None:
    """Four times the file is about four times the work; where work grew with the square, it would be sixteen times."""
    small, large = (_work(Source(name, _made(name, part))) for part in PARTS.get(name, (400, 100)))
    assert large < 7 * small


@pytest.mark.parametrize("name", PORTABLE)
def test_a_hostile_pdf_has_a_result(name: str) -> None:
    """It is read in a process of its own, whose calls are not counted here and whose time is bounded."""
    _linted(Source(name, _made(name, 32)))


@WHOLE
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_has_a_result_soon(name: str) -> None:
    """Seconds of the processor, several times what any takes on a machine of today."""
    data = _made(name)
    started = time.process_time()
    _linted(Source(name, data))
    assert time.process_time() - started < 20


def _linted(source: Source) -> None:
    result = lint.lint_source(source, PACKS, pinned=True)
    assert len(result.findings) < 2 * deciding.MOST_VERDICTS
    if result.status != "read":
        assert any(finding.check == "document" for finding in result.findings)


def _work(source: Source) -> int:
    return calls(lambda: _linted(source))


@pytest.mark.parametrize("part", [8, pytest.param(1, marks=WHOLE)])
@pytest.mark.parametrize("name", ["pipes.md", "crossed.html", "cells.docx"])
def test_a_hostile_file_takes_little_memory(name: str, part: int) -> None:
    data = _made(name, part)
    tracemalloc.start()
    try:
        readers.read(Source(name, data))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEMORY / part


TOO_LONG = TEXT_TOO_LONG.fill(bound=limits.bound("characters", MOST_CHARACTERS))
TOO_MANY_LINES = TEXT_TOO_LONG.fill(bound=limits.bound("lines", MOST_LINES))


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.txt", "字" * (MOST_CHARACTERS + 1), TOO_LONG),
        ("a.md", "字" * (MOST_CHARACTERS + 1), TOO_LONG),
        ("a.txt", "字\n" * MOST_LINES, TOO_MANY_LINES),
        ("a.txt", "字" * (20 * 1024 * 1024 // 3), TOO_LONG),
        ("a.html", " " * (readers.MAX_SIZE + 1), FILE_TOO_LARGE.fill(limit=50)),
    ],
)
def test_too_long_a_text_is_not_read(name: str, text: str, reason: Message) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.read(Source(name, text.encode()))
    assert refused.value.reason == reason


@pytest.mark.parametrize("name", ["bomb.docx", "entities.docx", "elements.docx", "deep.docx", "forms.pdf"])
def test_bombs_are_not_opened(name: str) -> None:
    with pytest.raises(Unreadable):
        readers.read(Source(name, _made(name)))


@pytest.mark.skipif(find_spec("pdfplumber") is None, reason="needs the extra pdf")
@pytest.mark.parametrize("name", ["forms.pdf", "instructions.pdf", "glyphs.pdf"])
def test_a_pdf_that_draws_too_much_is_not_drawn(name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.read(Source(name, _made(name)))
    assert refused.value.reason == PDF_TOO_LARGE


# ---- what is kept of a document ------------------------------------------------------------------------------------


@pytest.fixture
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARAGRAPHS", 4)
    monkeypatch.setattr(limits, "MOST_ROWS", 4)
    monkeypatch.setattr(limits, "MOST_PLACES", 6)
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 20)


def _table(*rows: str) -> Table:
    return Table(
        tuple(Cell(Text(text), row, column) for row, texts in enumerate(rows) for column, text in enumerate(texts))
    )


def _shown(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield "|".join(f"{cell.text.value}{'+' * (cell.row_span - 1)}" for cell in block.cells)
        else:
            yield block.text.value


HIGH = Table((Cell(Text("a"), 0, 0, 9), Cell(Text("b"), 0, 1), Cell(Text("c"), 8, 1)))
WIDE = Table((Cell(Text("a"), 0, 0, 1, 7),))


@pytest.mark.usefixtures("_narrow")
@pytest.mark.parametrize(
    ("blocks", "kept", "cut", "bound"),
    [
        ([Paragraph(Text("a"))] * 4, ["a"] * 4, None, ""),
        ([Paragraph(Text("a"))] * 5, ["a"] * 4, 4, "4 paragraphs"),
        ([Picture(Text(""))] * 5, [""] * 4, 4, "4 paragraphs"),
        ([Paragraph(Text("a" * 20))], ["a" * 20], None, ""),
        ([Paragraph(Text("a" * 20)), Paragraph(Text("b"))], ["a" * 20], 1, "20 characters"),
        ([Paragraph(Text("a" * 21)), Paragraph(Text("b"))], [], 0, "20 characters"),
        ([_table("ab", "cd", "ef")], ["a|b|c|d|e|f"], None, ""),
        ([_table("ab", "cd", "ef", "gh")], ["a|b|c|d|e|f"], 3, "6 places in tables"),
        ([_table("a", "b", "c", "d", "e"), Paragraph(Text("f"))], ["a|b|c|d"], 4, "4 rows of tables"),
        ([Table(())] * 5, [""] * 4, 4, "4 rows of tables"),
        ([Paragraph(Text("a")), HIGH], ["a", "a++|b"], 4, "6 places in tables"),
        ([*[Paragraph(Text("a"))] * 4, _table("a", "b")], ["a"] * 4 + ["a|b"], None, ""),
        ([WIDE, Paragraph(Text("a"))], [], 0, "6 places in tables"),
        ([Table(()), Paragraph(Text("a"))], ["", "a"], None, ""),
    ],
)
def test_the_beginning_of_a_long_document_is_kept(
    blocks: list[Paragraph | Table], kept: list[str], cut: int | None, bound: str
) -> None:
    document = Document("a.docx", "docx", tuple(blocks))
    bounded = within_bounds(document)
    assert list(_shown(bounded)) == kept
    if cut is None:
        assert bounded is document
    else:
        (note,) = bounded.notes
        assert f"with more than {bound}: only its first {cut:,} paragraphs" in note.message.en
        assert note.partial


@pytest.mark.usefixtures("_narrow")
def test_the_note_on_a_cut_quotes_the_last_words_that_were_read() -> None:
    for blocks, place in (
        (
            (Paragraph(Text("a")), _table("bc", "de"), Picture(Text("")), *[Paragraph(Text("f" * 20))] * 2),
            " (up to “e”)",
        ),
        ((Paragraph(Text("a" * 21)),), ""),
    ):
        (note,) = within_bounds(Document("a.docx", "docx", blocks)).notes
        assert f"were read{place}, and" in note.message.en


def test_a_cut_document_is_a_finding_and_its_beginning_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARAGRAPHS", 500)
    text = "石桥镇2024年政府信息公开工作年度报告\n一、总体情况\n" + "逐条核对公开内容\n" * 501
    result = lint.lint_source(Source("a.txt", text.encode()), PACKS, pinned=True)
    assert result.status == "partial"
    assert any(" 500 " in finding.message.en for finding in result.findings if finding.check == "document")
    assert {"sections", "tables"} <= {finding.check for finding in result.findings}


def test_a_check_that_has_too_much_to_say_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "MOST_VERDICTS", 3)
    result = lint.lint_source(Source("a.txt", "字".encode()), PACKS[:1], pinned=True)
    assert sum(finding.check == "sections" for finding in result.findings) == 3
    assert result.status == "partial"
    reported = [finding.message.en for finding in result.findings if finding.check == "document"]
    assert any("check sections found more than 3 things" in message for message in reported)


def test_work_grows_with_the_document_and_not_faster() -> None:
    """Five times the report takes no more than a good five times the work."""

    def work(times: int) -> int:
        block = f"{SENTENCE}\n" * 20 + f"{LABEL}\t1\t2\t3\t4\t5\t6\t7\n" * 20 + "总计\n1\n" * 20
        return _work(Source("a.txt", ("石桥镇2024年政府信息公开工作年度报告\n一、总体情况\n" + block * times).encode()))

    assert work(5) < 6 * work(1)
