"""What the two XML formats have in common."""

from __future__ import annotations

from lxml import etree

from gouji.text.lazy import lazy_re
from gouji.text.neutral import escaped

_FORBIDDEN = lazy_re("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, /, **attributes: str | int) -> etree._Element:
    """An element with its attributes."""
    return etree.Element(name, {key: clean(str(value)) for key, value in attributes.items()})


def clean(text: str) -> str:
    """Without the characters that XML can't hold (https://www.w3.org/TR/xml/#charsets)."""
    return _FORBIDDEN.sub("\ufffd", text)


def serialised(root: etree._Element) -> str:
    """The whole file."""
    text = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{escaped(text, "&#{};".format)}'
