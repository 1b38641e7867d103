"""Web pages, as a browser shows them: published reports, and documents that Word or WPS saved as a page.

Only the content of a page is read: hidden elements, navigation and the frame around the text are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gouji.document.model import Block, Document, Note, Paragraph
from gouji.messages.message import Message
from gouji.readers import messages
from gouji.readers.html.blocks import Blocks
from gouji.readers.html.density import Weights, weigh
from gouji.readers.html.main_content import content_of, title_of
from gouji.readers.html.tree import Element, Tree, build
from gouji.readers.limits import few_enough
from gouji.readers.struck import doubtful_note, struck_note
from gouji.readers.swallowed import swallowed
from gouji.text.lazy import lazy_re
from gouji.text.source import Decoded, Source, decode
from gouji.text.spans import Text

_HEAD = 4096
_CHARSET = lazy_re(
    rb"""<meta[^>]{0,400}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{2,40})|^\s{0,20}<\?xml[^>]{0,200}?encoding\s?=\s?["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# Encodings that pages are written in. UTF-8 is tried anyway, and a page that names UTF-16 in ASCII is wrong.
_ENCODINGS = lazy_re(r"gb|hz|big5|euc|shift|sjis|ks_c|iso-|latin|windows-|cp\d|koi8|us-ascii", re.IGNORECASE)
_ANOTHER = frozenset({"embed", "frame", "iframe", "object"})
_LOADING = _ANOTHER | {"script"}


def read(source: Source) -> Document:
    """The blocks of a page, each with its place.

    Raises:
        Unreadable: the bytes are no text, or one with too many lines, or most of it is in a comment or tag that is
            never closed.
    """
    decoded = few_enough(decode(source.data, _declared(source.data)))
    tree = build(decoded.text)
    weights = weigh(tree)
    content = content_of(tree, weights)
    found = _collected(content, weights)
    title = _title(found.blocks, tree, weights, content)
    blocks = (*title, *found.blocks)
    notes = (
        *_notes(tree, decoded, tree.limited or found.limited),
        *_elsewhere(blocks, content, weights, tree, bare=not found.worded and _is_bare(title)),
        *struck_note(found.struck),
        *doubtful_note(found.doubtful),
    )
    return Document(source.path, "html", blocks, decoded, notes)


def blocks_of(text: str, start: int = 0) -> Blocks:
    """The blocks of a piece of HTML that stands in its source from offset ``start`` on. Lists of links are kept."""
    tree = build(text, start)
    found = Blocks(weigh(tree), whole=True)
    found.add(tree.root)
    found.unclosed = tree.unclosed
    return found


def _collected(content: Element, weights: Weights) -> Blocks:
    """The blocks of the content. Lists of links are its text where it has no other, as that of an index has none."""
    found = Blocks(weights)
    found.add(content)
    if found.worded:
        return found
    links = Blocks(weights, whole=True)
    links.add(content)
    return links


def _is_bare(blocks: Iterable[Block]) -> bool:
    """Whether there is nothing beneath a title."""
    return all(isinstance(block, Paragraph) and block.level is not None for block in blocks)


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


def _notes(tree: Tree, decoded: Decoded, limited: Message | None) -> Iterator[Note]:
    """What a person should know of what was not read."""
    if tree.unclosed is not None:
        yield from swallowed(decoded, tree.unclosed)
    if limited:
        yield Note(messages.HTML_LIMITED.fill(bound=limited), partial=True)


def _elsewhere(
    blocks: tuple[Block, ...], content: Element, weights: Weights, tree: Tree, *, bare: bool
) -> Iterator[Note]:
    """A page without any text of its own, or with a title only (``bare``), may show text that it loads.

    One that shows another document is read in part; one that only has scripts may be anything.
    """
    framed = bare and any(_shows_another(element, content, weights) for element in tree.elements)
    empty = bare and all(isinstance(block, Paragraph) and block.level is None for block in blocks)
    if framed or (empty and any(element.name in _LOADING for element in tree.elements)):
        yield Note(messages.HTML_LOADED_LATER, partial=framed)


def _shows_another(element: Element, content: Element, weights: Weights) -> bool:
    """Whether the content shows another document in this element."""
    if element.name not in _ANOTHER or element.parent is None:
        return False
    return weights[element.parent].shown and content in element.ancestors()
