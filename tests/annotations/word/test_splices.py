"""Comments on any ranges of any runs: each stands at its characters, and nothing else has changed."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gouji.annotations import notes
from gouji.annotations.word import annotate
from gouji.annotations.word.earlier import without_own
from gouji.readers import read
from gouji.text.source import Source
from gouji.text.spans import Span
from support.word_parts import bare, ranges, root
from support.word_report import word_document
from support.word_validity import check_comments

CHARACTERS = st.text(st.sampled_from("甲乙1 &<>𠀀é"), max_size=5)
PROPERTIES = st.sampled_from(("", "<w:rPr><w:b/></w:rPr>", "<w:rPr/>"))
SIGN = st.sampled_from(("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:lastRenderedPageBreak/>"))
TEXT = CHARACTERS.map(lambda text: f'<w:t xml:space="preserve">{escape(text)}</w:t>')
RUN = st.builds("<w:r>{}{}</w:r>".format, PROPERTIES, st.lists(TEXT | SIGN, max_size=4).map("".join))
RUNS = st.lists(RUN, max_size=4).map("".join)
WRAPPED = st.builds(
    str.format,
    st.sampled_from(("{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", "<w:del>{}</w:del>")),
    RUNS,
)
PARAGRAPH = st.lists(WRAPPED, max_size=3).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>" if runs else "<w:p/>")
CELL = st.lists(PARAGRAPH, min_size=1, max_size=2).map(lambda cell: f"<w:tc>{''.join(cell)}</w:tc>")
ROW = st.lists(CELL, min_size=2, max_size=3).map(lambda row: f"<w:tr>{''.join(row)}</w:tr>")
TABLE = st.lists(ROW, min_size=1, max_size=2).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")
BODY = st.lists(PARAGRAPH | TABLE, max_size=4).map(
    lambda blocks: f"<w:p><w:r><w:t>首</w:t></w:r></w:p>{''.join(blocks)}"
)


def noted(*spans: Span) -> notes.Noted:
    line = notes.Line("message", "…")
    return notes.Noted(
        "zh", tuple(notes.Note("error", "勾稽 错误", "错误：", (line,), span) for span in spans), None, {}
    )


@given(BODY, st.data())
def test_any_ranges_of_any_runs(body: str, data: st.DataObject) -> None:
    source = Source("报告.docx", word_document(body))
    transcript = read(source).transcript
    assert transcript is not None
    points = st.integers(0, len(transcript.text))
    pairs = data.draw(st.lists(st.tuples(points, points).map(sorted), min_size=1, max_size=4))
    copy = annotate(source, noted(*(Span(*pair) for pair in pairs)))
    check_comments(copy)
    assert bare(root(copy)) == bare(root(source.data))
    found = sorted(shown(text) for text in ranges(root(copy)).values())
    meant = [shown(transcript.text[start:end]) for start, end in pairs]
    assert len(found) == len(pairs)
    assert [text for text in meant if text and text not in found] == []
    again = without_own(Source("报告.docx", copy))
    assert annotate(Source("报告.docx", again), noted(*(Span(*pair) for pair in pairs))) == copy
    check_well_formed(again)


def shown(text: str) -> str:
    """Without line ends, which stand between paragraphs in the one and for breaks in the other."""
    return text.replace("\n", "")


def check_well_formed(data: bytes) -> None:
    assert not any("comment" in str(each.tag) for each in root(data).iter(etree.Element))


@pytest.mark.parametrize("text", ["<![CDATA[a<b]]>c", "&#x4e00;&amp;乙", "<!-- x -->甲<?a b?>乙", "甲\r\n乙"])
def test_however_characters_are_written(text: str) -> None:
    source = Source("报告.docx", word_document(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
    transcript = read(source).transcript
    assert transcript is not None
    for at in range(len(transcript.text) - 1):
        copy = annotate(source, noted(Span(at, at + 1)))
        assert list(ranges(root(copy)).values()) == [transcript.text[at]]
        assert bare(root(copy)) == bare(root(source.data))
