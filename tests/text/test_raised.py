"""Note marks; ``gouji.text.raised``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.raised import _MARKS, note_marks, raised, raised_mark, split_note_marks
from gouji.text.spans import Text, read_from


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1", "¹"),
        ("１", "¹"),
        ("[12]", "⁽¹²⁾"),
        ("（3）", "⁽³⁾"),
        ("n", "ⁿ"),
        ("*", "⁎"),
        ("①", "①"),
        ("注1", "⁎¹"),
        ("注意", "注意"),
    ],
)
def test_raised(written: str, shown: str) -> None:
    assert raised(read_from(written, 7)) == Text(shown, read_from(written, 7).pieces)


@pytest.mark.parametrize(
    ("written", "shown"), [("1", "¹"), ("[1]", "⁽¹⁾"), ("①", "①"), ("注1", "⁎¹"), ("注意", None), ("", None)]
)
def test_raised_mark(written: str, shown: str | None) -> None:
    assert raised_mark(written) == shown


@pytest.mark.parametrize(
    ("text", "left", "marks"),
    [
        ("23¹", "23", "¹"),
        ("收到申请23①件", "收到申请23件", "①"),
        ("收到申请23 ①，", "收到申请23，", "①"),
        ("总计¹ ²", "总计", "¹²"),
        ("23※", "23", "※"),
        ("¹", "¹", ""),
        ("①培训", "①培训", ""),
        ("包括①培训②走访", "包括①培训②走访", ""),
        ("3*4", "3*4", ""),
        ("第①②项", "第①②项", ""),
        ("收到申请25[1]件", "收到申请25件", "[1]"),
        ("收到申请25〔12〕 件", "收到申请25 件", "〔12〕"),
        ("收到申请25[1]，", "收到申请25[1]，", ""),
        ("政发[2]件", "政发[2]件", ""),
        ("25[123]件", "25[123]件", ""),
        ("国发2024〔1〕号", "国发2024〔1〕号", ""),
    ],
)
def test_split_note_marks(text: str, left: str, marks: str) -> None:
    assert split_note_marks(text) == (left, marks)


@given(st.text(alphabet="2３十件，（） ¹²⁽⁾①*※a\n"))
def test_nothing_but_marks_and_blanks_is_taken_away(text: str) -> None:
    left, marks = split_note_marks(text)
    taken = "".join(text[start:end] for start, end in note_marks(text))
    assert sorted("".join((left + taken).split())) == sorted("".join(text.split()))
    assert "".join(taken.split()) == marks
    assert left.strip() or not text.strip()


@given(st.text("12ab鱼 ①*¹²[]［］〔〕【】2024", max_size=30))
def test_marks_are_found_by_their_characters(written: str) -> None:
    assert list(note_marks(written)) == [mark.span() for mark in _MARKS.finditer(written)]
