"""Places that are still to be filled in, in gouji's own notation: :data:`gouji.document.messages.FILL_IN`.

What stands in such a place is no text of the document: it is taken out before anyone judges the rest, and kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gouji.document.messages import FILL_IN
from gouji.document.model import Block, Document, Paragraph, Placeholder, Table
from gouji.text.spans import Text

if TYPE_CHECKING:
    import re

MASK = "\ufffc"
"""Stands for each character of a place to fill in: Unicode's sign for what is no text."""
_WHAT = "{what}"
_MARKS = tuple(sentence.split(_WHAT) for sentence in (FILL_IN.zh, FILL_IN.en))
_OPENINGS = tuple(opening.rstrip(" ：:") for opening, _ in _MARKS)
_SHORTEST = min(map(len, _OPENINGS))


def masked(document: Document) -> Document:
    """The document with its :attr:`~gouji.document.model.Document.placeholders`, which are masked in its paragraphs."""
    found = [(index, text) for index, text in _texts(document) if _has_any(text.value)]
    if not found:
        return document
    places = (Placeholder(part, index) for index, text in found for part in _placeholders(text))
    concerned = {index for index, _ in found}
    blocks = (_masked(block) if index in concerned else block for index, block in enumerate(document.blocks))
    return replace(document, blocks=tuple(blocks), placeholders=tuple(places))


def is_unfilled(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether any of some paragraphs, once masked, is still to be filled in."""
    return any(MASK in paragraph.text.value for paragraph in paragraphs)


def _texts(document: Document) -> Iterator[tuple[int, Text]]:
    """Every text that is long enough, with the index of its block: most cells hold a figure."""
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            yield index, block.text
            continue
        for cell in block.cells:
            if len(cell.text.value) >= _SHORTEST:
                yield index, cell.text


def _has_any(text: str) -> bool:
    return _OPENINGS[0] in text or _OPENINGS[1] in text


def _placeholders(text: Text) -> Iterator[Text]:
    return (text.part(*found.span()) for found in _pattern().finditer(text.value))


def _masked(block: Block) -> Block:
    """A paragraph without the words of its placeholders; what names a row of a table may be one, and stays."""
    if isinstance(block, Table):
        return block
    value = _pattern().sub(lambda found: MASK * len(found[0]), block.text.value)
    return replace(block, text=replace(block.text, value=value))


@cache
def _pattern() -> re.Pattern[str]:
    """From the opening to the mark that closes it or, where that is lost, to the end of the paragraph."""
    import re  # noqa: PLC0415 - hardly any document has something to fill in

    closings = (closing for _, closing in _MARKS)
    pairs = zip(_OPENINGS, map(re.escape, closings), strict=True)
    return re.compile("|".join(f"{re.escape(opening)}[^{closing}]*{closing}?" for opening, closing in pairs))
