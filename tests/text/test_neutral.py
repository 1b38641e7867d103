from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.neutral import escaped, one_line, path, shown, visible

PIECES = st.sampled_from(
    [
        *("\x1b[2J", "\x9b2J", "\r", "\n", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "\x07", "\x7f"),
        *("\u202e", "\u2066", "\u200f", "\u061c", "\ufeff", "\U000e0041", "\ufff9"),
        *(
            "::set-output name=a::b",
            "::",
            ":",
            "##vso[",
            "##[",
            "#",
            "##",
            "[",
            "##teamcity[",
            " ",
            "\t",
            "甲",
            "a",
            ".",
        ),
    ]
)
HOSTILE = st.lists(PIECES, max_size=8).map("".join)
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]"
    r"|##\w*\["
)


def obeyed(text: str) -> list[str]:
    """What a terminal or a CI server would obey."""
    lines = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    return [*OBEYED.findall(text), *lines]


@pytest.mark.parametrize(
    ("text", "line", "several"),
    [
        ("第一行\n第二行", "第一行 第二行", "第一行\n第二行"),
        ("红\x1b[31m字\x1b[0m", "红[31m字[0m", "红�[31m字�[0m"),
        ("17\u202e71", "1771", "17�71"),
        ("\u2028一\x85二", "一 二", "�一�二"),
        ("##vso[task.complete]x", "# #vso[task.complete]x", "# #vso[task.complete]x"),
        ("见 ##[附件]", "见 # #[附件]", "见 # #[附件]"),
        ("## 标题 [1]", "## 标题 [1]", "## 标题 [1]"),
        (" ::error::x", ": :error::x", " : :error::x"),
        ("a::b", "a::b", "a::b"),
        ("甲\t乙", "甲 乙", "甲\t乙"),
        ("👨\u200d👩", "👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_examples(text: str, line: str, several: str) -> None:
    assert (one_line(text), visible(text)) == (line, several)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("报告/一.md", "报告/一.md"),
        ("（一）.md", "（一）.md"),
        ("../a.md", "../a.md"),
        (".a.md", ".a.md"),
        ("::set-output name=a::b.md", "./::set-output name=a::b.md"),
        ("##vso[x].md", "./# #vso[x].md"),
        (" ::x.md", "./ ::x.md"),
        ("-x.md", "./-x.md"),
        ("a\x1b[2J\nb.md", "a[2J b.md"),
    ],
)
def test_paths(name: str, written: str) -> None:
    assert path(name) == written


@given(HOSTILE)
def test_nothing_is_obeyed(text: str) -> None:
    assert obeyed(one_line(text)) == obeyed(path(text)) == obeyed(visible(text)) == []
    assert len(one_line(text).splitlines()) <= 1
    assert len(path(text).splitlines()) <= 1
    assert OBEYED.findall("".join(shown(text))) == []
    assert OBEYED.findall(escaped(text, "&#{};".format)) == []
    assert [len(shown(text)), one_line(one_line(text))] == [len(text), one_line(text)]
    assert visible(visible(text)) == visible(text)


@given(st.text("a中 #[:~") | st.text() | st.lists(PIECES, max_size=3).map("".join))
def test_a_line_that_needs_no_second_look_gets_none(line: str) -> None:
    assert one_line(line) == one_line(f"\t{line}")  # which is looked at character by character
