"""Every sample as a page with marks: each finding with a place has its mark there, and nothing else changes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from gouji import readers
from gouji.annotations import Annotated, annotated
from gouji.findings.model import Finding
from gouji.linter.session import Session
from gouji.readers.html.tokens import Characters, tokens
from gouji.text.source import Decoded, Source
from support.checkout import EXAMPLES, SHARED
from support.marked_page import dead_links, marks, messages, original, places

FOLDERS = (EXAMPLES / "faulty", EXAMPLES / "faultless", SHARED / "cases", SHARED / "bugs")
CASES = sorted(
    path
    for folder in FOLDERS
    for suffix in (".html", ".htm", ".md", ".txt")
    for path in folder.glob(f"*{suffix}")
    if path.name != "README.md"
)
_MARKUP = "*_`~#|\\"


@cache
def session() -> Session:
    return Session()


@cache
def done(path: Path) -> Annotated:
    return annotated(session(), path.name, path.read_bytes(), "zh")


def bare(text: str) -> str:
    return "".join(char for char in text if char.isprintable() and not char.isspace() and char not in _MARKUP)


def meant(finding: Finding, decoded: Decoded, *, page: bool) -> str:
    """The words at the place of a finding, without the markup among them."""
    assert finding.place
    written = decoded.within(finding.place)
    if page:
        written = "".join(token.value for token in tokens(written) if isinstance(token, Characters))
    return bare(written)


def position(finding: Finding, decoded: Decoded) -> tuple[int, int]:
    assert finding.place
    span = decoded.span(finding.place)
    return span.start, span.end


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_finding_is_marked_at_its_place(path: Path) -> None:
    copy = done(path)
    if copy.data is None:
        assert copy.reason
        return
    source = Source(path.name, path.read_bytes())
    decoded = readers.read(source).decoded
    assert decoded
    is_page = readers.format_of(source) == "html"
    page = copy.data.decode(decoded.encoding if is_page else "utf-8")
    placed = [finding for finding in copy.result.findings if finding.place]
    placed.sort(key=lambda finding: position(finding, decoded))
    assert sorted(places(page)) == list(range(1, len(placed) + 1))
    assert len(messages(page)) == len(placed)
    assert dead_links(page) == []
    found = {number: bare(text) for number, text in marks(page).items()}
    assert found == {number: meant(each, decoded, page=is_page) for number, each in enumerate(placed, 1)}


@pytest.mark.parametrize(
    "path",
    [path for path in CASES if path.suffix.startswith(".htm")],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_a_page_without_its_marks_is_the_original(path: Path) -> None:
    copy = done(path).data
    if copy is not None:
        decoded = readers.read(Source(path.name, path.read_bytes())).decoded
        assert decoded
        text = copy[len(decoded.mark) :].decode(decoded.encoding)
        assert decoded.mark + original(text).encode(decoded.encoding) == path.read_bytes()


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_copy_is_annotated_as_its_document_is(path: Path) -> None:
    copy = done(path)
    if copy.data is not None:
        again = annotated(session(), f"{path.stem}.html", copy.data, "zh")
        if path.suffix.startswith(".htm"):
            assert again.data == copy.data
        assert again.data is not None
