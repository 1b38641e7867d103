from __future__ import annotations

import re

from hypothesis import given
from hypothesis.strategies import text

from gouji.reporters.shared import wording


@given(text("12.,٣a"), text("12.,٣", max_size=3))
def test_a_value_is_stated_where_no_number_goes_on_beside_it(message: str, value: str) -> None:
    alone = re.compile(rf"(?<![\d.]){re.escape(value)}(?![\d.])")
    plain = any(alone.search(each) for each in (message, re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", message)))
    assert wording.states(message, value) is plain
