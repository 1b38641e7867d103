"""The texts of a document as a person sees them, whatever format they were read from."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from gouji.document.model import Block, Document, Note, Table
from gouji.readers import messages
from gouji.text.shown import as_shown, is_reversed
from gouji.text.spans import Text

_LONGEST_QUOTE = 40


def shown(document: Document) -> Document:
    """The document without characters that show nothing; a note where some stand in another order than they show."""
    blocks = tuple(block for each in document.blocks if (block := _block(each)) is not None)
    turned = next((text for block in document.blocks for text in _texts(block) if is_reversed(text)), None)
    if turned is None:
        return replace(document, blocks=blocks)
    note = Note(messages.TEXT_REVERSED.fill(text=as_shown(turned).value[:_LONGEST_QUOTE]))
    return replace(document, blocks=blocks, notes=(*document.notes, note))


def _block(block: Block) -> Block | None:
    """The block; None for a paragraph that shows nothing."""
    if isinstance(block, Table):
        texts = [_text(cell.text) for cell in block.cells]
        if all(text is cell.text for text, cell in zip(texts, block.cells, strict=True)):
            return block
        cells = (replace(cell, text=text) for text, cell in zip(texts, block.cells, strict=True))
        return replace(block, cells=tuple(cells))
    text = _text(block.text)
    if text is block.text:
        return block
    return replace(block, text=text) if text.value else None


def _text(text: Text) -> Text:
    seen = as_shown(text)
    return text if seen is text else seen.strip()


def _texts(block: Block) -> Iterator[Text]:
    yield from [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
