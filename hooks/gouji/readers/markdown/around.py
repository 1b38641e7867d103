"""Tags that stand around blocks of Markdown: opened in one block of HTML, closed in a later one or never."""

from __future__ import annotations

from msgspec import Struct, field

from gouji.readers.markdown.looks import MarkedKind, kind_of

_MOST_OPEN = 50  # every block of HTML is read with them around it
_TAKEN: tuple[MarkedKind, ...] = ("hidden", "struck")


class _OuterTag(Struct, frozen=True):
    name: str
    written: str
    kind: MarkedKind | None


class OuterTags(Struct):
    """Those that are open, from the outermost inwards."""

    _open: list[_OuterTag] = field(default_factory=list)

    def read(self, fragment: str) -> None:
        """Opens and closes what the tags in a block of HTML do."""
        from gouji.readers.html.tokens import Tag, tokens  # noqa: PLC0415 - only a document with HTML in it needs it
        from gouji.readers.html.tree import VOID  # noqa: PLC0415

        for tag in tokens(fragment):
            if not isinstance(tag, Tag) or tag.name in VOID or tag.name == "p":  # a paragraph ends with the next block
                continue
            if not tag.closing and len(self._open) < _MOST_OPEN:
                written = fragment[tag.start : tag.end]
                self._open.append(_OuterTag(tag.name, written, kind_of(written)))
            elif tag.closing and any(each.name == tag.name for each in self._open):
                while self._open.pop().name != tag.name:
                    pass

    @property
    def kind(self) -> MarkedKind | None:
        """Whether what stands between them is hidden or struck out."""
        kinds = {each.kind for each in self._open}
        return next((kind for kind in _TAKEN if kind in kinds), None)

    @property
    def written(self) -> str:
        """The tags as they were written, from the first that hides or strikes out: what a block has around it."""
        first = (number for number, each in enumerate(self._open) if each.kind in _TAKEN)
        return "".join(each.written for each in self._open[next(first, len(self._open)) :])
