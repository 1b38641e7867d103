"""What becomes of a document as it is typed; ``gouji.server.documents``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from gouji.server.documents import TextDocument, opened, whole
from gouji.server.positions import Encoding
from gouji.text.spans import Span

TEXTS = st.text(st.sampled_from("a公𠮷\n\r\u2028|"), max_size=20)


def document(text: str, encoding: Encoding = "utf-16") -> TextDocument:
    return TextDocument("file:///a.md", "/a.md", 1, text, encoding)


@pytest.mark.parametrize(
    ("before", "start", "end", "typed", "after"),
    [
        ("𠮷村", (0, 2), (0, 2), "祥", "𠮷祥村"),
        ("𠮷村", (0, 0), (0, 2), "", "村"),
        ("a\r\nb", (0, 1), (1, 0), "", "ab"),
        ("a\r\nb", (0, 9), (0, 9), "公", "a公\r\nb"),
        ("a\n", (1, 0), (1, 0), "b", "a\nb"),
        ("a", (7, 0), (9, 9), "b", "ab"),
        ("a\u2028b", (0, 3), (0, 3), "c", "a\u2028bc"),
        ("", (0, 0), (0, 0), "公", "公"),
    ],
)
def test_a_change_is_made_where_the_editor_says(
    before: str, start: tuple[int, int], end: tuple[int, int], typed: str, after: str
) -> None:
    place = types.Range(types.Position(*start), types.Position(*end))
    changed = document(before).changed([types.TextDocumentContentChangePartial(place, typed)], 2)
    assert (changed.text, changed.version) == (after, 2)


def test_each_change_is_about_what_the_one_before_left() -> None:
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    changes = [
        types.TextDocumentContentChangeWholeDocument("b"),
        types.TextDocumentContentChangePartial(start, "𠮷"),
        types.TextDocumentContentChangePartial(types.Range(types.Position(0, 2), types.Position(0, 3)), "c"),
    ]
    assert document("a").changed(changes, 5).text == "𠮷c"


@given(TEXTS, TEXTS, st.data(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_any_change(text: str, typed: str, data: st.DataObject, encoding: Encoding) -> None:
    places = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    start = data.draw(st.sampled_from(places))
    end = data.draw(st.sampled_from([at for at in places if at >= start]))
    held = document(text, encoding)
    change = types.TextDocumentContentChangePartial(held.positions.at(Span(start, end)), typed)
    assert held.changed([change], 2).text == text[:start] + typed + text[end:]


def test_halves_of_a_character_become_one() -> None:
    assert whole("\ud842" + "\udfb7村") == "𠮷村"
    assert document("\ud842").data == b"?"


@pytest.mark.parametrize(
    ("uri", "language", "name", "report"),
    [
        ("file:///r/%E5%B9%B4%E6%8A%A5.md", "markdown", "/r/年报.md", True),
        ("file:///r/a.HTML", "html", "/r/a.HTML", True),
        ("file:///r/a.docx", "plaintext", "/r/a.docx", False),
        ("file:///r/a.pdf", "plaintext", "/r/a.pdf", False),
        ("file:///r/.gouji.yaml", "yaml", "/r/.gouji.yaml", False),
        ("untitled:Untitled-1", "markdown", "/desk/untitled.md", True),
        ("untitled:Untitled-1", "plaintext", "/desk/untitled.txt", True),
        ("untitled:Untitled-1", "python", "", False),
        ("git:/r/a.md?ref", "markdown", "", False),
    ],
)
def test_which_documents_may_be_reports(uri: str, language: str, name: str, *, report: bool) -> None:
    held = opened(types.TextDocumentItem(uri, language, 1, "a"), "utf-16", Path("/desk"))
    assert (Path(held.path).as_posix() if held.path else "", held.is_report) == (name, report)
