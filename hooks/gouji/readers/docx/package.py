"""The parts of a Word document: the main one, and those that it names as its styles or its lists."""

from __future__ import annotations

import posixpath
from functools import cached_property, lru_cache

from lxml.etree import _Element as Element
from msgspec import Struct

from gouji.messages.message import Message, plain
from gouji.readers import messages
from gouji.readers.docx.styles import Styles, read_styles
from gouji.readers.docx.xml import w
from gouji.readers.office.package import Package, open_package, parse_xml
from gouji.text.source import Source, Unreadable

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL_SIZE = 1024 * 1024
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# Strict documents have the same under other namespaces; each is rewritten to the usual one before parsing.
_NAMESPACES = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
)
_OTHER_ZIPS: tuple[tuple[str, Message], ...] = (
    ("xl/workbook.xml", messages.WORKBOOK),
    ("xl/workbook.bin", messages.WORKBOOK),
    ("ppt/presentation.xml", Message("PowerPoint 演示文稿", "a PowerPoint presentation")),
    ("ofd.xml", Message("OFD 版式文件", "an OFD document")),
    ("mimetype", Message("OpenDocument 文档或电子书", "an OpenDocument file or an e-book")),
)


class WordPackage(Struct, frozen=True, dict=True):
    """A package and the name of its main part."""

    package: Package
    main: str

    def document(self) -> Element:
        """The root of the main part.

        Raises:
            Unreadable: it is damaged, too large or no word-processing document.
        """
        root = _xml(self.package, self.main)
        if root.tag != w("document"):
            raise Unreadable(messages.NOT_TEXT_DOCUMENT.fill(what=messages.OTHER_OFFICE))
        return root

    def related(self, kind: str) -> Element | None:
        """The root of the part that the main one names as its ``numbering``, say; None without one."""
        target = self.named(kind)
        return None if target not in self.package.parts else _xml(self.package, target)

    def styles(self) -> Styles:
        """The style sheet; an empty one where the document has none."""
        target = self.named("styles")
        if target not in self.package.parts:
            return read_styles(None)
        data, name = self.package.read(target), self.package.parts[target].filename
        return (_read_styles if len(data) <= _USUAL_SIZE else _read_styles.__wrapped__)(data, name)

    def named(self, kind: str) -> str:
        """The part that the main one names as being of a kind; an empty name where it names none."""
        return _target(self._relations, kind, posixpath.dirname(self.main))

    @cached_property
    def _relations(self) -> list[Element]:
        folder, name = posixpath.split(self.main)
        return _relations(self.package, f"{folder}/_rels/{name}.rels".lstrip("/"))


@lru_cache(maxsize=1)  # documents of one program have the same, often larger than their text; nothing changes it
def _read_styles(data: bytes, name: str) -> Styles:
    return read_styles(parse_xml(_usual(data), name))


def open_word(source: Source) -> WordPackage:
    """The package in a file's bytes.

    Raises:
        Unreadable: the bytes are no Word document, or a damaged, protected or malicious one.
    """
    package = open_package(source.data)
    return WordPackage(package, _main_part(package))


def _main_part(package: Package) -> str:
    main = _target(_relations(package, "_rels/.rels"), "officeDocument", "")
    for candidate in (main, "word/document.xml"):
        if candidate in package.parts and not candidate.startswith(("xl/", "ppt/")):
            return candidate
    what = next((what for name, what in _OTHER_ZIPS if name in package.parts), plain("zip"))
    raise Unreadable(messages.NOT_TEXT_DOCUMENT.fill(what=what))


def _relations(package: Package, name: str) -> list[Element]:
    return list(_xml(package, name).iter(_RELATIONSHIP)) if name in package.parts else []


def _target(relations: list[Element], kind: str, folder: str) -> str:
    """The part that relations name as being of a kind; an empty name where there is none."""
    for relation in relations:
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            target = relation.get("Target", "").replace("\\", "/")
            return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
    return ""


def _xml(package: Package, name: str) -> Element:
    return package.xml(name, _usual)


def _usual(data: bytes) -> bytes:
    if _STRICT in data:
        for strict, usual in _NAMESPACES:
            data = data.replace(_STRICT + strict, _TRANSITIONAL + usual)
    return data
