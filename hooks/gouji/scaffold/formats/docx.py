"""Word: headings by its styles, tables with merged cells and headers that repeat on every page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.messages.errors import UsageError
from gouji.messages.message import Language
from gouji.scaffold.formats import messages
from gouji.scaffold.formats.grid import Block, Grid

if TYPE_CHECKING:
    from docx.document import Document


def written(blocks: Sequence[Block], language: Language) -> bytes:
    """The document.

    Raises:
        UsageError: python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError(messages.WORD_MISSING) from None
    from gouji.scaffold.formats.word_layout import laid_out  # noqa: PLC0415 - it needs the extra

    document = docx.Document()
    laid_out(document, language)
    for block in blocks:
        _add(document, block)
    document.core_properties.title = next((each.text.value for each in blocks if not isinstance(each, Grid)), "")
    document.core_properties.author = ""
    document.core_properties.comments = ""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Document, block: Block) -> None:
    from gouji.scaffold.formats.word_layout import OVER, style_of  # noqa: PLC0415 - as above
    from gouji.scaffold.formats.word_tables import add_table  # noqa: PLC0415 - as above

    if not isinstance(block, Grid):
        document.add_paragraph(block.text.value, style_of(block.level))
        return
    for line in block.over:
        document.add_paragraph(line, OVER)
    add_table(document, block)
