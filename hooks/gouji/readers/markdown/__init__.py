"""Markdown: its blocks as markdown-it finds them, its text with exact places.

markdown-it knows the lines of a block, not the places within them, and no tables but those with pipes and a line of
dashes. Both are found here, so that a table of tabs or with a cell a line is read as in plain text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from gouji.document.model import Block, Document, Note, Paragraph, Picture, Table
from gouji.readers import lines as plain
from gouji.readers.breaks import paragraphs
from gouji.readers.limits import short_enough
from gouji.readers.lines.page import Region
from gouji.readers.markdown.around import OuterTags
from gouji.readers.markdown.blocks import Leaf, find_leaves
from gouji.readers.markdown.headings import as_meant, glued
from gouji.readers.markdown.inline import Inline, is_plain, read_inline
from gouji.readers.prose import is_prose
from gouji.readers.struck import doubtful_note, struck_note
from gouji.readers.swallowed import swallowed, unclosed_comment
from gouji.text.lazy import lazy_re
from gouji.text.numerals import ONE_TO_TEN
from gouji.text.shown import as_typed, is_usual
from gouji.text.source import Decoded, Source, decode
from gouji.text.spans import Span, Text, join, read_from

_LINE_END = lazy_re(r"\r\n?|\n")  # what markdown-it takes for the end of a line
_QUOTE = lazy_re(r"(?:[ ]{0,3}>[ ]?)+")
_MARKER = lazy_re(r"[>\s]*((?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+)")
_HASHES = lazy_re(r"#{1,6}\s*")
_COMMENT = lazy_re(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TABLE_TAG = lazy_re(r"<(/?)table\b", re.IGNORECASE)
_ENUMERATED = lazy_re(rf"(?:[{ONE_TO_TEN}]{{1,3}}、|[（(][{ONE_TO_TEN}]{{1,3}}[）)])")
_EMPHASIS = "*_ \t\u3000"
_SHORT_LINE = 30


def read(source: Source) -> Document:
    """The blocks of a Markdown document.

    Raises:
        Unreadable: the bytes are no text in a known encoding, or too long a one.
    """
    decoded = short_enough(decode(source.data, fenced=True))
    lines = split(decoded.text)
    values = [line.value for line in lines]
    meant = as_meant(values)
    found = find_leaves(meant)
    if found is None:
        return Document(source.path, "markdown", plain.blocks(lines), decoded)
    page = _MarkdownPage(decoded, lines, found.leaves, found.references)
    blocks = tuple(page.blocks())
    notes = (*glued(values, meant), *page.notes, *struck_note(page.struck), *doubtful_note(page.doubtful))
    return Document(source.path, "markdown", blocks, decoded, notes, tuple(_code(lines, found.leaves)))


def _code(lines: list[Text], leaves: Iterable[Leaf]) -> Iterator[Span]:
    """The ranges of indented code."""
    for leaf in leaves:
        if leaf.kind == "code" and (first := lines[leaf.start].span()) and (last := lines[leaf.end - 1].span()):
            yield Span(first.start, last.end)


def split(text: str) -> list[Text]:
    """The lines of a document without their ends, as markdown-it counts them."""
    lines = []
    begin = 0
    for end in _LINE_END.finditer(text):
        lines.append(read_from(text[begin : end.start()], begin))
        begin = end.end()
    lines.append(read_from(text[begin:], begin))
    return lines if is_usual(text) else list(map(as_typed, lines))


class _MarkdownPage(Struct, frozen=True):
    """A document: its lines, what markdown-it takes them for, and the labels of the links that it defines.

    ``struck`` is filled with the passages that are struck out, ``doubtful`` with those that are read and perhaps don't
    show, ``notes`` with what a person should know.
    """

    decoded: Decoded
    lines: list[Text]
    leaves: tuple[Leaf, ...]
    references: Collection[str]
    struck: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    outer: OuterTags = field(default_factory=OuterTags)

    def blocks(self) -> Iterator[Block]:
        """All blocks in order. Lines that make up a table belong to it, whatever markdown-it takes them for."""
        regions = self._regions()
        region = next(regions, None)
        done = 0
        for leaf in self.leaves:
            done = max(done, leaf.start)
            while region and region.start < leaf.end:
                if done < region.start:
                    yield from self._read(leaf, done, region.start)
                yield from self._shown(self._polished(region.blocks))
                done = max(done, region.end)
                region = next(regions, None)
            if done < leaf.end:
                done = yield from self._read(leaf, done, leaf.end)
        while region:
            yield from self._shown(self._polished(region.blocks))
            region = next(regions, None)

    def _regions(self) -> Iterator[Region]:
        """Tables among the lines that markdown-it does not know for something else."""
        start = self.leaves[0].start if self.leaves else 0
        for leaf in [*self.leaves, Leaf("html", len(self.lines), len(self.lines))]:
            if leaf.kind in ("heading", "table", "html", "fence") and start <= leaf.start:
                for region in plain.regions([_unquoted(line) for line in self.lines[start : leaf.start]]):
                    yield replace(region, start=region.start + start, end=region.end + start)
                start = leaf.end

    def _read(self, leaf: Leaf, start: int, end: int) -> Generator[Block, None, int]:
        """The blocks on these lines of a leaf; returns the line after the last one read."""
        if leaf.kind == "html":
            end = self._html_end(start, end)
            yield from self._html(start, end)
        else:
            yield from self._shown(self._markdown(leaf, start, end))
        return end

    def _markdown(self, leaf: Leaf, start: int, end: int) -> Iterator[Block]:
        match leaf.kind:
            case "paragraph":
                yield from self._paragraphs(leaf, start, end)
            case "heading":
                yield from self._heading(leaf)
            case "table":
                yield from self._polished(plain.blocks([_unquoted(line) for line in self.lines[start:end]]))
            case "fence":
                closed = end - start > 1 and not self.lines[end - 1].value.strip("`~> \t")
                yield from plain.blocks(self.lines[start + 1 : end - closed])
            case _:
                yield from self._polished(plain.paragraphs([_unquoted(line) for line in self.lines[start:end]]))

    def _shown(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Blocks of Markdown, unless a tag around them hides them or strikes them out."""
        kind = self.outer.kind
        noted = len(self.struck)
        for block in blocks:
            if kind is None:
                yield block
            elif kind == "struck":
                cells = block.cells if isinstance(block, Table) else [block]
                self.struck.append("".join(cell.text.value for cell in cells))
        if kind == "hidden":
            del self.struck[noted:]

    def _paragraphs(self, leaf: Leaf, start: int, end: int) -> Iterator[Block]:
        contents = leaf.content[start - leaf.start : end - leaf.start]
        texts = [_found(line, content) for line, content in zip(self.lines[start:end], contents, strict=False)]
        marker = _marker(self.lines[start], texts[0]) if start == leaf.start else []
        for group in _grouped(texts):
            yield from self._paragraph(marker, group)
            marker = []

    def _heading(self, leaf: Leaf) -> Iterator[Block]:
        lines = self.lines[leaf.start : leaf.end]
        if len(lines) == 1:
            hashes = _HASHES.search(lines[0].value)
            texts = [_found(lines[0], leaf.content[0], hashes.end())] if hashes else []
        else:
            texts = [_found(line, content) for line, content in zip(lines, leaf.content, strict=False)]
        for block in self._paragraph(_marker(lines[0], texts[0]) if texts else [], texts, heading=True):
            # A line of dashes below a paragraph was meant to part it from what follows, and makes no heading of it.
            if isinstance(block, Paragraph) and not is_prose(block.text.value):
                yield replace(block, level=leaf.level)
            else:
                yield block

    def _paragraph(self, marker: list[Text], lines: list[Text], *, heading: bool = False) -> Iterator[Block]:
        inline = self._inline(join(lines, "\n"))
        broken = plain.split(join([*marker, inline.text]) if marker else inline.text)  # at hard breaks
        yield from (Paragraph(text) for text in paragraphs(broken, heading=heading) if text.value)
        yield from map(Picture, inline.pictures)

    def _polished(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Blocks of raw lines with the marks within the lines taken away."""
        for block in blocks:
            if isinstance(block, Table):
                yield block if _is_plain(block) else block.with_texts([self._inline(each).text for each in block.texts])
            else:
                yield from self._paragraph([], [block.text])

    def _inline(self, text: Text) -> Inline:
        inline = read_inline(text, self.references)
        self.struck.extend(inline.struck)
        return inline

    def _html(self, start: int, end: int) -> Iterator[Block]:
        first, last = self.lines[start].span(), self.lines[end - 1].span()
        fragment = self.decoded.text[first.start : last.end] if first and last else ""
        if not first or not _COMMENT.sub("", fragment).strip():
            unclosed = unclosed_comment(fragment, first.start) if first else None
        else:
            from gouji.readers.html import blocks_of  # noqa: PLC0415 - only a document with HTML in it needs it

            around = self.outer.written
            found = blocks_of(f"{around}{fragment}", first.start - len(around))
            self.outer.read(fragment)
            self.struck.extend(found.struck)
            self.doubtful.extend(found.doubtful)
            yield from found.blocks
            unclosed = found.unclosed
        if unclosed is not None and not any(line.value for line in self.lines[end:]):
            self.notes.extend(swallowed(self.decoded, unclosed))

    def _html_end(self, start: int, end: int) -> int:
        """Where the HTML ends whose first lines markdown-it has found: a table goes on over blank lines."""
        depth = 0
        balanced = end
        for number in range(start, len(self.lines)):
            if number >= end and depth <= 0:
                return number
            tags = _TABLE_TAG.findall(self.lines[number].value)
            depth += sum(-1 if slash else 1 for slash in tags)
            if tags and number >= end:
                balanced = number + 1
        return balanced


def _is_plain(table: Table) -> bool:
    """Whether its cells show as they are: a mark in one of them would be a mark in all of them in a row."""
    values = [text.value for text in table.texts]
    return is_plain("|".join(values)) and values == list(map(str.strip, values))


def _unquoted(line: Text) -> Text:
    quote = _QUOTE.match(line.value)
    return line.part(quote.end(), len(line.value)) if quote else line


def _found(line: Text, content: str, after: int = 0) -> Text:
    """The part of a line that markdown-it calls its content, with the blanks behind it: two of them break the line.

    ``after`` is where the marks of a heading end; others may follow its content.
    """
    content = content.strip()
    if after:
        at = line.value.find(content, after)
        return line.part(at, at + len(content))
    return line.part(max(line.value.rfind(content), 0), len(line.value))


def _marker(line: Text, content: Text) -> list[Text]:
    """The number or bullet before the content of a line, as it was written; several where a list begins in a list."""
    start, inner = line.span(), content.span()
    before = line.value[: inner.start - start.start] if start and inner else ""
    marker = _MARKER.match(before)
    return [line.part(marker.start(1), marker.end(1))] if marker else []


def _grouped(lines: list[Text]) -> Iterator[list[Text]]:
    """Lines of a paragraph that go on from one to the next.

    Markdown joins them all. But a line that begins with 一、 or （一） was meant to begin a paragraph, and a short line
    of that kind to be one.
    """
    group: list[Text] = []
    for line in lines:
        if group and not _goes_on(group[-1].value.strip(_EMPHASIS), line.value.strip(_EMPHASIS)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(line: str, following: str) -> bool:
    if _ENUMERATED.match(following):
        return len(line) >= _SHORT_LINE and not is_prose(line)
    return not _ENUMERATED.match(line) or len(line) >= _SHORT_LINE or line.endswith(("，", "、"))
