"""The parts of an OpenDocument text: its body, and the elements that hold its styles."""

from __future__ import annotations

from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.messages.message import Message
from gouji.readers import messages
from gouji.readers.odt.xml import q
from gouji.readers.office.package import Package, open_package, parse_xml
from gouji.text.source import Source, Unreadable

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "meta-inf/manifest.xml"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_ENCRYPTED = b"encryption-data"
_SHEET = Message("电子表格", "a spreadsheet")
_OTHERS = {
    "chart": Message("图表", "a chart"),
    "database": Message("数据库", "a database"),
    "drawing": Message("绘图", "a drawing"),
    "image": Message("图片", "an image"),
    "presentation": Message("演示文稿", "a presentation"),
    "spreadsheet": _SHEET,
}


class OdtParts(Struct, frozen=True):
    """The element whose children are the blocks, and the elements that hold styles, the common ones first."""

    body: Element
    styles: list[Element]


def open_text(source: Source) -> OdtParts:
    """The parts of a package, or of a document that is one XML file.

    Raises:
        Unreadable: the bytes are no OpenDocument text, or a damaged, protected or malicious one.
    """
    if source.data.lstrip(_BLANK).startswith(b"<"):
        roots = [parse_xml(source.data, source.path)]
    else:
        roots = _roots(open_package(source.data))
    return OdtParts(_body(roots[-1]), [part for root in roots for part in _style_parts(root)])


def _roots(package: Package) -> list[Element]:
    """The parts with the styles and with the content, in this order."""
    if _MANIFEST in package.parts and _ENCRYPTED in package.read(_MANIFEST):
        raise Unreadable(messages.PACKAGE_PASSWORD)
    if _CONTENT not in package.parts:
        raise Unreadable(messages.PACKAGE_DAMAGED)
    return [package.xml(name) for name in (_STYLES, _CONTENT) if name in package.parts]


def _style_parts(root: Element) -> list[Element]:
    found = [root.find(q(name)) for name in ("office:styles", "office:automatic-styles")]
    # Automatic styles beside the common ones are those of headers and footers, unless all stands in one file.
    if root.tag == q("office:document-styles"):
        found = found[:1]
    return [part for part in found if part is not None]


def _body(root: Element) -> Element:
    body = root.find(q("office:body"))
    if body is None:
        raise Unreadable(messages.PACKAGE_DAMAGED)
    text = body.find(q("office:text"))
    if text is not None:
        return text
    what = next((what for name, what in _OTHERS.items() if body.find(q(f"office:{name}")) is not None), None)
    raise Unreadable(messages.NOT_TEXT_DOCUMENT.fill(what=what or messages.OTHER_OFFICE))
