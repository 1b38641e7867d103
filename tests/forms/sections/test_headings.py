"""Section headings among other lines: found by their words, then judged by number and order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Paragraph
from gouji.forms.sections import titles
from gouji.forms.sections.headings import Headings, find_headings
from gouji.schema.sections import SectionForm
from gouji.text.normalize import fold_label
from gouji.text.spans import Text

SECTIONS = (
    SectionForm(id="waters", number="一", title="水域概况", titles=("水域基本情况",), key="水域"),
    SectionForm(id="catches", number="二", title="渔获情况", key="渔获|捕捞"),
    SectionForm(id="members", number="三", title="会员变动情况", key="会员"),
)
TEXT = "全年开展活动十二次，参加人数比较稳定，各项安排都已按计划完成。"


def headings(*lines: str, levels: dict[str, int] | None = None, labels: frozenset[str] = frozenset()) -> Headings:
    blocks = [Paragraph(Text(line), (levels or {}).get(line)) for line in lines]
    return find_headings(blocks, SECTIONS, lambda text: fold_label(text) in labels)


def found(result: Headings) -> list[tuple[str, int]]:
    return [(section.id, heading.index) for section, heading in result.found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["一、水域概况", TEXT, "二、渔获情况", TEXT, "三、会员变动情况", TEXT],
            [("waters", 0), ("catches", 2), ("members", 4)],
            id="as the form has them",
        ),
        pytest.param(
            ["1、 水域概况", TEXT, "二、渔获情况", TEXT, "三、会员变动情况", TEXT],
            [("waters", 0), ("catches", 2), ("members", 4)],
            id="one is numbered in another style",
        ),
        pytest.param(
            ["一、水域概况", "（一）湖", TEXT, "第二部分 渔获情况", "（一）鱼", TEXT, "三、会员变动情况", TEXT],
            [("waters", 0), ("catches", 3), ("members", 6)],
            id="one is numbered as a part",
        ),
        pytest.param(
            ["一、水域概况", "（一）湖", TEXT, "（二）渔获情况", TEXT, "三、会员变动情况", TEXT],
            [("waters", 0), ("members", 5)],
            id="an item of a list that has the title of a section",
        ),
        pytest.param(
            ["一、水域概况", "2.渔获情况", TEXT, "3.网具", TEXT, "三、会员变动情况", TEXT],
            [("waters", 0), ("members", 5)],
            id="the first item of a list that has the title of a section",
        ),
        pytest.param(
            ["水域概况", TEXT, "渔获情况", TEXT, "会员变动情况"],
            [("waters", 0), ("catches", 2), ("members", 4)],
            id="without numbers",
        ),
        pytest.param(
            ["一、 水 域 概 况：", "二．渔获的情况", "三、会员及变动情况"],
            [("waters", 0), ("catches", 1), ("members", 2)],
            id="spaces, marks and connectives",
        ),
        pytest.param(
            ["三、会员变动情况", "一、水域概况", "二、渔获情况"],
            [("members", 0), ("waters", 1), ("catches", 2)],
            id="out of order",
        ),
        pytest.param(["一、水域概况", "三、会员变动情况"], [("waters", 0), ("members", 1)], id="one missing"),
        pytest.param(
            ["一、水域概况", "（一）渔获情况", TEXT, "二、渔获情况", "三、会员变动情况"],
            [("waters", 0), ("catches", 3), ("members", 4)],
            id="a sub-heading with the same words",
        ),
        pytest.param(
            ["一、水域概况", "我们在渔获情况一栏作了说明，会员变动情况见下文。", "二、渔获情况"],
            [("waters", 0), ("catches", 2)],
            id="the words inside a sentence",
        ),
        pytest.param(
            [
                "目录",
                "一、水域概况",
                "二、渔获情况",
                "三、会员变动情况",
                "一、水域概况",
                TEXT,
                "二、渔获情况",
                "三、会员变动情况",
            ],
            [("waters", 4), ("catches", 6), ("members", 7)],
            id="a table of contents",
        ),
        pytest.param(
            ["一、本会水域及放流", TEXT, "二、捕捞成果", TEXT, "三、会员"],
            [("waters", 0), ("catches", 2), ("members", 4)],
            id="by the telling words",
        ),
        pytest.param(
            ["（一）水域概况", TEXT, "（二）渔获情况", TEXT, "（三）会员变动情况"],
            [("waters", 0), ("catches", 2), ("members", 4)],
            id="all numbered （一）",
        ),
        pytest.param(
            ["1.水域概况", TEXT, "2.渔获情况", "（1）会员变动情况", TEXT, "3.会员变动情况"],
            [("waters", 0), ("catches", 2), ("members", 5)],
            id="all numbered 1.",
        ),
        pytest.param(
            ["第一部分 水域概况", TEXT, "第二部分：渔获情况", TEXT, "第三部分会员变动情况"],
            [("waters", 0), ("catches", 2), ("members", 4)],
            id="parts",
        ),
        pytest.param(
            ["一  水域概况", TEXT, "二，渔获情况", TEXT, "三会员变动情况"],
            [("waters", 0), ("catches", 2), ("members", 4)],
            id="numbers without their mark",
        ),
        pytest.param(
            ["【一、水域概况】", TEXT, "● 二、渔获情况", TEXT, "- 三、会员变动情况"],
            [("waters", 0), ("catches", 2), ("members", 4)],
            id="dressed up",
        ),
    ],
)
def test_found(lines: list[str], expected: list[tuple[str, int]]) -> None:
    assert found(headings(*lines)) == expected


def test_another_title_under_the_right_number_is_misnamed() -> None:
    result = headings("一、水域概况", TEXT, "二、年度大事", TEXT, "三、会员变动情况")
    assert found(result) == [("waters", 0), ("catches", 2), ("members", 4)]
    assert result.misnamed == {"catches"}


def test_a_heading_beyond_the_form_is_extra() -> None:
    result = headings("一、水域概况", "二、渔获情况", "三、会员变动情况", "四、来年打算", TEXT)
    assert [heading.title for heading in result.extra] == ["来年打算"]


def test_own_numbers_inside_a_section_are_not_extra() -> None:
    result = headings("一、水域概况", "一、河道", TEXT, "二、水库", TEXT, "二、渔获情况", "三、会员变动情况")
    assert found(result) == [("waters", 0), ("catches", 5), ("members", 6)]
    assert result.extra == ()


def test_the_same_heading_again_is_a_repeat() -> None:
    result = headings("一、水域概况", "一、水域概况", TEXT, "二、渔获情况", "三、会员变动情况")
    assert [(section.id, heading.index) for section, heading in result.repeats] == [("waters", 1)]


def test_labels_of_tables_are_no_headings() -> None:
    lines = ("一、水域概况", "二、渔获情况", "三、上年结存", "3", "三、会员变动情况")
    assert found(headings(*lines, labels=frozenset({"上年结存"}))) == [("waters", 0), ("catches", 1), ("members", 4)]
    assert headings(*lines, labels=frozenset({"上年结存"})).extra == ()


def test_a_heading_level_counts_where_there_is_no_number() -> None:
    lines = ("渔场与水域", TEXT, "捕捞", TEXT, "会员名录")
    assert found(headings(*lines)) == []
    assert found(headings(*lines, levels=dict.fromkeys(lines[::2], 2))) == [
        ("waters", 0),
        ("catches", 2),
        ("members", 4),
    ]


def test_only_the_very_words_make_a_title_of_a_number_without_its_mark() -> None:
    result = headings("一、水域概况", "二 渔获不多", "二、渔获情况", "三、会员变动情况", "四 来年打算")
    assert found(result) == [("waters", 0), ("catches", 2), ("members", 3)]
    assert result.extra == ()


TIDES = (
    SectionForm(id="gauges", number="IV", title="Tide Gauges"),
    SectionForm(
        id="surges", number="V", title="Surge Warnings Issued and Withdrawn, Their Causes, and the Coasts Concerned"
    ),
    SectionForm(id="charts", number="VI", title="Charts"),
)
PROSE = "The Bureau keeps the gauges. It reads them every hour."


def tide_headings(*lines: str) -> Headings:
    return find_headings([Paragraph(Text(line)) for line in lines], TIDES)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([f"{each.number}. {each.title}" for each in TIDES], id="as the form has them"),
        pytest.param([f"{each.number} – {each.title.upper()}" for each in TIDES], id="dashes and capitals"),
        pytest.param([f"Section {each.number}. {each.title}" for each in TIDES], id="behind a word"),
        pytest.param([f"{each.number}\t{each.title}" for each in TIDES], id="tabs"),
        pytest.param([each.title for each in TIDES], id="without numbers"),
        pytest.param([f"{order}. {each.title}" for order, each in enumerate(TIDES, 4)], id="in another style"),
    ],
)
def test_roman_numbers(lines: list[str]) -> None:
    result = tide_headings(*(line for heading in lines for line in (heading, PROSE)))
    assert found(result) == [("gauges", 0), ("surges", 2), ("charts", 4)]


def test_a_roman_number_out_of_place_is_read() -> None:
    result = tide_headings("IV. Tide Gauges", PROSE, "VI. Charts", PROSE, "V.A. Northern Charts", PROSE)
    assert [(section.id, heading.value) for section, heading in result.found] == [("gauges", 4), ("charts", 6)]


def test_a_section_under_another_title_is_found_by_its_roman_number() -> None:
    result = tide_headings("IV. Tide Gauges", PROSE, "V. Money", PROSE, "VI. Charts", PROSE)
    assert result.misnamed == {"surges"}


NUMBERS = st.sampled_from(["", "一、", "二、", "三、", "四、", "（一）", "1.", "二", "第三部分 "])
WORDS = st.sampled_from(["水域概况", "水域", "渔获情况", "捕捞", "会员变动情况", "会员变动", "湖", "其他", TEXT])


@given(st.lists(st.tuples(NUMBERS, WORDS, st.sampled_from([None, 1, 2, 3])), max_size=9))
def test_paragraphs_without_number_words_or_key_of_a_section_make_no_difference(
    lines: list[tuple[str, str, int | None]],
) -> None:
    """The plain way: every short paragraph is a candidate."""
    blocks = [Paragraph(Text(f"{number}{words}"), level) for number, words, level in lines]
    result = find_headings(blocks, SECTIONS, "捕捞".__eq__)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(titles, "_may_count", lambda *_: True)
        assert find_headings(blocks, SECTIONS, "捕捞".__eq__) == result
