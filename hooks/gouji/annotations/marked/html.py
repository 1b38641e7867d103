"""Pages with marks. All but what is put in stays as it is, to the byte."""

from __future__ import annotations

from gouji import readers
from gouji.annotations import Prepared
from gouji.annotations.marked import messages
from gouji.annotations.marked.html_runs import runs
from gouji.annotations.marked.pages import marked, own_word, unmarked
from gouji.annotations.notes import Noted
from gouji.readers.html.tree import build
from gouji.text.source import Decoded, Source, Unreadable


def prepare(source: Source) -> Prepared:
    """The page without marks of earlier runs.

    Raises:
        Unreadable: it is no text, or in an encoding that can't be written as it was.
    """
    decoded = _decoded(source)
    word = own_word(decoded.text)
    if word is None:
        return Prepared(source.data, decoded=decoded)
    data = _encoded(unmarked(decoded.text, word), decoded)
    return Prepared(data, decoded=_decoded(Source(source.path, data)))


def is_annotated(source: Source) -> bool:
    """Whether it is a page with marks.

    Raises:
        Unreadable: it is no text.
    """
    return own_word(_decoded(source).text) is not None


def _decoded(source: Source) -> Decoded:
    decoded = readers.read(source).decoded
    if decoded is None or decoded.mark + decoded.text.encode(decoded.encoding, "replace") != source.data:
        raise Unreadable(messages.NO_ROUND_TRIP)
    return decoded


def _encoded(text: str, decoded: Decoded) -> bytes:
    return decoded.mark + text.encode(decoded.encoding, "xmlcharrefreplace")


def annotate(source: Source, noted: Noted) -> bytes:
    """The page with a mark at each note, and the notes.

    Raises:
        Unreadable: it is no text.
    """
    decoded = _decoded(source)
    return _encoded(marked(decoded.text, runs(build(decoded.text)), noted, decoded.encoding), decoded)
