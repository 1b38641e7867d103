"""Line breaks inside of paragraphs and headings; ``gouji.readers.breaks``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.readers.breaks import paragraphs
from gouji.text.spans import Text, read_from


def _lines(text: str) -> list[Text]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(read_from(line, at))
        at += len(line) + 1
    return lines


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("渔政处收到申请\n32件，已办结", ["渔政处收到申请32件，已办结"]),
        ("全年检查渔船，\n处罚七起", ["全年检查渔船，处罚七起"]),
        ("检查渔船，处罚\n七起。\n二是宣传", ["检查渔船，处罚七起。", "二是宣传"]),
        ("检查渔船（\n木船）", ["检查渔船（木船）"]),
        ("检查渔船\n、木船", ["检查渔船、木船"]),
        ("用 GIS，\nwith maps", ["用 GIS，with maps"]),
        ("maps，and\nships", ["maps，and ships"]),
        ("一、总体情况\n全年检查渔船", ["一、总体情况", "全年检查渔船"]),
        ("总体情况\n2024年，全年检查渔船", ["总体情况", "2024年，全年检查渔船"]),
        ("检查渔船，没有事故\n　　处罚七起", ["检查渔船，没有事故", "处罚七起"]),
        ("检查渔船，没有事故\n（二）处罚", ["检查渔船，没有事故", "（二）处罚"]),
        ("检查渔船。\n处罚七起", ["检查渔船。", "处罚七起"]),
        ("渔政处\n2024年1月9日", ["渔政处", "2024年1月9日"]),
        ("1\n2\n3", ["1", "2", "3"]),
        ("甲\n乙", ["甲", "乙"]),
    ],
)
def test_paragraphs(written: str, expected: list[str]) -> None:
    assert [text.value for text in paragraphs(_lines(written))] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("三、检查\n渔船", ["三、检查渔船"]),
        ("渔政处\n2024年报告", ["渔政处2024年报告"]),
        ("一、总体\n（一）检查", ["一、总体", "（一）检查"]),
        ("一、总体\n全年没有发生事故。", ["一、总体", "全年没有发生事故。"]),
    ],
)
def test_headings(written: str, expected: list[str]) -> None:
    assert [text.value for text in paragraphs(_lines(written), heading=True)] == expected


@given(st.text(alphabet="鱼，。 3件一、\n　", max_size=40), st.booleans())
def test_breaks_lose_nothing(written: str, heading: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    found = list(paragraphs(_lines(written), heading=heading))
    assert "".join("".join(text.value.split()) for text in found) == "".join(written.split())
    for text in found:
        assert sum(piece.length for piece in text.pieces) == len(text.value)
