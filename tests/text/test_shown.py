"""Characters as a person sees them; ``gouji.text.shown``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.shown import as_shown, as_typed, is_reversed
from gouji.text.spans import Span, read_from

RLO, LRO, POP = "\u202e", "\u202d", "\u202c"


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("\u200b三、鱼\ufeff", "三、鱼"),
        ("渔\u00ad船\u2060\u200f", "渔船"),
        ("\u2f00、\u2f64户", "一、用户"),
        ("\u2ea0\u2ec5\u2eda\u2ed3", "民见页长"),
        ("\uf9b5\U0002f800", "例丽"),
        ("一\ufe51二\uff64", "一、二、"),
        ("㈠①Ⅲ１㎡", "㈠①Ⅲ１㎡"),
        ("\u200b", ""),
    ],
)
def test_as_typed(written: str, typed: str) -> None:
    assert as_typed(read_from(written, 3)).value == typed


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"鱼{RLO}17{POP}尾", "鱼71尾"),
        (f"{RLO}17", "71"),
        (f"{RLO}17\n18", "71\n18"),
        (f"{RLO}1（2{POP}", "2）1"),
        (f"{RLO}a{LRO}12{POP}b{POP}c", "b12ac"),
        (f"{RLO}a{RLO}12{POP}b", "b21a"),
        (f"{LRO}17{POP}", "17"),
        (f"17{POP}8", "178"),
        (RLO, ""),
        ("\u202b17\u202c\u2067 18\u2069\u200f", "17 18"),
    ],
)
def test_as_shown(written: str, shown: str) -> None:
    text = read_from(written, 3)
    assert as_shown(text).value == shown
    assert is_reversed(text) == (RLO in written and written != RLO)


def test_places_are_kept() -> None:
    text = as_shown(read_from(f"鱼\u200b12{RLO}34{POP}尾", 10))
    assert text.value == "鱼1243尾"
    assert text.span(1, 3) == Span(12, 14)
    assert text.span(3, 5) == Span(14, 18), "the marks of direction belong to what they turn round"
    assert text.span(5, 6) == Span(18, 19)


def test_a_text_without_such_characters_is_the_same_object() -> None:
    text = read_from("三、鱼（1）", 0)
    assert as_shown(text) is text


@given(st.text(alphabet=f"1鱼（\n\u200b\u2f00{RLO}{LRO}{POP}", max_size=30), st.integers(0, 9))
def test_every_character_shown_has_a_place(written: str, start: int) -> None:
    text = read_from(written, start)
    shown = as_shown(text)
    assert sum(piece.length for piece in shown.pieces) == len(shown.value)
    assert sorted(shown.value.replace("）", "（")) == sorted(
        character for character in written.replace("\u2f00", "一") if character in "1鱼（一\n"
    )
    assert as_shown(shown).value == shown.value
    ends = [(piece.start, piece.end) for piece in shown.pieces]
    assert ends == sorted(ends)
    assert not ends or (start <= ends[0][0] and ends[-1][1] <= start + len(written))
