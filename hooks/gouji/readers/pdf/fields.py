"""What people filled in on a PDF: the fields of its form, and text that was typed over a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gouji.readers import messages
from gouji.readers.pdf.page import Box, Glyph, is_wide
from gouji.text.lazy import lazy_re
from gouji.text.source import Unreadable

_MOST = 2_000
"""Fields that a page may have; a form of two hundred cells has two hundred."""
_MOST_CHARACTERS = 2_000
_UNSEEN = 1 << 1 | 1 << 5  # flags of an annotation: hidden, not to be viewed
_MULTILINE, _PASSWORD, _PUSH_BUTTON = 1 << 12, 1 << 13, 1 << 16  # flags of a field
_DEEPEST = 20
_SIZE = lazy_re(rb"([\d.]{1,10})\s+Tf")
_LARGEST = 12.0
"""Size of text whose field says that it takes the size that fits, in points."""
_INSET = 2.0
_LINE = 1.2
_LINE_END = lazy_re(r"\r\n|\r|\n")
_CHECKED = "☑"


def filled_in(page: Any, glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Characters of a page's fields and of text typed over it, where they show; ``page`` is one of pdfplumber's.

    A field whose text also stands among the glyphs, as some programs write it, is left out.

    Raises:
        Unreadable: there are more than on any page.
    """
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415 - an extra, and slow to import

    found: list[Glyph] = []
    annotations = resolve1(page.page_obj.annots)
    if not isinstance(annotations, list):
        return ()
    if len(annotations) > _MOST:
        raise Unreadable(messages.PDF_TOO_LARGE)
    for each in annotations:
        try:
            found += _shown(resolve1(each), page, glyphs)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            continue  # a broken annotation shows nothing; the page is as good as without it
    return tuple(found)


def _shown(annotation: Any, page: Any, glyphs: Sequence[Glyph]) -> list[Glyph]:
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415 - as above

    if not isinstance(annotation, Mapping) or int(resolve1(annotation.get("F")) or 0) & _UNSEEN:
        return []
    text = _text(annotation)
    if not text.strip():
        return []
    box = _box([float(resolve1(each)) for each in resolve1(annotation["Rect"])], page)
    there = "".join(glyph.text for glyph in glyphs if box.holds(glyph.box.middle))
    if "".join(there.split()) == "".join(text.split()):
        return []
    size = _font_size(_inherited(annotation, "DA"), box)
    wrapped = bool(int(_inherited(annotation, "Ff") or 0) & _MULTILINE) or _kind(annotation) == "FreeText"
    return list(_set(text[:_MOST_CHARACTERS], box, size, wrapped=wrapped))


def _text(annotation: Mapping[str, Any]) -> str:
    """What a field holds, or what was typed over the page; nothing of other annotations."""
    if _kind(annotation) == "FreeText":
        return _string(annotation.get("Contents"))
    if _kind(annotation) != "Widget":
        return ""
    flags = int(_inherited(annotation, "Ff") or 0)
    match _name(_inherited(annotation, "FT")):
        case "Tx":
            return "" if flags & _PASSWORD else _string(_inherited(annotation, "V"))
        case "Ch":
            return _chosen(annotation)
        case "Btn" if not flags & _PUSH_BUTTON:
            return _CHECKED if _name(annotation.get("AS")) not in {"", "Off"} else ""
    return ""


def _chosen(annotation: Mapping[str, Any]) -> str:
    """The entries of a list that are chosen, as they are shown."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415 - as above

    value = _inherited(annotation, "V")
    chosen = [_string(each) for each in value] if isinstance(value, list) else [_string(value)]
    shown = {}
    for entry in _inherited(annotation, "Opt") or ():
        option = resolve1(entry)
        if isinstance(option, list) and len(option) > 1:
            shown[_string(option[0])] = _string(option[1])
    return "\n".join(shown.get(each, each) for each in chosen)


def _kind(annotation: Mapping[str, Any]) -> str:
    return _name(annotation.get("Subtype"))


def _inherited(annotation: Mapping[str, Any], key: str) -> Any:
    """An entry of a field, its own or that of a field above it."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415 - as above

    node: Any = annotation
    for _ in range(_DEEPEST):
        if not isinstance(node, Mapping):
            break
        if key in node:
            return resolve1(node[key])
        node = resolve1(node.get("Parent"))
    return None


def _name(value: Any) -> str:
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415 - as above

    name = getattr(resolve1(value), "name", "")
    return name if isinstance(name, str) else name.decode("latin-1")


def _string(value: Any) -> str:
    from pdfminer.pdftypes import PDFStream, resolve1  # noqa: PLC0415 - as above
    from pdfminer.utils import decode_text  # noqa: PLC0415 - as above

    found: Any = resolve1(value)
    if isinstance(found, PDFStream):
        found = _data(found)
    if isinstance(found, bytes):
        return decode_text(found)
    return found if isinstance(found, str) else _name(found)


def _data(stream: Any) -> Any:
    return stream.get_data()


def _box(rectangle: Sequence[float], page: Any) -> Box:
    """A rectangle in points from the upper left corner of the page as it shows."""
    left, low, right, high = map(float, page.page_obj.mediabox)
    x0, y0, x1, y1 = rectangle
    match page.page_obj.rotate % 360:
        case 90:
            one, down, other, up = y0 - low, right - x0, y1 - low, right - x1
        case 180:
            one, down, other, up = right - x0, high - y0, right - x1, high - y1
        case 270:
            one, down, other, up = high - y0, x0 - left, high - y1, x1 - left
        case _:
            one, down, other, up = x0 - left, y0 - low, x1 - left, y1 - low
    height = float(page.height)
    return Box(min(one, other), height - max(down, up), max(one, other), height - min(down, up))


def _font_size(appearance: Any, box: Box) -> float:
    size = _SIZE.search(appearance) if isinstance(appearance, bytes) else None
    given = float(size[1]) if size else 0.0
    high = max(box.bottom - box.top, 1.0)
    return min(given or min(_LARGEST, high / _LINE), high)


def _set(text: str, box: Box, size: float, *, wrapped: bool) -> Iterator[Glyph]:
    """Characters in lines from the top of a box, or one line in its middle; what is too wide is set closer."""
    room = max(box.x1 - box.x0 - 2 * _INSET, 1.0)
    lines = [part for line in _LINE_END.split(text) for part in (_broken(line, room / size) if wrapped else [line])]
    pitch = min(_LINE * size, (box.bottom - box.top) / len(lines))
    top = box.top if len(lines) > 1 else (box.top + box.bottom - size) / 2
    for number, line in enumerate(lines):
        step = min(size, room / max(_width(line), 1.0))
        x = box.x0 + _INSET
        for character in line:
            wide = step * _width(character)
            yield Glyph(
                character, Box(x, top + number * pitch, x + wide, top + number * pitch + min(size, pitch)), size
            )
            x += wide


def _broken(line: str, room: float) -> list[str]:
    lines = [""]
    for character in line:
        if _width(lines[-1] + character) > room and lines[-1]:
            lines.append("")
        lines[-1] += character
    return lines


def _width(text: str) -> float:
    """In heights of a character."""
    return sum(1.0 if is_wide(character) else 0.5 for character in text)
