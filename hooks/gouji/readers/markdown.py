"""Markdown: its blocks as markdown-it finds them, its text with exact places.

markdown-it knows the lines of a block, not the places within them, and no tables but those with pipes and a line of
dashes. Both are found here, so that a table of tabs or with a cell a line is read as in plain text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterable, Iterator
from dataclasses import dataclass, replace

from gouji.document import Block, Document, Paragraph, Picture, Table
from gouji.readers import lines as plain
from gouji.readers._inline import read_inline
from gouji.readers._markdown_leaves import Leaf, find_leaves
from gouji.readers._page import Region, is_prose
from gouji.source import Source, decode
from gouji.text import Text, join, read_from

_LINE_END = re.compile(r"\r\n?|\n")  # what markdown-it takes for the end of a line
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_MARKER = re.compile(r"[>\s]*((?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+)")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_ENUMERATED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_EMPHASIS = "*_ \t\u3000"
_SHORT_LINE = 30
_BARRIER = Text("#")  # stands for a line that belongs to no line table, and ends one


def read(source: Source) -> Document:
    """The blocks of a Markdown document.

    Raises:
        Unreadable: the bytes are no text in a known encoding.
    """
    decoded = decode(source.data)
    lines = _split(decoded.text)
    found = find_leaves([line.value for line in lines])
    if found is None:
        blocks: Iterable[Block] = plain.blocks(lines)
    else:
        blocks = _Page(decoded.text, lines, found.leaves, found.references).blocks()
    return Document(source.path, "markdown", tuple(blocks), decoded)


def _split(text: str) -> list[Text]:
    lines = []
    begin = 0
    for end in _LINE_END.finditer(text):
        lines.append(read_from(text[begin : end.start()], begin))
        begin = end.end()
    return [*lines, read_from(text[begin:], begin)]


@dataclass(frozen=True)
class _Page:
    """A document: its lines, what markdown-it takes them for, and the labels of the links that it defines."""

    text: str
    lines: list[Text]
    leaves: tuple[Leaf, ...]
    references: Collection[str]

    def blocks(self) -> Iterator[Block]:
        """All blocks in order. Lines that make up a table belong to it, whatever markdown-it takes them for."""
        regions = plain.regions(self._lines_outside())
        region = next(regions, None)
        done = 0
        for leaf in self.leaves:
            done = max(done, leaf.start)
            while region and region.start < leaf.end:
                if done < region.start:
                    yield from self._read(leaf, done, region.start)
                yield from self._polished(region.blocks)
                done = max(done, region.end)
                region = next(regions, None)
            if done < leaf.end:
                done = yield from self._read(leaf, done, leaf.end)
        while region:
            yield from self._polished(region.blocks)
            region = next(regions, None)

    def _lines_outside(self) -> list[Text]:
        """The lines with a barrier in place of those that only markdown-it can tell."""
        first = self.leaves[0].start if self.leaves else len(self.lines)
        lines = [_BARRIER] * first + [_unquoted(line) for line in self.lines[first:]]
        for leaf in self.leaves:
            if leaf.kind in ("heading", "table", "html", "fence"):
                lines[leaf.start : leaf.end] = [_BARRIER] * (leaf.end - leaf.start)
        return lines

    def _read(self, leaf: Leaf, start: int, end: int) -> Generator[Block, None, int]:
        """The blocks on these lines of a leaf; returns the line after the last one read."""
        match leaf.kind:
            case "paragraph":
                yield from self._paragraphs(leaf, start, end)
            case "heading":
                yield from self._heading(leaf)
            case "table":
                yield from self._polished(plain.blocks([_unquoted(line) for line in self.lines[start:end]]))
            case "html":
                end = self._html_end(start, end)
                yield from self._html(start, end)
            case "fence":
                yield from plain.blocks(self.lines[start + 1 : end - 1])
            case _:
                yield from self._polished(plain.paragraphs([_unquoted(line) for line in self.lines[start:end]]))
        return end

    def _paragraphs(self, leaf: Leaf, start: int, end: int) -> Iterator[Block]:
        contents = leaf.content[start - leaf.start : end - leaf.start]
        run: list[Text] = []
        for line, content in zip(self.lines[start:end], contents, strict=False):
            at = _where(line.value, content)
            text = line.part(at, len(line.value))
            if run and not _goes_on(run[-1].value, text.value):
                yield from self._paragraph(run)
                run = []
            run += [text] if run or line is not self.lines[leaf.start] else [*_marker(line, at), text]
        yield from self._paragraph(run)
