"""A copy of a page is in the encoding of the page, says so, and is the page itself without its marks."""

from __future__ import annotations

import pytest

from gouji.annotations import annotated, is_annotated
from gouji.annotations.marked.html import prepare
from gouji.linter.session import Session
from gouji.text.source import Source, decode
from support.checkout import EXAMPLES
from support.marked_page import marks

FAULTY = decode((EXAMPLES / "faulty" / "qingshi-2024.html").read_bytes()).text


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("gb18030", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16le"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_pages(encoding: str, mark: bytes, named: str, end: str) -> None:
    data = mark + FAULTY.replace("\r\n", "\n").replace("\n", end).encode(encoding)
    copy = annotated(Session(), "a.html", data, "zh").data
    assert copy is not None
    assert copy.startswith(mark)
    page = copy[len(mark) :].decode(encoding)
    assert f'<meta charset="{named}">' in page[:200]
    assert sorted(marks(page)) == [1, 2, 3, 4, 5]
    assert is_annotated("a.html", copy)
    assert not is_annotated("a.html", data)
    assert prepare(Source("a.html", copy)).data == data
