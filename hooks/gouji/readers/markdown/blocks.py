"""The leaves of a Markdown document: the blocks that hold text, not other blocks, by their lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.token import Token
from msgspec import Struct

from gouji.text.lazy import lazy_re

_DEEPEST = 100
_FRONT_MATTER = lazy_re(r"---[ \t]*$")
_FRONT_MATTER_END = lazy_re(r"(?:---|\.\.\.)[ \t]*$")
_FRONT_MATTER_KEY = lazy_re(r"#|[\w\"'-]+\s*:")
_FRONT_MATTER_LINES = 500
_FEW_CELLS = 10_000  # markdown-it ends a table in which more than 65,536 cells are missing

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
    hidden = front_matter(lines)
    found: dict[str, Any] = {}
    tokens = _parser().parse("\n".join([""] * hidden + lines[hidden:]), found)
    if any(token.nesting > 0 and _innermost(token) >= _DEEPEST - 1 for token in tokens):
        return None
    return Leaves(tuple(_leaves(tokens)), frozenset(found.get("references", ())))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Finds blocks, and keeps nothing of a document."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    return parser


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """The table that markdown-it finds, without the tokens of its cells: half of all, and nobody asks for them."""
    if not table(state, start, end, True):  # noqa: FBT003 - as above
        return False
    if silent:
        return True
    behind = _behind_rows(state, start, end)
    if behind is None:
        return _table_without_cells(state, start, end)
    level = state.level
    state.push("table_open", "table", 1).map = [start, behind]
    state.level = level
    state.line = behind
    return True


def _behind_rows(state: StateBlock, start: int, end: int) -> int | None:
    """The line behind a table of which each row begins with a pipe; None where what follows may be a row as well.

    Such a line begins no other block, so that it is a row unless it stands outside of the block around the table or is
    indented as code is. Nor are cells of so few rows counted that could be too many.
    """
    columns = state.src.count("|", state.bMarks[start], state.eMarks[start]) + 1
    line = start + 2
    while line < end and state.sCount[line] >= state.blkIndent and not state.is_code_block(line):
        first = state.bMarks[line] + state.tShift[line]
        if first >= state.eMarks[line]:
            break
        if state.src[first] != "|" or (line - start) * columns > _FEW_CELLS:
            return None
        line += 1
    return line


class _WithoutCells(StateBlock):
    """The state of a parser with all that is in it, to which no tokens of cells are added."""

    __slots__ = ("_unused",)

    def __init__(self, state: StateBlock) -> None:  # it takes what the other has, and nothing of its own
        self.__dict__ = state.__dict__
        self._unused = Token("", "", 0)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        return super().push(ttype, tag, nesting) if ttype == "table_open" else self._unused


def _table_without_cells(state: StateBlock, start: int, end: int) -> bool:
    """As :func:`_table`, whatever the rows begin with."""
    level = state.level
    try:
        return table(_WithoutCells(state), start, end, False)  # noqa: FBT003 - as above
    finally:
        state.level = level


def _innermost(token: Token) -> int:
    """How deep a token stands; of a table its cells, which are three levels further in."""
    return token.level + 3 * (token.type == "table_open")


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


def front_matter(lines: list[str]) -> int:
    """How many lines the front matter takes: keys between lines of dashes at the very top."""
    if not _FRONT_MATTER.match(lines[0]):
        return 0
    first = next((line for line in lines[1:_FRONT_MATTER_LINES] if line.strip()), "")
    if not _FRONT_MATTER_KEY.match(first):
        return 0
    ends = (number for number, line in enumerate(lines[1:_FRONT_MATTER_LINES], 2) if _FRONT_MATTER_END.match(line))
    return next(ends, 0)
