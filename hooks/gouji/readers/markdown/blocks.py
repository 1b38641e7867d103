"""The leaves of a Markdown document: the blocks that hold text, not other blocks, by their lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from gouji.text.lazy import lazy_re

_DEEPEST = 100
_FRONT_MATTER = lazy_re(r"---[ \t]*$")
_FRONT_MATTER_END = lazy_re(r"(?:---|\.\.\.)[ \t]*$")
_FRONT_MATTER_KEY = lazy_re(r"#|[\w\"'-]+\s*:")
_FRONT_MATTER_LINES = 500

BlockKind = Literal["paragraph", "heading", "table", "html", "code", "fence", "item"]
_KINDS: dict[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "table_open": "table",
    "html_block": "html",
    "code_block": "code",
    "fence": "fence",
}


class Leaf(Struct, frozen=True):
    """A block on the lines from ``start`` up to ``end`` (0-based, exclusive).

    ``content`` is the text of a paragraph or heading, line by line, without the marks of the blocks around it;
    ``level`` that of a heading. An ``item`` is an item of a list with nothing but its marker.
    """

    kind: BlockKind
    start: int
    end: int
    content: tuple[str, ...] = ()
    level: int | None = None


class Leaves(Struct, frozen=True):
    """The leaves in order, and the labels of the links that the document defines."""

    leaves: tuple[Leaf, ...]
    references: Collection[str]


def find_leaves(lines: list[str]) -> Leaves | None:
    """The leaves of a document, front matter left out; None if its quotes and lists are nested beyond all measure."""
    hidden = _front_matter(lines)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    found: dict[str, Any] = {}
    tokens = parser.parse("\n".join([""] * hidden + lines[hidden:]), found)
    if any(token.nesting > 0 and token.level >= _DEEPEST - 1 for token in tokens):
        return None
    return Leaves(tuple(_leaves(tokens)), frozenset(found.get("references", ())))


def _leaves(tokens: list[Token]) -> Iterator[Leaf]:
    for token, following in pairwise([*tokens, Token("", "", 0)]):
        start, end = token.map or (0, 0)
        if token.type == "list_item_open" and following.type == "list_item_close":
            yield Leaf("item", start, end)
        elif token.type in ("paragraph_open", "heading_open"):
            level = int(token.tag[1]) if token.type == "heading_open" else None
            yield Leaf(_KINDS[token.type], start, end, tuple(following.content.split("\n")), level)
        elif token.type in _KINDS:
            yield Leaf(_KINDS[token.type], start, end)


def _front_matter(lines: list[str]) -> int:
    """How many lines the front matter takes: keys between lines of dashes at the very top."""
    if not _FRONT_MATTER.match(lines[0]):
        return 0
    first = next((line for line in lines[1:_FRONT_MATTER_LINES] if line.strip()), "")
    if not _FRONT_MATTER_KEY.match(first):
        return 0
    ends = (number for number, line in enumerate(lines[1:_FRONT_MATTER_LINES], 2) if _FRONT_MATTER_END.match(line))
    return next(ends, 0)
