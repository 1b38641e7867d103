"""Documents as the editor holds them: text, version, and the file that they are, or would be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path, PurePath

from lsprotocol import types
from msgspec import Struct
from msgspec.structs import replace
from pygls.uris import to_fs_path, uri_scheme

from gouji import readers
from gouji.server.positions import Encoding, Positions
from gouji.text.source import Decoded, Source

_SUFFIXES = {"html": ".html", "markdown": ".md", "plaintext": ".txt", "text": ".txt"}
"""Of documents that are not saved yet, by the language that the editor takes them for."""
_UNSAVED = {"untitled", "buffer"}
_TEXTS = frozenset({"html", "markdown", "text"})


class TextDocument(Struct, frozen=True, dict=True):
    """A version of a document. ``path`` is where it lies, or would lie; empty of one that is no file to be checked."""

    uri: str
    path: str
    version: int
    text: str
    encoding: Encoding

    @cached_property
    def positions(self) -> Positions:
        """Positions in the text."""
        return Positions(Decoded(self.text, "utf-8"), self.encoding)

    @property
    def data(self) -> bytes:
        """The text as bytes; half a character, which no file can hold, is a question mark."""
        return self.text.encode("utf-8", "replace")

    @property
    def is_report(self) -> bool:
        """Whether it may be a report: of a format that is edited as text. Word and PDF files are not."""
        return bool(self.path) and not self.is_yaml and readers.format_of(Source(self.path, b"")) in _TEXTS

    @property
    def has_known_suffix(self) -> bool:
        """Whether its suffix is one that a search would pick up; others count where a setting pins them to a pack."""
        return PurePath(self.path).suffix.lower() in readers.SUFFIXES

    @property
    def is_yaml(self) -> bool:
        """Whether it may be settings or a part of a pack."""
        return PurePath(self.path).suffix.lower() in (".yaml", ".yml")

    def changed(self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int) -> TextDocument:
        """The document after changes, each of which is about the text that the one before it has left."""
        document = self
        for change in changes:
            document = replace(document, text=_after(document, change), version=version)
        return document


def _after(document: TextDocument, change: types.TextDocumentContentChangeEvent) -> str:
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return whole(change.text)
    span = document.positions.span(change.range)
    return whole(document.text[: span.start] + change.text + document.text[span.end :])


def whole(text: str) -> str:
    """The text with both halves of a character as one, which some editors send one after the other."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def opened(item: types.TextDocumentItem, encoding: Encoding, root: Path) -> TextDocument:
    """A document that the editor opens; one that is not saved yet would lie in ``root``."""
    return TextDocument(item.uri, _path(item, root), item.version, whole(item.text), encoding)


def _path(item: types.TextDocumentItem, root: Path) -> str:
    if uri_scheme(item.uri) in _UNSAVED:
        suffix = _SUFFIXES.get(item.language_id)
        return str(root / f"untitled{suffix}") if suffix else ""
    return to_fs_path(item.uri) or ""
