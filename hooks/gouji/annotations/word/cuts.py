"""From ranges of a transcript to places in the XML where a comment can begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.annotations.word.markup import Extent, character
from gouji.readers.docx.alternatives import ALTERNATIVES
from gouji.readers.docx.fields import FIELD_KIND, FIELD_MARK
from gouji.readers.docx.transcript import Anchor
from gouji.readers.docx.xml import BODY, CELL, PARAGRAPH, RUN, TEXT_BOX, w
from gouji.text.spans import Span

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CONTROL = w("sdt")
_IN_A_PARAGRAPH = frozenset({ALTERNATIVES, _CONTROL})
_CLOSED = frozenset({TEXT_BOX, w("ruby"), _MATH + "oMath", _MATH + "oMathPara", *_IN_A_PARAGRAPH})
"""What no comment begins or ends in: Word allows none there, or knows it as one thing."""
_RICH = frozenset(map(w, ("richText", "group")))
_KINDS_OF_CONTROLS = frozenset(map(w, ("text", "dropDownList", "comboBox", "date", "picture", "equation", "citation")))
_SPACE = "xml:space"


class Cut(Struct, frozen=True):
    """Where something can be inserted: at an offset of the part, in place of ``replaced`` characters there.

    ``before`` closes what would be cut, ``after`` opens it again. ``kept`` is the end of a start tag that must keep the
    white space of its text from now on.
    """

    at: int
    before: str = ""
    after: str = ""
    replaced: int = 0
    kept: int | None = None


class Ranges(Struct, frozen=True):
    """Finds where comments begin and end in a part.

    ``text`` is the part, ``extents`` the places of its elements, ``transcript`` what it shows and ``anchors`` by what.
    """

    text: str
    extents: Mapping[Element, Extent]
    transcript: str
    anchors: Sequence[Anchor]

    def cuts(self, span: Span) -> tuple[Cut, Cut] | None:
        """Where a comment on a range begins and ends; None where nothing shows there.

        A point in a paragraph stands for the character before it, an automatic number for the whole of its paragraph.
        """
        if span.start == span.end:
            anchor = self._empty(span.start)
            if anchor is not None:
                return self._in_empty(anchor.element)
            span = self._beside(span.start)
        found = self._over(span)
        if found and found[-1].element.tag == PARAGRAPH:
            end = self.transcript.find("\n", span.end)
            found = self._over(Span(span.start, len(self.transcript) if end < 0 else end))
        if not found:
            return None
        first, last = found[0], found[-1]
        return (
            self._before(first.element, max(span.start - first.start, 0)),
            self._after(last.element, min(span.end, last.end) - last.start),
        )

    def first_paragraph(self) -> Span:
        """The first paragraph outside of a table; where all is in tables, the first text."""
        filled = [anchor for anchor in self.anchors if anchor.start < anchor.end]
        outside = (each for each in filled if next(each.element.iterancestors(CELL), None) is None)
        anchor = next(outside, filled[0])
        return Span(anchor.start, self.transcript.index("\n", anchor.end))

    def _empty(self, at: int) -> Anchor | None:
        """The empty cell at a point."""
        index = bisect_left(self.anchors, at, key=_start)
        anchor = self.anchors[index] if index < len(self.anchors) else None
        return anchor if anchor and anchor.start == anchor.end == at else None

    def _over(self, span: Span) -> Sequence[Anchor]:
        """The anchors that show any of its characters."""
        first = max(bisect_right(self.anchors, span.start, key=_start) - 1, 0)
        last = bisect_left(self.anchors, span.end, key=_start)
        return [each for each in self.anchors[first:last] if each.end > span.start and each.start < each.end]

    def _beside(self, at: int) -> Span:
        """The character before a point or, at the beginning of a paragraph, after it."""
        return Span(at - 1, at) if at and self.transcript[at - 1] != "\n" else Span(at, at + 1)

    def _in_empty(self, cell: Element) -> tuple[Cut, Cut] | None:
        paragraph = next(cell.iter(PARAGRAPH), None)
        cut = None if paragraph is None else self._begin(paragraph)
        return (cut, cut) if cut else None

    def _begin(self, paragraph: Element) -> Cut:
        """Where the content of a paragraph begins."""
        place = self.extents[paragraph]
        if place.single:
            return Cut(place.end - 2, ">", f"</{place.name}>", replaced=2)
        properties = next(paragraph.iterchildren(w("pPr")), None)
        return Cut(place.inner if properties is None else self.extents[properties].end)

    def _before(self, element: Element, index: int) -> Cut:
        """Before one of the characters that an element shows."""
        if element.tag == PARAGRAPH:
            return self._begin(element)
        whole = _whole(element)
        if whole is not None:
            return Cut(self.extents[whole].start)
        if index and element.text:
            return self._within(element, index)
        return self._beside_sign(element, self.extents[element].start, begins=True)

    def _after(self, element: Element, index: int) -> Cut:
        """After so many of the characters that an element shows."""
        if element.tag == PARAGRAPH:
            return self._begin(element)
        whole = _whole(element)
        if whole is not None:
            return Cut(self.extents[whole].end)
        if element.tag == FIELD_MARK:
            element = _end_of_field(element)
        elif index < len(element.text or ""):
            return self._within(element, index)
        return self._beside_sign(element, self.extents[element].end, begins=False)

    def _beside_sign(self, element: Element, at: int, *, begins: bool) -> Cut:
        """Before or after a sign, which stands in a run: at its border, or in the middle, where it is cut."""
        run = _run(element)
        beside = element.getprevious() if begins else element.getnext()
        if beside is None or (begins and beside.tag == w("rPr")):
            return Cut(self.extents[run].start if begins else self.extents[run].end)
        return Cut(at, f"</{self.extents[run].name}>", self._opening(run))

    def _within(self, element: Element, index: int) -> Cut:
        """Between two characters of a text; each part keeps the white space at its borders."""
        run, place = _run(element), self.extents[element]
        at, raw = character(self.text, place, index)
        start = self.text[place.start : place.inner]
        loose = _SPACE not in start
        opening = f'{start[:-1]} {_SPACE}="preserve">' if loose else start
        closing = f"</{place.name}></{self.extents[run].name}>"
        before, after = f"{']]>' if raw else ''}{closing}", f"{self._opening(run)}{opening}{'<![CDATA[' if raw else ''}"
        return Cut(at, before, after, kept=place.inner - 1 if loose and self.text[at - 1].isspace() else None)

    def _opening(self, run: Element) -> str:
        """The start tag of a run and its properties, as they are written."""
        place = self.extents[run]
        properties = next(run.iterchildren(w("rPr")), None)
        if properties is None:
            return self.text[place.start : place.inner]
        inner = self.extents[properties]
        return self.text[place.start : place.inner] + self.text[inner.start : inner.end]


def _start(anchor: Anchor) -> int:
    return anchor.start


def _run(element: Element) -> Element:
    return next(each for each in element.iterancestors(RUN))


def _whole(element: Element) -> Element | None:
    """The thing around an element that no comment begins or ends in, with the run that holds it; None without one."""
    outer = None
    for each in element.iterancestors():
        if each.tag == BODY:
            break
        if _is_closed(each):
            outer = each
    if outer is None:
        parent = element.getparent()
        if parent is not None and parent.tag == RUN:
            return None
        outer = element  # of a document that breaks the rules of the format
    return next(outer.iterancestors(RUN), outer)


def _is_closed(element: Element) -> bool:
    if element.tag not in _CLOSED:
        return False
    if element.tag in _IN_A_PARAGRAPH and next(element.iterancestors(PARAGRAPH), None) is None:
        return False
    return element.tag != _CONTROL or _holds_plain_text(element)


def _holds_plain_text(control: Element) -> bool:
    properties = next(control.iterchildren(w("sdtPr")), None)
    return properties is not None and any(each.tag in _KINDS_OF_CONTROLS for each in properties)


def _end_of_field(mark: Element) -> Element:
    """The mark that ends the field which begins at this one; the mark itself where none does in its paragraph."""
    paragraph = next(mark.iterancestors(PARAGRAPH))
    depth = 0
    marks = list(paragraph.iter(FIELD_MARK))
    for each in marks[marks.index(mark) :]:
        depth += {"begin": 1, "end": -1}.get(each.get(FIELD_KIND, ""), 0)
        if not depth:
            return each
    return mark
