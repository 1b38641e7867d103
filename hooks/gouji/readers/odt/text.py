"""What a paragraph of an OpenDocument text shows: its text, and the pictures and text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import prod

from lxml.etree import _Element as Element
from msgspec import Struct, field
from msgspec.structs import replace

from gouji.document.model import Picture
from gouji.readers.odt.styles import OdtStyles
from gouji.readers.odt.xml import names, number, q, written
from gouji.readers.office.shown import PLAIN, Look, ShownText
from gouji.readers.unread import LARGE
from gouji.text.lazy import lazy_re
from gouji.text.spans import Text

_BLANKS = lazy_re(r"[ \t\r\n]+")
_SPAN = q("text:span")
_DROP_DOWN = q("text:drop-down")
_CONTROL = q("draw:control")
_CONTENT_CONTROL = q("loext:content-control")
_NOTE = q("text:note")
_CITATION = q("text:note-citation")
_HIDING = names("text:hidden-paragraph", "text:hidden-text")
_DRAW = q("draw:")
_FRAME = q("draw:frame")
_PARAGRAPHS = names("text:h", "text:list", "text:p")
_BOX = q("draw:text-box")
_IMAGES = names("draw:image", "draw:object", "draw:object-ole", "draw:plugin")
_MOST_BLANKS = 100
# What shows nothing in the place where it stands, or what no reader takes for a part of the text.
_UNREAD = names(
    "office:annotation", "office:annotation-end", "office:event-listeners", "text:alphabetical-index-mark",
    "text:bookmark", "text:label", "text:placeholder", "text:ruby-text", "text:script", "text:soft-page-break",
    "text:toc-mark", "text:tracked-changes",
)  # fmt: skip
_SIGNS: Mapping[str, Callable[[Element], str]] = {
    q("text:s"): lambda element: " " * min(number(element, "text:c", 1), _MOST_BLANKS),
    q("text:tab"): lambda _: "\t",
    q("text:line-break"): lambda _: "\n",
}
_LENGTH = lazy_re(r"([\d.]{1,10})(cm|mm|in|pt|px|pc)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "px": 2.54 / 96, "pc": 2.54 / 6}


class OdtContent(Struct):
    """What was found in a paragraph, in order. ``boxes`` hold blocks."""

    text: ShownText = field(default_factory=ShownText)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: bool = False


class OdtReader(Struct, frozen=True):
    """Reads paragraphs. ``controls`` has, by id, what the fields of forms hold."""

    styles: OdtStyles
    controls: Mapping[str, str]

    def content(self, paragraph: Element, look: Look) -> OdtContent:
        """Text, pictures and text boxes of a paragraph or heading whose style has this look."""
        content = OdtContent()
        _Walk(self, content).inside(paragraph, look)
        return OdtContent() if content.hidden else content

    def drawing(self, shape: Element) -> OdtContent:
        """The same of a shape that hangs on a page."""
        content = OdtContent()
        _Walk(self, content).draw(shape)
        return content


class _Walk(Struct):
    """A way through a paragraph; ``blank`` says that the last character was white space."""

    reader: OdtReader
    content: OdtContent
    blank: bool = True

    def inside(self, element: Element, look: Look) -> None:
        self.add(element.text, look)
        for child in element:
            self.child(child, look)
            self.add(child.tail, look)

    def add(self, text: str | None, look: Look) -> None:
        """Appends characters of the XML, where white space of any length is one blank."""
        if text:
            collapsed = _BLANKS.sub(" ", text)
            self.put(collapsed[1:] if self.blank and collapsed.startswith(" ") else collapsed, look)

    def put(self, text: str, look: Look) -> None:
        if text:
            self.content.text.add(text, look)
            self.blank = text[-1] == " "

    def child(self, child: Element, look: Look) -> None:
        tag = child.tag
        sign = _SIGNS.get(tag)
        if sign is not None:
            self.content.text.add(sign(child), look)
            self.blank = False
        elif tag == _SPAN:
            style = self.reader.styles.named("text", child.get(q("text:style-name")))
            self.inside(child, style.look.within(look))
        elif tag.startswith(_DRAW):
            if not look.hidden:
                self.draw(child)
        elif tag in _HIDING:
            self.hide(child, look)
        elif tag not in _UNREAD:
            self.other(child, look)

    def other(self, child: Element, look: Look) -> None:
        """Fields, notes and wrappers."""
        if child.tag == _NOTE:
            citation = child.find(_CITATION)
            self.put("" if citation is None else written(citation), replace(look, raised=True))
        elif child.tag == _DROP_DOWN:
            self.put(_chosen(child), look)
        elif child.get(q("loext:showing-place-holder")) != "true":
            self.inside(child, look)

    def hide(self, child: Element, look: Look) -> None:
        """What may hide its own text, or the paragraph."""
        hidden = child.get(q("text:is-hidden")) == "true"
        if child.tag == q("text:hidden-paragraph"):
            self.content.hidden |= hidden
        elif not hidden:
            self.put(child.get(q("text:string-value")) or written(child), look)

    def draw(self, shape: Element) -> None:
        """Pictures and text boxes of a shape, and what a field of a form holds."""
        if shape.tag == _CONTROL:
            self.put(self.reader.controls.get(shape.get(q("draw:control"), ""), ""), PLAIN)
            return
        pending = [(shape, "", False)]
        while pending:
            found, label, large = pending.pop()
            if found.tag == _BOX or (found is not shape and found.tag in _PARAGRAPHS):
                self.content.boxes.append(found)
            elif found.tag in _IMAGES:
                self.content.pictures.append(Picture(Text(label), large=large))
            elif found.tag == _FRAME:
                shown = _version(found)
                pending += [(shown, _label(found), _is_large(found))] if shown is not None else []
            else:
                pending += [(each, label, large) for each in reversed(list(found))]


def _version(frame: Element) -> Element | None:
    """Of several versions of what a frame shows, the first."""
    return next((each for each in frame if each.tag == _BOX or each.tag in _IMAGES), None)


def _label(frame: Element) -> str:
    described = (frame.findtext(q(f"svg:{name}")) for name in ("desc", "title"))
    return next(filter(None, described), "").strip()


def _is_large(frame: Element) -> bool:
    """Whether a picture may hold a page or a table; so may one whose size isn't given."""
    sides = [_LENGTH.fullmatch(frame.get(q(f"svg:{side}"), "")) for side in ("width", "height")]
    try:
        return prod(float(side[1]) * _CENTIMETRES[side[2]] if side else LARGE for side in sides) >= LARGE
    except ValueError:
        return True


def _chosen(field_: Element) -> str:
    """What a drop-down field shows, which stands behind its entries, or else the entry that is selected."""
    shown = "".join([field_.text or "", *(child.tail or "" for child in field_)])
    if shown.strip():
        return shown
    entries = (each for each in field_ if each.get(q("text:current-selected")) == "true")
    return next((each.get(q("text:value"), "") for each in entries), "")


def read_controls(body: Element) -> dict[str, str]:
    """What the fields of the forms in a document hold, by the id that their places name."""
    found = {}
    for form in body.iter(q("office:forms")):
        for control in form.iter():
            for name in (control.get(q("form:id")), control.get(q("xml:id"))):
                if name:
                    found[name] = _held(control)
    return found


def _held(control: Element) -> str:
    if control.tag == q("form:checkbox"):
        return "☒" if control.get(q("form:current-state"), control.get(q("form:state"))) == "checked" else "□"
    if control.tag == q("form:listbox"):
        return next(_selected(control), "")
    return control.get(q("form:current-value")) or control.get(q("form:value")) or ""


def _selected(listbox: Element) -> Iterator[str]:
    for mark in ("form:current-selected", "form:selected"):
        for option in listbox.iterfind(q("form:option")):
            if option.get(q(mark)) == "true":
                yield option.get(q("form:label"), "")
