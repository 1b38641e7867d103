"""Automatic numbers of Word documents."""

from __future__ import annotations

import pytest
from word_files import blocks, p, texts

from gouji.document.model import Table


def level(depth: int, style: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>'


def numbering(*levels: str, more: str = "") -> str:
    instance = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{instance}{more}'


def item(text: str, depth: int = 0, identifier: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identifier}"/></w:numPr>')


@pytest.mark.parametrize(
    ("style", "labels"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 101: "一百零一", 110: "一百一十"}),
        ("chineseCountingThousand", {9: "九", 305: "三百零五", 1010: "一千零一十"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍"}),
        ("japaneseCounting", {3: "三"}),
        ("ideographTraditional", {1: "甲", 10: "癸"}),
        ("ideographZodiac", {2: "丑"}),
        ("ideographDigital", {10: "一〇"}),
        ("upperLetter", {1: "A", 27: "AA"}),
        ("lowerLetter", {26: "z"}),
        ("upperRoman", {4: "IV", 1990: "MCMXC"}),
        ("lowerRoman", {9: "ix"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 51: "51"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("decimalFullWidth", {12: "１２"}),
        ("ideographEnclosedCircle", {1: "㊀"}),
        ("none", {1: ""}),
        ("unheardOf", {5: "5"}),
    ],
)
def test_number_formats(style: str, labels: dict[int, str]) -> None:
    for start, label in labels.items():
        lists = numbering(level(0, style, "%1、", f'<w:start w:val="{start}"/>'))
        assert texts(blocks(item("情况"), numbering=lists)) == [f"{label}、情况"]


def test_numbers_count_restart_and_nest() -> None:
    lists = numbering(
        level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%2.%3")
    )
    body = item("甲") + item("子", 1) + item("丑", 1) + item("末", 2) + item("乙") + item("寅", 1)
    assert texts(blocks(body, numbering=lists)) == ["一、甲", "（一）子", "（二）丑", "二.1 末", "二、乙", "（一）寅"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ["1.a", "1)b", "2.c", "1)d"]),
        ('<w:lvlRestart w:val="0"/>', ["1.a", "1)b", "2.c", "2)d"]),
        ('<w:lvlRestart w:val="1"/>', ["1.a", "1)b", "2.c", "1)d"]),
    ],
)
def test_restart_of_deeper_levels(more: str, expected: list[str]) -> None:
    lists = numbering(
        level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'),
        level(1, "decimal", "%2)", f'<w:suff w:val="nothing"/>{more}'),
    )
    assert texts(blocks(item("a") + item("b", 1) + item("c") + item("d", 1), numbering=lists)) == expected


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("", ["1、a", "2、b", "3、c"]),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>', ["1、a", "5、b", "6、c"]),
        (f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1、")}</w:lvlOverride>', ["1、a", "B、b", "3、c"]),
    ],
)
def test_lists_on_one_base_count_on_unless_they_start_anew(override: str, expected: list[str]) -> None:
    more = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    lists = numbering(level(0, "decimal", "%1、"), more=more)
    body = item("a") + item("b", identifier=2) + item("c")
    assert texts(blocks(body, numbering=lists)) == expected


def test_a_deeper_level_before_any_upper_one_shows_the_first_number_of_that() -> None:
    lists = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    assert texts(blocks(item("甲", 1), numbering=lists)) == ["1.1 甲"]


CUSTOM = (
    '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom"/></mc:Choice><mc:Fallback>'
    '<w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl>'
)


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        (level(0, "bullet", "●"), "甲"),
        (level(0, "none", ""), "甲"),
        (level(0, "chineseCounting", "第%1条", "<w:isLgl/>"), "第1条甲"),
        (level(0, "chineseCounting", "(%1)"), "(一)甲"),
        ("", "甲"),
        (CUSTOM, "I、甲"),
    ],
)
def test_label_of_one_item(levels: str, text: str) -> None:
    assert texts(blocks(item("甲"), numbering=numbering(levels))) == [text]


@pytest.mark.parametrize(
    "properties", ['<w:numPr><w:numId w:val="0"/></w:numPr>', '<w:numPr><w:ilvl w:val="12"/></w:numPr>']
)
def test_a_paragraph_outside_every_list_has_no_number(properties: str) -> None:
    lists = numbering(level(0, "decimal", "%1、"))
    assert texts(blocks(p("甲", properties), numbering=lists)) == ["甲"]


def test_numbers_that_come_from_styles() -> None:
    styles = """
    <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/>
    <w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
    lists = numbering(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
        level(2, "decimal", "%3."),
    )
    body = p("总", '<w:pStyle w:val="1"/>') + p("分", '<w:pStyle w:val="2"/>') + p("目", '<w:pStyle w:val="3"/>')
    assert texts(blocks(body, styles, lists)) == ["一、总", "（一）分", "1. 目"]


def test_a_list_that_only_names_a_list_style() -> None:
    styles = """<w:style w:type="numbering" w:styleId="L"><w:name w:val="条"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
    linked = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>'
    more = f'{linked}<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    lists = numbering(level(0, "decimal", "第%1条"), more=more)
    assert texts(blocks(item("甲", identifier=2), styles, lists)) == ["第1条甲"]


def test_a_row_of_automatic_numbers_in_empty_cells() -> None:
    cells = "".join(f"<w:tr><w:tc>{item('')}</w:tc><w:tc>{p(text)}</w:tc></w:tr>" for text in ("甲", "乙"))
    (table,) = blocks(f"<w:tbl>{cells}</w:tbl>", numbering=numbering(level(0, "decimal", "%1")))
    assert isinstance(table, Table)
    assert [cell.text.value for cell in table.cells] == ["1", "甲", "2", "乙"]
