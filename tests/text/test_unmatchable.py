"""Patterns that can never match, and such as look like them."""

from __future__ import annotations

import pytest

from gouji.text.unmatchable import unmatchable_blanks, unmatchable_letters


@pytest.mark.parametrize(
    ("pattern", "position", "said"),
    [
        ("受理 申请", 2, "never matches: there is no white space in “理 申”"),
        ("year  report", 5, "never matches: white space is one blank, however much there is"),
        ("received  {n} requests", 9, "never matches: white space is one blank, however much there is"),
        ("受理１件", 2, "never matches: write “１” in half width"),
        ("受理,办结", 2, "never matches: marks are full-width ones in “理,办”"),
    ],
)
def test_what_never_matches(pattern: str, position: int, said: str) -> None:
    unmatchable = unmatchable_letters(pattern)
    assert unmatchable is not None
    assert (unmatchable.position, unmatchable.message.en) == (position, said)


@pytest.mark.parametrize(
    "pattern",
    [
        "受理 ?申请",  # it may be left out
        r"受理\s*申请",
        "受理[ ]申请|办结",
        "received {n} requests",
        "in 2024, {n} were",
        "受理{n} 申请",  # what the braces stand for may end in letters that have white space behind them
        "(?x) 受理 申请",
        r"受理\ 申请",
    ],
)
def test_what_may_match(pattern: str) -> None:
    assert unmatchable_letters(pattern) is None


def test_titles_are_as_wide_as_they_are_written() -> None:
    assert unmatchable_blanks("年１报") is None
    assert unmatchable_blanks("工作 年报") is not None
