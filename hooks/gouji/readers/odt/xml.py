"""Names of OpenDocument (ODF 1.3, and what LibreOffice adds), and the numbers in its attributes."""

from __future__ import annotations

from functools import cache

from lxml.etree import _Element as Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "draw": f"{_OASIS}drawing:1.0",
    "form": f"{_OASIS}form:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "office": f"{_OASIS}office:1.0",
    "style": f"{_OASIS}style:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "table": f"{_OASIS}table:1.0",
    "text": f"{_OASIS}text:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_MAX_NUMBER = 1_000_000


@cache
def q(name: str) -> str:
    """The qualified name of an element or attribute, written with its usual prefix: ``text:p``."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def names(*written: str) -> frozenset[str]:
    """Qualified names of several elements."""
    return frozenset(map(q, written))


def number(element: Element, name: str, default: int) -> int:
    """A whole number from 0 on in an attribute; the default where it is none of a sensible size."""
    text = element.get(q(name), "")
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(_MAX_NUMBER)):
        return default
    return min(int(text), _MAX_NUMBER)


def written(element: Element) -> str:
    """All characters in an element."""
    return "".join(part for part in element.itertext() if isinstance(part, str))
