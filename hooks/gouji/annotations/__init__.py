"""Copies of documents with what is wrong said beside the place: a format a module.

A module has what :class:`Annotator` has, and one line in ``_MODULES``. It is imported when the first document of its
format comes.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from msgspec import Struct
from msgspec.structs import replace

from gouji import readers
from gouji.annotations import messages
from gouji.annotations.notes import Noted, Notes
from gouji.linter.results import FileResult
from gouji.linter.session import Session
from gouji.messages.message import Language, Message
from gouji.reporters.shared.rules import rulebook
from gouji.text.source import Decoded, Source, Unreadable

_MODULES = {
    "docx": "gouji.annotations.word",
    "html": "gouji.annotations.marked.html",
    "libreoffice": "gouji.annotations.word",
    "markdown": "gouji.annotations.marked.markdown",
    "text": "gouji.annotations.marked.text",
}
"""By the name of the reader of the format."""
_SUFFIXES = {
    ".doc": ".docx",
    ".markdown": ".html",
    ".md": ".html",
    ".shtml": ".html",
    ".txt": ".html",
    ".wps": ".docx",
    ".xhtml": ".html",
}
"""Of copies in another format than their documents."""
_KNOWN = ".docx, .doc, .wps, .html, .htm, .md, .txt"


class Prepared(Struct, frozen=True):
    """A document as it is annotated, and what readers of the copy must know.

    ``decoded`` is its text, of which places are lines and columns; None where the document has none.
    """

    data: bytes
    remarks: tuple[Message, ...] = ()
    decoded: Decoded | None = None


class Annotator(Protocol):
    """The shape of a module for a format."""

    def prepare(self, source: Source) -> Prepared:
        """The document in a form that takes annotations, without those of earlier runs.

        Raises:
            Unreadable: it can't be read, or not be converted.
        """

    def is_annotated(self, source: Source) -> bool:
        """Whether it holds notes of an earlier run.

        Raises:
            Unreadable: it can't be read.
        """

    def annotate(self, source: Source, noted: Noted) -> bytes:
        """A copy of a prepared document with notes; there may be none.

        Raises:
            Unreadable: the notes can't be placed in it.
        """


class Annotated(Struct, frozen=True):
    """A document that was checked. ``data`` is the annotated copy, None of what can't be checked or annotated.

    ``reason`` is why there is none. ``notes`` counts what was noted; where it is 0 the
    copy of a Word document is the document itself, without the notes of earlier runs.
    """

    result: FileResult
    data: bytes | None = None
    reason: Message | None = None
    notes: int = 0


def copy_name(path: str) -> str:
    """The name of the copy of a document; old Word documents are copied as new ones."""
    old = PurePath(path)
    return old.with_suffix(_SUFFIXES[old.suffix.lower()]).name if old.suffix.lower() in _SUFFIXES else old.name


def is_annotated(path: str, data: bytes) -> bool:
    """Whether the bytes of a file are a copy with notes: nothing is lost where another copy takes its place."""
    source = Source(path, data)
    module = _MODULES.get(readers.format_of(source))
    try:
        return module is not None and _load(module).is_annotated(source)
    except Unreadable:
        return False


def takes(path: str, data: bytes) -> bool:
    """Whether there are annotated copies of documents like this one."""
    return readers.format_of(Source(path, data)) in _MODULES


def _load(module: str) -> Annotator:
    return cast("Annotator", import_module(module))


def annotated(session: Session, path: str, data: bytes, language: Language) -> Annotated:
    """Checks the bytes of a document as if it were saved at ``path``, and gives back its annotated copy.

    Nothing is read or written but the configuration and the packs.

    Raises:
        UsageError: a pattern of the request matches no rule.
        ConfigError: something is wrong with a configuration.
        PackError: something is wrong with a pack.
    """
    source = Source(path, data)
    module = _MODULES.get(readers.format_of(source))
    if module is None:
        return Annotated(FileResult(path, "skipped"), reason=messages.NO_ANNOTATIONS.fill(known=_KNOWN))
    annotator = _load(module)
    try:
        prepared = annotator.prepare(source)
    except Unreadable as unreadable:
        without, _ = _checked(session, path, Prepared(data), language)
        return without if without.reason else replace(without, reason=unreadable.reason)
    checked, notes = _checked(session, path, prepared, language)
    if checked.reason or notes is None:
        return checked
    noted = notes.noted(checked.result, *prepared.remarks)
    try:
        copy = annotator.annotate(Source(path, prepared.data), noted)
    except Unreadable:
        return Annotated(checked.result, reason=messages.NOT_SPLICED)
    return Annotated(checked.result, copy, notes=noted.count)


def _checked(session: Session, path: str, prepared: Prepared, language: Language) -> tuple[Annotated, Notes | None]:
    """What the checks say, with the reason where they could not judge the document."""
    result = session.run_on(path, prepared.data).result
    file = next((each for each in result.files if not each.settings), None)
    if file is None or file.excluded:
        return Annotated(FileResult(path, "skipped"), reason=messages.EXCLUDED), None
    if file.status in ("read", "partial"):
        return Annotated(file), Notes(language, rulebook(result), prepared.decoded)
    reason = file.reason or messages.NOT_A_REPORT
    return Annotated(file, reason=reason), None
