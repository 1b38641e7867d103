"""White space where it parts words, and where it says nothing; ``gouji.text.spacing``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.spacing import extent, kept, spaced, squeezed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("Bureau of   Tides\tAnnual\n Report 2024 ", "Bureau of Tides Annual Report 2024", id="Latin"),
        pytest.param(" 青 石 县  2 0 2 4 年", "青石县2024年", id="Chinese"),
        pytest.param("青石县 Tide Tables 2 号", "青石县Tide Tables2号", id="Latin words among Chinese"),
        pytest.param("In 2024, 1,355 came", "In 2024, 1,355 came", id="figures among words"),
        pytest.param("1 2 3", "123", id="figures alone"),
    ],
)
def test_squeezed(written: str, read: str) -> None:
    assert squeezed(written) == read


@given(st.text(alphabet="aB 中\t1,。\n", max_size=40))
def test_nothing_but_white_space_is_left_out(written: str) -> None:
    assert "".join(squeezed(written).split()) == "".join(written.split())
    assert kept(written) == sorted(set(kept(written)))
    assert squeezed(squeezed(written)) == squeezed(written)


@given(st.text(alphabet="aB 中\t1,。\n\u3000\x1f", max_size=40))
def test_what_is_kept_is_what_looking_at_each_character_keeps(written: str) -> None:
    inside = {index for start, end in spaced(written) for index in range(start, end)}
    found: list[int] = []
    blank: int | None = None
    for index, character in enumerate(written):
        if character.isspace():
            if blank is None and index in inside and found:
                blank = index
            continue
        found += [index] if blank is None else [blank, index]
        blank = None
    assert kept(written) == found
    assert squeezed(written) == "".join(" " if written[index].isspace() else written[index] for index in found)


@pytest.mark.parametrize(("written", "words"), [("青石县", 3), ("Bureau of Tides", 3), ("2024年, a", 4), ("", 0)])
def test_extent(written: str, words: int) -> None:
    assert extent(written) == words
