"""Names of WordprocessingML, and the one way to walk it: as it shows once every revision is accepted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from gouji.readers.docx.alternatives import ALTERNATIVES, shown_alternative

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRUE = frozenset({"1", "true", "on"})
_MAX_NUMBER = 10_000


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return _W + name


VAL = w("val")
BODY = w("body")
PARAGRAPH = w("p")
TABLE = w("tbl")
ROW = w("tr")
CELL = w("tc")
CELL_PROPERTIES = w("tcPr")
RUN = w("r")
TEXT_BOX = w("txbxContent")
EMBEDDED = w("altChunk")

_CONTROL = w("sdt")
_CONTROL_CONTENT = w("sdtContent")
# Wrappers that show nothing of their own, at block, row, cell and run level.
_WRAPPERS = frozenset(
    w(name)
    for name in (
        "bdo", "customXml", "dir", "fldSimple", "hyperlink", "ins", "moveTo", "ruby", "rubyBase", "smartTag",
    )
)  # fmt: skip
DELETED = frozenset(map(w, ("del", "moveFrom", "rt")))
"""What no reader of the document sees."""
REVISIONS = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")))
"""Elements that each stand for one revision nobody has accepted or refused yet."""


def children(element: Element) -> Iterator[Element]:
    """Children of an element as a reader of the document sees them.

    Content controls, hyperlinks, insertions and other wrappers are looked through; what was deleted or moved away is
    left out; of alternatives the one counts that Word shows. Of annotated (ruby) text the base is read.
    """
    for child in element:
        tag = child.tag
        if tag in _WRAPPERS:
            yield from children(child)
        elif tag == _CONTROL:
            content = child.find(_CONTROL_CONTENT)
            if content is not None:
                yield from children(content)
        elif tag == ALTERNATIVES:
            branch = shown_alternative(child)
            if branch is not None:
                yield from children(branch)
        elif tag not in DELETED:
            yield child


def by_name(element: Element | None) -> dict[str, Element]:
    """The first child of each qualified name: for properties, of which several are asked for."""
    found: dict[str, Element] = {}
    for each in () if element is None else element:
        found.setdefault(each.tag, each)
    return found


def child(element: Element | None, *names: str) -> Element | None:
    """The element at the end of a path of child names, None where any of them is missing."""
    for name in names:
        if element is None or not len(element):
            return None
        qualified, first = _W + name, element[0]
        # What find() finds, without the parsing of a path; properties come first, and most are asked for.
        element = first if first.tag == qualified else next(element.iterchildren(qualified), None)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """The ``w:val`` of the element at the end of a path of child names."""
    found = child(element, *names)
    return None if found is None else found.get(VAL)


def number(element: Element | None, *names: str) -> int | None:
    """As :func:`value`, a whole number; None where it is no number of a sensible size."""
    text = value(element, *names)
    if not text:
        return None
    try:
        found = int(text)
    except ValueError:
        return None
    return found if abs(found) <= _MAX_NUMBER else None


def switched_on(element: Element | None, *names: str) -> bool | None:
    """Whether an on/off property is on; None where it isn't given."""
    found = child(element, *names)
    return None if found is None else found.get(VAL, "1") in _TRUE
