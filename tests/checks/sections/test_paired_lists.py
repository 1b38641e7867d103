"""Two lists that should answer each other: counted where they are clear, left alone where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.sections.paired_lists import two_lists
from gouji.document.model import Paragraph
from gouji.text.spans import Text

OPENS = ("(?:^|(?<=[。）]))答复", "针对以上")
SPOKEN = [f"{numeral}是" for numeral in "一二三四五六七八九"]


def counts(*paragraphs: str) -> tuple[int, int] | None:
    lists = two_lists([Paragraph(Text(text)) for text in paragraphs], OPENS)
    return (len(lists[0]), len(lists[1])) if lists else None


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["提问：一是船；二是网；三是饵。答复：一是修；二是补。"], (3, 2)),
        (["一是船，二是网。答复：一是修，二是补。"], (2, 2)),
        (["一、船。", "二、网。", "答复", "（一）修。", "（二）补。", "（三）换。"], (2, 3)),
        (["（一）提问", "1.船。2.网。", "（二）答复", "1.修。（1）船头；（2）船尾。2.补。3.换。"], (2, 3)),
        (["第一，船。第二，网。针对以上提问：（1）修；（2）补。"], (2, 2)),
        (["（一）提问。一是船；二是网。", "（二）答复。一是修；二是补。"], (2, 2)),
        # No second list, or none that is numbered.
        (["一是船；二是网。"], None),
        (["一是船；二是网。答复：都修好了。"], None),
        (["船和网。答复：一是修；二是补。"], None),
        # One item is no list.
        (["一是船。答复：一是修；二是补。"], None),
        # Numbers that begin anew, or leave one out.
        (["一是船；二是网。一是饵；二是篓。答复：一是修；二是补。"], None),
        (["一是船；二是网。答复：一是修；二是补。今后：一是查；二是看。"], None),
        (["一是船；三是网。答复：一是修；二是补。"], None),
        # Figures and dates number nothing.
        (["一是船2.5米；二是网。答复：一是修，花12.5元；二是补。"], (2, 2)),
    ],
)
def test_lists(paragraphs: list[str], expected: tuple[int, int] | None) -> None:
    assert counts(*paragraphs) == expected


@given(st.integers(2, 9), st.integers(2, 9))
def test_every_item_counts_once(first: int, second: int) -> None:
    text = "；".join(f"{number}船" for number in SPOKEN[:first])
    text += "。答复：" + "；".join(f"{number}修" for number in SPOKEN[:second])
    assert counts(text) == (first, second)


def test_the_place_of_an_item_is_its_number() -> None:
    paragraph = Paragraph(Text("一是船；二是网。答复：一是修；二是补。"))
    lists = two_lists([paragraph], OPENS)
    assert lists is not None
    [first, *_] = lists[1]
    assert paragraph.text.value[first.start : first.end] == "一是"
