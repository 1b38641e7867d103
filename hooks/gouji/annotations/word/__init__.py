"""Word documents with comments. Every part but the comments and what names them stays as it is, to the byte.

What is old (.doc, .wps) is converted first.
"""

from __future__ import annotations

from gouji.annotations import Prepared, messages
from gouji.annotations.notes import Note, Noted
from gouji.annotations.word.archive import replaced
from gouji.annotations.word.cuts import Cut, Ranges
from gouji.annotations.word.earlier import own_comments, without_own
from gouji.annotations.word.markup import Part, decoded, extents, located
from gouji.annotations.word.relations import comments_part
from gouji.annotations.word.splices import Anchored, spliced
from gouji.annotations.word.vocabulary import of_part
from gouji.readers import messages as reading
from gouji.readers import ole
from gouji.readers.docx import read_document
from gouji.readers.docx.package import WordPackage, open_word
from gouji.readers.docx.transcript import Transcript
from gouji.text.source import Source, Unreadable


def prepare(source: Source) -> Prepared:
    """The document as .docx, without gouji's comments of earlier runs.

    Raises:
        Unreadable: it is damaged, protected or no Word document, or can't be converted.
    """
    if ole.is_ole(source.data) and ole.kind(source.data) == "text":
        from gouji.readers import libreoffice  # noqa: PLC0415 - old documents are few

        return Prepared(libreoffice.converted(source.data), (messages.CONVERTED,))
    return Prepared(without_own(source))


def is_annotated(source: Source) -> bool:
    """Whether it holds comments of gouji.

    Raises:
        Unreadable: it is damaged, protected or no Word document.
    """
    return bool(own_comments(comments_part(open_word(source))))


def annotate(source: Source, noted: Noted) -> bytes:
    """The document with a comment for each note; those without a place are at the title. It is as it was without any.

    Raises:
        Unreadable: its XML is so unusual that comments can't be placed in it.
    """
    if not noted.count:
        return source.data
    package = open_word(source)
    part = decoded(package.package.read(package.main), package.main)
    home = comments_part(package)
    ranges = _ranges(source.path, package, part)
    title = [noted.whole] if noted.whole else []
    placed = [(note, cuts) for note in [*title, *noted.notes] if (cuts := _cuts(note, ranges))]
    placed.sort(key=lambda each: each[1][0].at)
    numbered = [(number, *each) for number, each in zip(home.free_numbers(part.text), placed, strict=False)]
    words = of_part(part.text, extents(part.text)[0].prefix)
    text = spliced(part.text, [Anchored(at, *cuts) for at, _, cuts in numbered], words)
    written = home.with_notes([(at, note) for at, note, _ in numbered])
    return replaced(source.data, package.package, {**written.changed, package.main: part.encoded(text)}, written.added)


def _cuts(note: Note, ranges: Ranges) -> tuple[Cut, Cut] | None:
    """Where the comment of a note begins and ends: at the title where its own place shows nothing."""
    cuts = ranges.cuts(note.span) if note.span else None
    return cuts or ranges.cuts(ranges.first_paragraph())


def _ranges(path: str, package: WordPackage, part: Part) -> Ranges:
    root = package.document()
    places = located(root, part.text)
    if places is None:
        raise Unreadable(reading.PACKAGE_BROKEN_XML.fill(part=package.main, line=1))
    transcript = Transcript(anchors=[])
    document = read_document(path, package, root, transcript)
    text = document.transcript.text if document.transcript else ""
    return Ranges(part.text, places, text, transcript.anchors or ())
