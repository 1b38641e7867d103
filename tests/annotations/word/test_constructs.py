"""Comments wherever a document holds its words: boxes, controls, revisions, tables; ``gouji.annotations.word``."""

from __future__ import annotations

from functools import cache

import pytest

from gouji.annotations import Annotated, annotated
from gouji.linter.session import Session
from gouji.text.spans import Span
from support.word_parts import bare, comments, parts, root, spans
from support.word_report import TOTAL, run, word_report
from support.word_validity import check_comments

END = "</w:tc></w:tr><w:tr>"
"""What follows the paragraphs of the cell in :data:`TOTAL`."""
OTHER = "（三）政府信息管理。公文拟稿时写明是否公开"
WORDS = f"{OTHER},由办公室复核。"
PLAIN = f"<w:p>{run(WORDS)}</w:p>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
BOX = f"<w:pict><v:shape {VML}><v:textbox><w:txbxContent>{{}}</w:txbxContent></v:textbox></v:shape></w:pict>"
BY = "w:id='7' w:author='甲'"
DELETED = f"<w:del {BY}><w:r><w:delText>，</w:delText></w:r></w:del>"
TWO_VERSIONS = (
    f"<mc:AlternateContent {MC}><mc:Choice Requires='w'><w:drawing><w:txbxContent>{PLAIN}</w:txbxContent></w:drawing>"
    f"</mc:Choice><mc:Fallback>{BOX.format(PLAIN)}</mc:Fallback></mc:AlternateContent>"
)
LIST = (
    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='0'/><w:listEntry w:val='24'/>"
    "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
TO_FILL_IN = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('点击')}</w:sdtContent></w:sdt>"


@cache
def session() -> Session:
    return Session()


def annotate(data: bytes) -> Annotated:
    return annotated(session(), "报告.docx", data, "zh")


@cache
def paragraph() -> str:
    """The paragraph on the management of information, as the report has it."""
    text = parts(word_report())["word/document.xml"].decode()
    at = text.index("（三）政府信息管理。")
    return text[text.rindex("<w:p>", 0, at) : text.index("</w:p>", at) + len("</w:p>")]


def check(data: bytes, rule: str) -> tuple[Span, Span]:
    """The place of a finding, and that of its comment; of the document nothing else has changed."""
    done = annotate(data)
    assert done.data is not None
    check_comments(done.data)
    assert bare(root(done.data)) == bare(root(data))
    again = annotate(done.data)
    assert again.data == done.data
    (finding,) = (each for each in done.result.findings if each.rule == rule)
    assert finding.spot is not None
    (number,) = (number for number, (_, lines) in comments(done.data).items() if lines[-1] == rule)
    return finding.spot.span, spans(done.data)[number]


@pytest.mark.parametrize(
    "instead",
    [
        PLAIN,
        f"<w:sdt><w:sdtPr><w:richText/></w:sdtPr><w:sdtContent>{PLAIN}</w:sdtContent></w:sdt>",
        f"<w:customXml w:element='a'>{PLAIN}</w:customXml>",
        f"<w:permStart w:id='1'/>{PLAIN}<w:permEnd w:id='1'/>",
        f"<w:p><w:moveTo {BY}>{run(WORDS)}</w:moveTo></w:p>",
        f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{run(WORDS)}</w:p>",
        f"<w:p>{run(OTHER)}{DELETED}<w:ins {BY}>{run(',')}</w:ins>{run('由办公室复核。')}</w:p>",
        f"<w:p><w:hyperlink w:anchor='a'>{run(WORDS)}</w:hyperlink></w:p>",
        f"<w:p>{run(OTHER)}<w:proofErr w:type='spellStart'/>{run(',')}{run('由办公室复核。')}</w:p>",
        f"<w:p>{run(WORDS)}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        f"<w:p>{run('图示')}<w:r>{BOX.format(PLAIN.replace(',', '，'))}</w:r>{run(WORDS)}</w:p>",
    ],
    ids=[
        "plain", "a control", "custom XML", "a permission", "moved", "an inserted paragraph", "an inserted character",
        "a link", "proofing marks", "a footnote", "behind a box",
    ],
)  # fmt: skip
def test_at_the_character(instead: str) -> None:
    meant, found = check(word_report((paragraph(), instead)), "half-width-mark")
    assert meant == found


@pytest.mark.parametrize(
    "instead",
    [
        f"<w:p>{run('图示')}<w:r>{BOX.format(PLAIN)}</w:r></w:p>",
        f"<w:p><w:r>{BOX.format(PLAIN)}</w:r></w:p>",
        f"<w:p><w:r>{TWO_VERSIONS}</w:r></w:p>",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{PLAIN}</w:sdtContent></w:sdt>",
    ],
    ids=["a box", "a box alone", "a box in two versions", "a control for plain text"],
)
def test_around_what_takes_no_comment_inside(instead: str) -> None:
    meant, found = check(word_report((paragraph(), instead)), "half-width-mark")
    assert found.start <= meant.start < meant.end <= found.end


@pytest.mark.parametrize(
    ("paragraphs", "rule"),
    [
        (f"<w:p>{run('2')}</w:p><w:p>{run('4')}</w:p>", "cell-unreadable"),
        (f"<w:sdt><w:sdtContent><w:p>{run('24')}</w:p></w:sdtContent></w:sdt>", "requests-flow"),
        (f"<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('24')}</w:sdtContent></w:sdt></w:p>",
         "requests-flow"),
        (f"<w:p>{LIST}</w:p>", "requests-flow"),
        (f"<w:p><w:ins {BY}>{run('24')}</w:ins></w:p>", "requests-flow"),
        (f"<w:p><w:del {BY}><w:r><w:delText>23</w:delText></w:r></w:del></w:p>", "cell-blank"),
        (f"<w:p>{TO_FILL_IN}</w:p>", "cell-blank"),
        ("<w:p/>", "cell-blank"),
        ("<w:p></w:p><w:p><w:pPr/></w:p>", "cell-blank"),
    ],
    ids=[
        "two paragraphs", "a control", "a control in the line", "a drop-down list", "inserted", "deleted",
        "a control to fill in", "nothing", "empty paragraphs",
    ],
)  # fmt: skip
def test_at_the_cell(paragraphs: str, rule: str) -> None:
    meant, found = check(word_report((TOTAL, paragraphs + END)), rule)
    assert meant == found


def test_of_a_cell_that_may_hold_none_it_stands_at_the_title() -> None:
    done = annotate(word_report((TOTAL, END)))
    assert done.data is not None
    check_comments(done.data)
    ((number, _),) = comments(done.data).items()
    assert spans(done.data)[number].start == 0


def test_many_comments_are_all_there() -> None:
    """Several hundred findings have as many comments: a person filters them by their authors."""
    many = "".join(f"<w:p>{run(f'第{number}次会议研究公开工作,听取汇报，并提出要求。')}</w:p>" for number in range(500))
    done = annotate(word_report((paragraph(), paragraph() + many)))
    assert done.data is not None
    assert len(comments(done.data)) == done.notes >= 500
    check_comments(done.data)
