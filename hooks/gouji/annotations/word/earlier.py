"""A document without the comments that gouji wrote in an earlier run; those of others stay."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.annotations.word import comments
from gouji.annotations.word.archive import replaced
from gouji.annotations.word.comments import Comment
from gouji.annotations.word.markup import Extent, decoded, extents
from gouji.annotations.word.relations import CommentsPart, comments_part
from gouji.readers.docx.package import open_word
from gouji.text.source import Source


def without_own(source: Source) -> bytes:
    """The document; the very bytes where gouji has written no comment in it.

    Raises:
        Unreadable: it is damaged, protected or no Word document.
    """
    package = open_word(source)
    home = comments_part(package)
    own = own_comments(home)
    if not own or home.part is None:
        return source.data
    part = decoded(package.package.read(package.main), package.main)
    numbers = {each.number for each in own}
    text = comments.without(part.text, _marks(part.text, numbers))
    kept = comments.without(home.part.text, (each.place for each in own))
    parts = {package.main: part.encoded(text), home.name: home.part.encoded(kept)}
    return replaced(source.data, package.package, parts, {})


def own_comments(home: CommentsPart) -> list[Comment]:
    """The comments of gouji in a document."""
    return [each for each in comments.comments(home.part.text) if each.is_own] if home.part else []


def _marks(text: str, numbers: set[int]) -> Iterator[Extent]:
    """What names the comments: their begins and ends, and the runs in which they hang."""
    opened: list[Extent] = []
    for place in extents(text):
        while opened and opened[-1].end <= place.start:
            opened.pop()
        if comments.named_by(text, place) in numbers:
            run = opened[-1] if opened else place
            yield run if _holds_only(text, run, place) else place
        opened.append(place)


def _holds_only(text: str, run: Extent, mark: Extent) -> bool:
    """Whether a run is there for the mark alone; it may have properties."""
    if run.name != f"{mark.prefix}r" or text[mark.end : run.tail].strip():
        return False
    before = text[run.inner : mark.start]
    first = next(iter(extents(before)), None)
    if first is None:
        return not before.strip()
    return first.name == f"{mark.prefix}rPr" and not before[first.end :].strip()
