"""What a paragraph of a Word document shows: its text, and the pictures and text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.document.model import Picture
from gouji.readers.docx.styles import Styles
from gouji.readers.docx.xml import RUN, TEXT_BOX, children, switched_on, value, w
from gouji.text.spans import Text

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_DESCRIPTION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RUN_PROPERTIES = w("rPr")
_FIELD_MARK = w("fldChar")
_DRAWINGS = frozenset(map(w, ("drawing", "pict", "object")))


def _symbol(element: Element) -> str:
    """A character of a symbol font: the usual boxes and ticks of Wingdings; others keep their own code."""
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    if element.get(w("font"), "").startswith("Wingdings"):
        return _WINGDINGS.get(code & 0xFF, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else ""  # noqa: PLR2004 - Unicode's bounds


_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA8: "□", 0xFB: "☒", 0xFC: "√", 0xFD: "☒", 0xFE: "☑"}
_SIGNS: Mapping[str, Callable[[Element], str]] = {
    w("t"): lambda element: element.text or "",
    _MATH + "t": lambda element: element.text or "",
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("br"): lambda _: "\n",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("sym"): _symbol,
}


class Content(Struct):
    """What was found in a paragraph, in order. ``text`` grows by parts."""

    parts: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters as they show."""
        return "".join(self.parts)


def read_content(paragraph: Element, styles: Styles) -> Content:
    """Text, pictures and text boxes of a ``w:p``.

    Of fields the result is read and not the instruction; hidden text is not read.
    """
    content = Content()
    # One entry for every field that is open: whether its result has begun.
    fields: list[bool] = []
    hidden = styles.of_paragraph(paragraph.find(w("pPr"))).hidden
    _walk(paragraph, content, fields, _Visibility(styles, hidden))
    return content


class _Visibility(Struct, frozen=True):
    styles: Styles
    hidden: bool

    def hides(self, run: Element) -> bool:
        properties = run.find(_RUN_PROPERTIES)
        if properties is None:
            return self.hidden
        own = switched_on(properties, "vanish")
        if own is not None:
            return own
        return self.hidden or self.styles.named(value(properties, "rStyle")).hidden


def _walk(element: Element, content: Content, fields: list[bool], visibility: _Visibility) -> None:
    for found in children(element):
        sign = _SIGNS.get(found.tag)
        if sign is not None:
            if all(fields):
                content.parts.append(sign(found))
        elif found.tag == _FIELD_MARK:
            _follow(found, fields)
        elif found.tag in _DRAWINGS:
            _draw(found, content)
        elif found.tag == RUN:
            if not visibility.hides(found):
                _walk(found, content, fields, visibility)
        elif found.tag.startswith(_MATH):
            _walk(found, content, fields, visibility)


def _follow(mark: Element, fields: list[bool]) -> None:
    kind = mark.get(w("fldCharType"))
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def _draw(drawing: Element, content: Content) -> None:
    """Pictures of a drawing, with their alternative text; text inside it is left to the caller."""
    described = [found.get("descr") or "" for found in drawing.iter(_DESCRIPTION)][:1]
    described += [shape.get("alt") or "" for shape in drawing.iterchildren()]
    label = next(filter(None, described), "").strip()
    pending = [drawing]
    while pending:
        found = pending.pop()
        if found.tag == TEXT_BOX:
            content.boxes.append(found)
        elif found.tag in (_PICTURE, _OLD_PICTURE):
            content.pictures.append(Picture(Text(label)))
        else:
            pending.extend(reversed(list(children(found))))
