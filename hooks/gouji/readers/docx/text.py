"""What a paragraph of a Word document shows: its text, and the pictures and text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml.etree import _Element as Element
from msgspec import Struct, field
from msgspec.structs import replace

from gouji.document.model import Picture
from gouji.readers.docx.extent import is_large
from gouji.readers.docx.fields import FIELD_MARK, OpenFields
from gouji.readers.docx.looks import look_of
from gouji.readers.docx.styles import Styles
from gouji.readers.docx.xml import CELL_PROPERTIES, PARAGRAPH, RUN, TEXT_BOX, children, value, w
from gouji.readers.office.shown import Look, ShownText
from gouji.text.spans import Text

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_DESCRIPTION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MATH_MARKS = frozenset({_MATH + "sub", _MATH + "sup"})
_RUN_PROPERTIES = w("rPr")
_RUNS = frozenset({RUN, _MATH + "r"})
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
_TEXT = w("t")
_SIGNS: Mapping[str, Callable[[Element], str]] = {
    _TEXT: lambda element: element.text or "",
    _MATH + "t": lambda element: element.text or "",
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("br"): lambda _: "\n",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("sym"): _symbol,
}


def bare_texts(cell: Element) -> list[Element] | None:
    """The ``w:t`` of a cell with a single paragraph, all in runs that say nothing of them; None for any other cell."""
    paragraph = None
    for element in cell:
        if element.tag == PARAGRAPH and paragraph is None:
            paragraph = element
        elif element.tag != CELL_PROPERTIES:
            return None
    texts = []
    for run in () if paragraph is None else paragraph:
        if run.tag != RUN or len(run) != 1 or run[0].tag != _TEXT:
            return None
        texts.append(run[0])
    return texts


class Content(Struct):
    """What was found in a paragraph, in order.

    ``elements`` are those that show the runs of its text.
    """

    text: ShownText = field(default_factory=ShownText)
    elements: list[Element] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def shown(self) -> list[tuple[int, Element]]:
        """The elements, each with how many characters it shows."""
        return list(zip(self.text.lengths, self.elements, strict=True))


def read_content(paragraph: Element, styles: Styles, look: Look, fields: OpenFields) -> Content:
    """Text, pictures and text boxes of a ``w:p`` whose style has this look, and which begins within these fields.

    Of fields the result is read and not the instruction; hidden text is not read.
    """
    content = Content()
    _walk(paragraph, content, fields, _Looks(styles, look))
    return content


class _Looks(Struct, frozen=True):
    """How characters show at some place in a paragraph."""

    styles: Styles
    look: Look

    def of_run(self, run: Element) -> _Looks:
        properties = run.find(_RUN_PROPERTIES)
        if properties is None:
            return self
        style = self.styles.named(value(properties, "rStyle"))
        return _Looks(self.styles, look_of([properties]).within(style.look).within(self.look))

    def beside_the_line(self) -> _Looks:
        return _Looks(self.styles, replace(self.look, raised=True))


def _walk(element: Element, content: Content, fields: OpenFields, looks: _Looks) -> None:
    for found in children(element):
        sign = _SIGNS.get(found.tag)
        if sign is not None:
            if fields.show and content.text.add(sign(found), looks.look):
                content.elements.append(found)
        elif found.tag == FIELD_MARK:
            if content.text.add(fields.follow(found), looks.look):
                content.elements.append(found)
        elif found.tag in _DRAWINGS:
            if not looks.look.hidden:
                _draw(found, content)
        elif found.tag in _RUNS:
            _walk(found, content, fields, looks.of_run(found))
        elif found.tag.startswith(_MATH):
            _walk(found, content, fields, looks.beside_the_line() if found.tag in _MATH_MARKS else looks)


def _draw(drawing: Element, content: Content) -> None:
    """Pictures of a drawing, with their alternative text; text inside it is left to the caller."""
    described = [found.get("descr") or "" for found in drawing.iter(_DESCRIPTION)][:1]
    described += [shape.get("alt") or "" for shape in drawing.iterchildren()]
    label = next(filter(None, described), "").strip()
    large = is_large(drawing)
    pending = [drawing]
    while pending:
        found = pending.pop()
        if found.tag == TEXT_BOX:
            content.boxes.append(found)
        elif found.tag in (_PICTURE, _OLD_PICTURE):
            content.pictures.append(Picture(Text(label), large=large))
        else:
            pending.extend(reversed(list(children(found))))
