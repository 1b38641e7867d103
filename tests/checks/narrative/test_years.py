"""The years of a report; what is no year of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative.tokens import BLOT
from gouji.checks.narrative.years import _OTHERS, readable
from gouji.text.patterns import pattern

SPANS = ("自[0-9]{2}年至[0-9]{2}年", "届")
PARTS = st.sampled_from([*"《》〔〕[]-~—至自年届12", "2021", "1999", "21年", "鱼"])
WRITTEN = st.lists(PARTS, max_size=12).map("".join)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("据《2021年渔获》", "据。。。。。。。。。"),
        ("渔发〔2021〕3号", "渔发。。。。。。3号"),
        ("2021-2025年渔获", "。。。。。。。。。。渔获"),
        ("自21年至25年渔获", "。。。。。。。。渔获"),
        ("2021年渔获", "2021年渔获"),
    ],
)
def test_what_is_left_to_be_read(written: str, left: str) -> None:
    assert readable(written, SPANS) == left


@given(WRITTEN, st.sampled_from([(), SPANS, SPANS[:1]]))
def test_lines_are_read_as_if_all_were_searched(written: str, spans: tuple[str, ...]) -> None:
    plain = pattern("|".join((_OTHERS, *spans))).compiled.sub(lambda match: BLOT * len(match[0]), written)
    assert readable(written, spans) == plain
