"""What stands in a Word document, for tests: its parts, its comments and what they are about."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree
from lxml.etree import _Element as Element

from gouji.annotations.word.vocabulary import _STRICT, _USUAL
from gouji.readers.docx import read_document
from gouji.readers.docx.package import open_word
from gouji.readers.docx.transcript import Anchor, Transcript
from gouji.readers.docx.xml import w
from gouji.text.source import Source
from gouji.text.spans import Span

COMMENTED = frozenset({"[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/document.xml"})
"""The parts that change with the first comments of a document."""
_MARKS = frozenset(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "-"}
_DELETED = frozenset(map(w, ("del", "moveFrom", "rt", "instrText")))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def heads(data: bytes) -> list[tuple[str, tuple[int, ...], int]]:
    """Name, date and kind of compression of each part, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, info.date_time, info.compress_type) for info in archive.infolist()]


def root(data: bytes, part: str = "word/document.xml") -> Element:
    """The root of a part; of a strict document with the usual names."""
    usual = parts(data)[part].replace(_STRICT.encode(), _USUAL.encode())
    return etree.fromstring(usual, etree.XMLParser(remove_comments=True, remove_pis=True))


def comments(data: bytes) -> dict[str, tuple[str, list[str]]]:
    """Author and paragraphs of each comment, by its number."""
    if "word/comments.xml" not in parts(data):
        return {}
    return {
        each.get(w("id"), ""): (
            each.get(w("author"), ""),
            ["".join(text.text or "" for text in p.iter(w("t"))) for p in each.iter(w("p"))],
        )
        for each in root(data, "word/comments.xml").iter(w("comment"))
    }


def ranges(document: Element) -> dict[str, str]:
    """What each comment is about, as the document shows it; paragraphs are lines. One without a range is at a point."""
    opened: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    hung: list[str] = []
    for event, each in etree.iterwalk(document, events=("start", "end")):
        number = each.get(w("id"), "")
        if event == "end":
            if each.tag == w("p"):
                _add(opened, "\n")
        elif each.tag == w("commentRangeStart"):
            assert number not in opened
            opened[number] = []
        elif each.tag == w("commentRangeEnd"):
            closed[number] = "".join(opened.pop(number))
        elif each.tag == w("commentReference"):
            closed.setdefault(number, "")
            hung.append(number)
        elif not any(above.tag in _DELETED for above in each.iterancestors()):
            _add(opened, (each.text or "") if each.tag == w("t") else _SIGNS.get(each.tag, ""))
    assert not opened
    assert sorted(hung) == sorted(closed)
    return closed


def _add(opened: dict[str, list[str]], text: str) -> None:
    for each in opened.values():
        each.append(text)


def spans(data: bytes) -> dict[str, Span]:
    """Where each comment stands in the transcript of the document, as the reader sees that with the comments in it."""
    package, transcript = open_word(Source("报告.docx", data)), Transcript(anchors=[])
    document = package.document()
    read_document("报告.docx", package, document, transcript)
    anchors = {each.element: each for each in transcript.anchors or ()}
    opened: dict[str, list[Anchor]] = {}
    found: dict[str, Span] = {}
    cells: list[Anchor] = []
    for each in document.iter():
        number = each.get(w("id"), "")
        if each in anchors:
            cells = [anchors[each]] if each.tag == w("tc") else []
            for inside in opened.values():
                inside.append(anchors[each])
        elif each.tag == w("commentRangeStart"):
            opened[number] = list(cells)
        elif each.tag == w("commentRangeEnd"):
            inside = opened.pop(number)
            found[number] = Span(inside[0].start, inside[-1].end)
    return found


def bare(document: Element) -> bytes:
    """A document without comments, in which neighbouring runs of one look and their texts are joined."""
    for mark in list(document.iter(*_MARKS)):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
        if parent.tag == w("r") and not len(parent):
            above = parent.getparent()
            assert above is not None
            above.remove(parent)
    for run in list(document.iter(w("r"))):
        before = run.getprevious()
        if before is not None and before.tag == w("r") and _look(before) == _look(run):
            _join(before, run)
    for run in document.iter(w("r")):
        inside = list(run)
        run[:] = []
        _append(run, inside)
    for text in document.iter(w("t")):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return etree.tostring(document, method="c14n")


def _look(run: Element) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None else re.sub(rb' xmlns:\w+="[^"]*"', b"", etree.tostring(properties))


def _join(before: Element, run: Element) -> None:
    _append(before, [each for each in run if each.tag != w("rPr")])
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _append(run: Element, inside: list[Element]) -> None:
    for each in inside:
        last = run[-1] if len(run) else None
        if each.tag == w("t") and last is not None and last.tag == w("t"):
            last.text = (last.text or "") + (each.text or "")
        else:
            run.append(each)
