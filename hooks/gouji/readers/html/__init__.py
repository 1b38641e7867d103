"""Web pages, as a browser shows them: published reports, and documents that Word or WPS saved as a page.

Only the content of a page is read: hidden elements, navigation and the frame around the text are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.document.model import Block, Document, Note, Paragraph
from gouji.readers import messages
from gouji.readers.html.blocks import Blocks
from gouji.readers.html.density import Weights, weigh
from gouji.readers.html.main_content import content_of, title_of
from gouji.readers.html.tree import Element, Tree, build
from gouji.text.source import Decoded, Source, decode
from gouji.text.spans import Span, Text

_HEAD = 4096
_CHARSET = re.compile(
    rb"""<meta[^>]{0,400}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{2,40})|^\s{0,20}<\?xml[^>]{0,200}?encoding\s?=\s?["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# Encodings that pages are written in. UTF-8 is tried anyway, and a page that names UTF-16 in ASCII is wrong.
_ENCODINGS = re.compile(r"gb|hz|big5|euc|shift|sjis|ks_c|iso-|latin|windows-|cp\d|koi8|us-ascii", re.IGNORECASE)
_LOADED_LATER = frozenset({"embed", "frame", "iframe", "object", "script"})


def read(source: Source) -> Document:
    """The blocks of a page, each with its place.

    Raises:
        Unreadable: the bytes are no text.
    """
    decoded = decode(source.data, _declared(source.data))
    tree = build(decoded.text)
    weights = weigh(tree)
    content = content_of(tree, weights)
    found = Blocks(weights)
    found.add(content)
    blocks = (*_title(found.blocks, tree, weights, content), *found.blocks)
    notes = (*_notes(tree, decoded, complete=found.complete), *_empty(blocks, tree))
    return Document(source.path, "html", blocks, decoded, notes)


def blocks_of(text: str, start: int = 0) -> tuple[Block, ...]:
    """The blocks of a piece of HTML that stands in its source from offset ``start`` on. Lists of links are kept."""
    tree = build(text, start)
    found = Blocks(weigh(tree), whole=True)
    found.add(tree.root)
    return tuple(found.blocks)


def _declared(data: bytes) -> str | None:
    """The encoding that a page names."""
    found = _CHARSET.search(data[:_HEAD])
    name = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    return name if _ENCODINGS.match(name) else None


def _title(blocks: list[Block], tree: Tree, weights: Weights, content: Element) -> list[Block]:
    """The title of the text where it stands outside of the element with the text, and not in it once more."""
    title = title_of(content, tree, weights)
    if title is None:
        return []
    found = Blocks(weights)
    found.add(title)
    known = {_folded(block.text) for block in blocks if isinstance(block, Paragraph)}
    return [block for block in found.blocks if isinstance(block, Paragraph) and _folded(block.text) not in known]


def _folded(text: Text) -> str:
    return "".join(text.value.split())


def _notes(tree: Tree, decoded: Decoded, *, complete: bool) -> Iterator[Note]:
    """What a person should know of what was not read."""
    if tree.unclosed is not None:
        line = decoded.place(Span(tree.unclosed, tree.unclosed)).line
        yield Note(messages.HTML_UNCLOSED.fill(line=line), partial=True)
    if tree.limited or not complete:
        yield Note(messages.HTML_LIMITED, partial=True)


def _empty(blocks: tuple[Block, ...], tree: Tree) -> Iterator[Note]:
    """A page without any text of its own shows text that it loads."""
    if not blocks and any(element.name in _LOADED_LATER for element in tree.elements):
        yield Note(messages.HTML_LOADED_LATER, partial=True)
