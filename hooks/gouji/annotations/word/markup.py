"""The text of an XML part with the place of every element in it: what is inserted there changes nothing else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.readers import messages
from gouji.readers.office.package import parse_xml
from gouji.text.lazy import lazy_re
from gouji.text.source import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = lazy_re(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]{1,40})["']""")
# Of a well-formed document without a DOCTYPE this finds every tag, and none in a comment or the like.
_TOKEN = lazy_re(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>"
    r"""|<(?P<end>/)?(?P<name>[^\s/>]+)[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""",
    re.DOTALL,
)


class Part(Struct, frozen=True):
    """The characters of a part, and how they were encoded."""

    text: str
    encoding: str
    mark: bytes

    def encoded(self, text: str) -> bytes:
        """Another text in the encoding of this one; what it has no character for becomes a reference."""
        return self.mark + text.encode(self.encoding, "xmlcharrefreplace")


def decoded(data: bytes, name: str) -> Part:
    """The part in its bytes; ``name`` is what messages call it.

    Raises:
        Unreadable: it is not well-formed, has a DOCTYPE or is in an encoding that can't be written again as it is.
    """
    parse_xml(data, name)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    mark = mark if mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else b""
    declared = None if encoding else _DECLARED.match(data)
    encoding = encoding or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        text = data[len(mark) :].decode(encoding)
        part = Part(text, encoding, mark)
        if part.encoded(text) == data:
            return part
    except (LookupError, UnicodeError):
        pass
    raise Unreadable(messages.PACKAGE_BROKEN_XML.fill(part=name, line=1))


class Extent(Struct, frozen=True):
    """Where an element stands: its start tag from ``start`` to ``inner``, its content, its end tag up to ``end``.

    ``tail`` is where its end tag begins; an element that is one tag (``<w:p/>``) has ``inner``, ``tail`` and ``end`` in
    the same place. ``name`` is as written, with its prefix.
    """

    name: str
    start: int
    inner: int
    tail: int
    end: int

    @property
    def single(self) -> bool:
        """Whether it is one tag."""
        return self.inner == self.end

    @property
    def prefix(self) -> str:
        """The prefix of its name with the colon, empty without one."""
        return self.name[: self.name.find(":") + 1]


def extents(text: str) -> list[Extent]:
    """The elements of a well-formed part, in the order of their start tags."""
    found: list[Extent | None] = []
    opened: list[tuple[int, str, int, int]] = []
    for token in _TOKEN.finditer(text):
        name = token["name"]
        if name is None:
            continue
        if token["end"]:
            index, name, start, inner = opened.pop()
            found[index] = Extent(name, start, inner, token.start(), token.end())
        elif text[token.end() - 2] == "/":
            found.append(Extent(name, token.start(), token.end(), token.end(), token.end()))
        else:
            opened.append((len(found), name, token.start(), token.end()))
            found.append(None)
    return [each for each in found if each is not None]


def located(root: Element, text: str) -> dict[Element, Extent] | None:
    """The place of each element of a tree in the text that it was parsed from; None where the two do not agree."""
    elements, places = list(root.iter()), extents(text)
    agree = len(elements) == len(places) and all(map(_agrees, elements, places))
    return dict(zip(elements, places, strict=True)) if agree else None


def _agrees(element: Element, place: Extent) -> bool:
    return str(element.tag).rpartition("}")[2] == place.name.rpartition(":")[2]


_CHARACTER = lazy_re(r"<!\[CDATA\[|\]\]>|<!--.*?-->|<\?.*?\?>|&[^;]*;|\r\n|.", re.DOTALL)


def character(text: str, place: Extent, index: int) -> tuple[int, bool]:
    """Where a character (from 0) of an element without elements begins, and whether that is in a CDATA section."""
    return next(islice(_characters(text, place), index, None), (place.tail, False))


def _characters(text: str, place: Extent) -> Iterator[tuple[int, bool]]:
    raw = False
    for token in _CHARACTER.finditer(text, place.inner, place.tail):
        if token[0] in ("<![CDATA[", "]]>"):
            raw = token[0] != "]]>"
        elif raw and len(token[0]) > 1 and token[0] != "\r\n":
            yield from ((at, True) for at in range(*token.span()))
        elif not token[0].startswith(("<!--", "<?")):
            yield token.start(), raw
