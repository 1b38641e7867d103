"""The texts of a document as a person sees them, whatever format they were read from."""

from __future__ import annotations

from msgspec.structs import replace

from gouji.document.model import Block, Document, Note, Table, texts_of
from gouji.readers import messages
from gouji.text.shown import as_shown, is_reversed, is_usual
from gouji.text.spans import Text

_LONGEST_QUOTE = 40


def shown(document: Document) -> Document:
    """The document without characters that show nothing; a note where some stand in another order than they show."""
    texts = [text for block in document.blocks for text in texts_of(block)]
    if is_usual("".join([text.value for text in texts])):
        return document
    blocks = tuple(block for each in document.blocks if (block := _block(each)) is not None)
    turned = next(filter(is_reversed, texts), None)
    if turned is None:
        return replace(document, blocks=blocks)
    note = Note(messages.TEXT_REVERSED.fill(text=as_shown(turned).value[:_LONGEST_QUOTE]))
    return replace(document, blocks=blocks, notes=(*document.notes, note))


def _block(block: Block) -> Block | None:
    """The block; None for a paragraph that shows nothing."""
    if isinstance(block, Table):
        return block.with_texts(list(map(_text, block.texts)))
    text = _text(block.text)
    if text is block.text:
        return block
    return replace(block, text=text) if text.value else None


def _text(text: Text) -> Text:
    seen = as_shown(text)
    return text if seen is text else seen.strip()
