from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.reporters.shared.snippet import frame
from gouji.text.source import Place
from gouji.text.width import cells
from support.work import calls

LONG = "统计" * 100
ROOM = 90


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("total 12", 7, 9, "total 12", "      ^^"),
        ("总计 12 件", 4, 6, "总计 12 件", "     ^^"),
        ("工作4的指导", 3, 4, "工作4的指导", "    ^"),
        ("工作的的指导", 3, 5, "工作的的指导", "    ^^^^"),
        ("一\t\t三", 3, 3, "一    三", "    ^"),  # an empty cell between tabs: the point where it would stand
        ("", 1, 1, "", "^"),
        ("总计", 3, 3, "总计", "    ^"),  # after the last character
        ("e\u0301tat 1", 6, 7, "e\u0301tat 1", "    ^"),  # a combining mark takes no cell
        ("𠮷林 3", 4, 5, "𠮷林 3", "     ^"),
        ("a\x1b[2Jb", 6, 7, "a�[2Jb", "     ^"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, start: int, end: int, shown: str, carets: str) -> None:
    assert frame(line, Place(1, start, 1, end), ROOM) == (shown, carets)


def test_a_range_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert frame("第一行", Place(4, 2, 6, 1), ROOM) == ("第一行", "  ^^^^")


@pytest.mark.parametrize(("start", "cut"), [(1, "right"), (100, "both"), (200, "left")])
def test_a_long_line_is_cut_around_the_caret(start: int, cut: str) -> None:
    shown, carets = frame(LONG, Place(1, start, 1, start + 1), ROOM)
    assert shown.startswith("...") == (cut in ("left", "both"))
    assert shown.endswith("...") == (cut in ("right", "both"))
    assert cells(shown) <= ROOM
    assert carets.endswith("^^")


def test_of_a_very_long_line_only_what_is_near_is_looked_at() -> None:
    line = LONG * 100
    assert calls(lambda: frame(line, Place(1, 9_000, 1, 9_001), ROOM)) < len(line)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")), st.integers(-9, 200), st.data())
def test_carets_never_reach_beyond_the_line(line: str, room: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, len(line) + 1))
    end = data.draw(st.integers(start, len(line) + 1))
    shown, carets = frame(line, Place(1, start, 1, end), room)
    assert carets.strip(" ") == "^" * carets.count("^") != ""
    assert cells(carets) <= cells(shown) + 1
    assert cells(shown) <= max(room, 30)
