from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from gouji.text.width import cells, is_plain, is_wide


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("表三", 4),
        ("（一）12", 8),
        ("“引号”", 6),  # ambiguous: one cell each
        ("e\u0301", 1),
        ("\u200b", 0),
        ("\u3000", 2),
        ("ｱ", 1),
        ("🐟", 2),
    ],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_the_plain_characters_are_as_wide_as_the_library_has_them(text: str) -> None:
    assert cells(text) == sum(max(wcwidth(character), 0) for character in text)


def test_each_plain_character_is_as_wide_as_the_library_has_it() -> None:
    plain = [chr(code) for code in range(0x10000) if is_plain(chr(code))]
    assert [character for character in plain if cells(character) != wcwidth(character)] == []


@pytest.mark.parametrize(("character", "wide"), [("中", True), ("，", True), ("a", False), ("”", False), ("ｱ", False)])
def test_wide(character: str, wide: bool) -> None:  # noqa: FBT001 - a test parameter
    assert is_wide(character) == wide


def test_chinese_and_latin_need_no_tables() -> None:
    code = "import sys; from gouji.text.width import cells; cells('“表三” · x × 2…'); print('wcwidth' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"
