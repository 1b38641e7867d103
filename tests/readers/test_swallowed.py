"""Text that no one sees; ``gouji.readers.swallowed``."""

from __future__ import annotations

import pytest

from gouji import readers
from gouji.text.source import Source, Unreadable

ROWS = "<tr><td>鱼</td><td>1</td></tr>"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a.html", f"<p>鱼</p>\n<!-- <table>{ROWS}</table>"),
        ("a.html", f"<p>鱼</p>\n<script><table>{ROWS}</table>"),
        ("a.html", f"<p>鱼</p>\n<textarea>{'鱼' * 300}"),
        ("a.html", f"<p>鱼</p>\n<p title='{ROWS}"),
        ("a.md", "鱼\n<!-- \n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
        ("a.md", f"鱼\n\n<style>\n\n{'鱼' * 300}\n\n"),
    ],
)
def test_much_that_no_one_sees_is_unreadable(path: str, written: str) -> None:
    with pytest.raises(Unreadable, match=r"line [23] is never closed"):
        readers.read(Source(path, written.encode()))


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a.html", "<p>鱼</p><!-- 版权"),
        ("a.md", "鱼\n\n<!-- 版权\n\n所有\n"),
        ("a.md", "鱼\n\n<!-- 一 --> <!-- 版权\n"),
    ],
)
def test_little_is_noted(path: str, written: str) -> None:
    document = readers.read(Source(path, written.encode()))
    (note,) = document.notes
    assert note.partial
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    "written", ["鱼\n\n<!-- 一\n\n二 -->\n\n虾", "鱼 <!-- 一", "`<!--`\n\n鱼", "```\n<!--\n```\n\n鱼"]
)
def test_what_shows_in_markdown_is_read(written: str) -> None:
    assert readers.read(Source("a.md", written.encode())).notes == ()
