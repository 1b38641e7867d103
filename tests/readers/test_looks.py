"""Passages that are struck out or raised, in Markdown and in web pages alike; ``gouji.readers.looks``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji import readers
from gouji.document.model import Document, Paragraph
from gouji.text.source import Source
from gouji.text.spans import Text


def _read(path: str, written: str) -> Document:
    return readers.read(Source(path, written.encode()))


def _line(document: Document) -> Text:
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


@pytest.mark.parametrize(
    ("written", "shown", "struck"),
    [
        ("鱼<s>22</s>23尾", "鱼23尾", 1),
        ("鱼<del>2</del><strike>2</strike>尾", "鱼尾", 2),
        ('鱼<span style="text-decoration: underline line-through">22</span>尾', "鱼尾", 1),
        ('鱼<span style="text-decoration: underline">22</span>尾', "鱼22尾", 0),
        ("鱼<s>2<del>2</del></s>尾", "鱼尾", 1),
        ("鱼<s></s>尾", "鱼尾", 0),
        ("鱼<sup>1</sup>尾", "鱼¹尾", 0),
        ('鱼<i style="vertical-align:super">[1]</i>尾', "鱼⁽¹⁾尾", 0),
        ('鱼<i style="mso-text-raise:4.0pt">①</i>尾', "鱼①尾", 0),
        ('鱼<i style="mso-text-raise:1.0pt">1</i>尾', "鱼1尾", 0),
        ('鱼<i style="mso-text-raise:50%">1</i>尾', "鱼¹尾", 0),
        ('鱼<i style="vertical-align:4pt">1</i>尾', "鱼¹尾", 0),
        ('鱼<i style="vertical-align: -.3EM">1</i>尾', "鱼¹尾", 0),
        ('鱼<i style="vertical-align:1px">1</i>尾', "鱼1尾", 0),
        ('鱼<i style="vertical-align:0%;line-height:40pt">1</i>尾', "鱼1尾", 0),
        ('鱼<i style="vertical-align:9zz">1</i>尾', "鱼1尾", 0),
        ('鱼<i style="font-variant-position:super">1</i>尾', "鱼¹尾", 0),
        ("鱼<sup>1<b>2</b></sup>尾", "鱼¹²尾", 0),
        ("<sup>12</sup>", "12", 0),
        ("鱼<ins>23</ins>尾", "鱼23尾", 0),
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_tags(path: str, written: str, shown: str, struck: int) -> None:
    document = _read(path, written)
    assert _line(document).value == shown
    assert len(document.notes) == min(struck, 1)
    assert all(f"{struck}," in note.message.en for note in document.notes)


def test_what_a_formula_raises_is_no_digit_of_its_base() -> None:
    assert _line(_read("a.html", "鱼<math><msup><mn>23</mn><mn>1</mn></msup></math>尾")).value == "鱼23¹尾"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("鱼~~22~~23尾", "鱼23尾"),
        ("鱼~~22~~23~~24~~尾", "鱼23尾"),
        ("鱼~~**22**~~尾", "鱼尾"),
        ("鱼~甲~尾", "鱼~甲~尾"),
        ("鱼~~~22~~~尾", "鱼~~~22~~~尾"),
        ("鱼~~ 22 ~~尾", "鱼~~ 22 ~~尾"),
        (r"鱼\~~22~~尾", "鱼~~22~~尾"),
        ("鱼`~~22~~`尾", "鱼~~22~~尾"),
        ("鱼~~22", "鱼~~22"),
        ("鱼[^1]尾", "鱼¹尾"),
        ("鱼[^甲]尾", "鱼⁎尾"),
        ("鱼^1^尾", "鱼¹尾"),
        ("2^10", "2^10"),
        ("[^1]: 鱼", "[^1]: 鱼"),
    ],
)
def test_marks_of_markdown(written: str, shown: str) -> None:
    if written == "[^1]: 鱼":
        written = "鱼\n" + written
        shown = "鱼" + shown
    assert _line(_read("a.md", written)).value == shown


@given(
    st.lists(
        st.sampled_from(["~~", "<s>", "</s>", "<sup>", "</sup>", "1", "鱼", "[^", "]", "^", "`", "*"]), max_size=12
    )
)
def test_marks_lose_nothing_but_what_is_struck(parts: list[str]) -> None:
    document = _read("a.md", "甲" + "".join(parts) + "乙")
    text = _line(document)
    assert text.value[0] == "甲"
    assert text.value.count("鱼") + 99 * len(document.notes) >= parts.count("鱼")
    assert text.span() is not None
