"""Where items of lists begin; ``gouji.checks.sections.list_items``."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.sections.list_items import SPOKEN, list_items
from gouji.document.model import Paragraph
from gouji.text.normalize import enumerator
from gouji.text.spans import Text

_ANYWHERE = re.compile(r"^\s*|(?<=[。；;：:！!？?）)])\s*|(?<=[，,、])\s*")
_TEXTS = st.text(alphabet=" \t\u3000。；，、)）(（:一二十第是否1２39.．、㈠⑴⒈①㉑㊱❶㊀修\n丶", max_size=24)


@given(_TEXTS)
def test_items_begin_wherever_a_number_can_be_read_behind_a_mark(text: str) -> None:
    expected = []
    for match in _ANYWHERE.finditer(text):
        window = text[match.end() : match.end() + 16]
        number = enumerator(window)
        if number and (number.style in SPOKEN or text[match.start() - 1 : match.start()] not in ("，", ",", "、")):
            expected.append((match.end(), match.end() + len(window) - len(number.rest), number.style, number.number))
    found = [(each.start, each.end, each.style, each.number) for each in list_items(Paragraph(Text(text)))]
    assert found == expected
