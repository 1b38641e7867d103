"""Texts as a person sees them, in every format; ``gouji.readers.shown``."""

from __future__ import annotations

import pytest

from gouji import readers
from gouji.document.model import Paragraph, Table
from gouji.text.source import Source


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a.md", "\ufeff\u200b## \u200b三、鱼\n\n\u200b\n\n| a |\n|---|\n| \u200b\u2f00 |\n"),
        ("a.html", "<h2>&#8203;三、鱼</h2><p>&#8203;</p><table><tr><td>a<td>b<tr><td>&#xfeff;&#x2f00;<td>1</table>"),
        ("a.txt", "\u200b三、鱼\n\u200b\na\tb\n\u200b\u2f00\t1\n"),
    ],
)
def test_what_shows_nothing_is_no_text(path: str, written: str) -> None:
    document = readers.read(Source(path, written.encode()))
    heading, table = document.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(table, Table)
    assert heading.text.value == "三、鱼"
    assert table.grid[-1][0] is not None
    assert table.grid[-1][0].text.value == "一"
    assert document.notes == ()


@pytest.mark.parametrize(
    ("path", "written"), [("a.md", "鱼 \u202e17\u202c 尾"), ("a.html", "<p>鱼 &#x202e;17 尾"), ("a.txt", "\u202e17")]
)
def test_text_turned_round_is_noted(path: str, written: str) -> None:
    document = readers.read(Source(path, written.encode()))
    assert "71" in "".join(block.text.value for block in document.blocks if isinstance(block, Paragraph))
    (note,) = document.notes
    assert "71" in note.message.en
    assert not note.partial
