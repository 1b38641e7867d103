"""Comments in Markdown and HTML that ask gouji to leave something alone.

.. code-block:: html

    <!-- gouji: ignore=cell-blank 本年未开展 -->      the next paragraph, heading, table or row, or else its own line
    <!-- gouji: ignore=tables,section-* scanned -->   several rules: ids, check kinds or globs
    <!-- gouji: ignore-file=duplicates 统一口径 -->   the whole file
    <!-- gouji: ignore=cell-blank row=new column=total 本年未统计 -->   of these, what is found in that cell

Readers drop comments, so they are searched for in the source text, outside code and scripts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice
from typing import Literal

from msgspec import Struct

from gouji.document.model import Document, Table, texts_of
from gouji.text.lazy import lazy_re
from gouji.text.source import Decoded
from gouji.text.spans import Span

MOST_PATTERNS = 20
"""Patterns of one comment: each is compared with every rule and every finding."""
LONGEST_PATTERN = 100
"""Characters of a pattern; the longest id has a third of it."""
MOST_COMMENTS = 200
"""Comments to gouji in one document; there are fewer rows and sections in a report."""
FORMATS = ("html", "markdown")
_OPEN, _CLOSE = "<!--", "-->"
_OURS = lazy_re(r"\s*gouji\s*[:：]", re.IGNORECASE)
_ORDER = lazy_re(r"(ignore|ignore-file)\s*=\s*([^\s,，]+(?:\s*[,，]\s*[^\s,，]+)*)\s*(.*)\Z", re.DOTALL)
_ADDRESS = lazy_re(r"(section|table|row|column)\s*=\s*([^\s=]{1,100})(?:\s+|\Z)")
_ASSIGNMENT = lazy_re(r"[A-Za-z_-]+\s*=")
_WHOLE = lazy_re(r"<!--.*?-->", re.DOTALL)
_DELIMITERS = lazy_re(r"[\s|:+-]+$")
_SEPARATOR = lazy_re(r"\s*[,，]\s*")
# What may begin: a comment, or something in which there are none.
_HTML = lazy_re(r"<!--|<(script|style|textarea|title|xmp)\b", re.IGNORECASE)
_MARKDOWN = lazy_re(r"<!--|^[ ]{0,3}(?P<fence>`{3,}(?=[^`\r\n]*$)|~{3,})|(?P<ticks>`+)", re.MULTILINE)


class Comment(Struct, frozen=True):
    """A comment addressed to gouji, and its source range.

    ``patterns`` match rule ids and check kinds; there are none where the comment has a ``fault``: it can't be parsed,
    it has too many of them or too long a one, or it comes after too many others. ``address`` are the ids (globs) of the
    section, table, row and column that it is about, as far as it says so.
    """

    span: Span
    patterns: tuple[str, ...] = ()
    reason: str = ""
    whole_file: bool = False
    address: tuple[tuple[str, str], ...] = ()
    fault: Literal["unclear", "patterns", "number"] | None = None


def find_comments(document: Document) -> tuple[Comment, ...]:
    """All comments to gouji, in order; none in formats that have no comments.

    Those beyond :data:`MOST_COMMENTS` are left out, but for the first, which has that for its fault.
    """
    decoded = document.decoded
    if decoded is None or document.format not in FORMATS or "gouji" not in decoded.text.lower():
        return ()
    spans = _html(decoded.text) if document.format == "html" else _markdown(decoded.text, document.code)
    found = (comment for span in spans if (comment := _read(decoded.text, span)))
    kept = tuple(islice(found, MOST_COMMENTS))
    return (*kept, *(Comment(comment.span, fault="number") for comment in islice(found, 1)))


def _read(text: str, span: Span) -> Comment | None:
    written = text[span.start + len(_OPEN) : span.end - len(_CLOSE)]
    ours = _OURS.match(written)
    if not ours:
        return None
    order = _ORDER.match(written[ours.end() :].strip())
    if not order:
        return Comment(span, fault="unclear")
    patterns = tuple(_SEPARATOR.split(order[2], MOST_PATTERNS))
    if len(patterns) > MOST_PATTERNS or any(len(pattern) > LONGEST_PATTERN for pattern in patterns):
        return Comment(span, fault="patterns")
    address, reason = _address(order[3])
    if _ASSIGNMENT.match(reason) or len(dict(address)) < len(address):
        return Comment(span, fault="unclear")
    return Comment(span, patterns, " ".join(reason.split()), order[1] == "ignore-file", address)


def _address(written: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The ids at the beginning of what follows the rules, and the rest, which is the reason."""
    found = []
    at = 0
    while part := _ADDRESS.match(written, at):
        found.append((part[1], part[2]))
        at = part.end()
    return tuple(found), written[at:]


def parting(comments: Iterable[Comment], document: Document) -> Iterator[Comment]:
    """Comments on a line between two rows of a Markdown table: whatever shows the document ends the table there."""
    decoded = document.decoded
    if decoded is None or document.format != "markdown":
        return
    for comment in comments:
        place = decoded.place(comment.span)
        around = (_line_beside(decoded, place.line, -1), _line_beside(decoded, place.end_line, 1))
        alone = not _without_comments(_text_of(decoded, decoded.around(comment.span)))
        if alone and all("|" in line for line in around) and not _DELIMITERS.match(around[1]):
            yield comment


def _text_of(decoded: Decoded, span: Span) -> str:
    return decoded.text[span.start : span.end]


def _line_beside(decoded: Decoded, number: int, step: int) -> str:
    """The next line in a direction that is more than comments; nothing where there is none."""
    number += step
    while 1 <= number <= decoded.lines:
        line = decoded.line(number)
        if not line.strip() or _without_comments(line):
            return line
        number += step
    return ""


def _without_comments(text: str) -> str:
    return _WHOLE.sub("", text).strip()


def reaches(comments: Iterable[Comment], document: Document) -> list[Span | None]:
    """The source range that each comment applies to; None where nothing follows it.

    On a line with text of the document: that line. Else: the next block, or within a table the next row.
    """
    decoded = document.decoded
    if decoded is None:
        return [None for _ in comments]
    layout = _SourceOrder(document)
    whole = Span(0, len(decoded.text))
    return [
        whole if each.whole_file else layout.line(decoded, each.span) or layout.after(each.span.end)
        for each in comments
    ]


class _SourceOrder(Struct, frozen=True, dict=True):
    """Where the text of a document stands in its source."""

    document: Document

    @cached_property
    def _pieces(self) -> list[tuple[int, int]]:
        """Runs of text that are more than white space, and cells that are empty."""
        return sorted(
            (piece.start, piece.end)
            for block in self.document.blocks
            for text in texts_of(block)
            for piece in text.pieces
            if not text.value or text.value[piece.at : piece.at + piece.length].strip()
        )

    @cached_property
    def _blocks(self) -> list[tuple[int, int, tuple[Span, ...]]]:
        """End and start of every block, and its rows."""
        found = []
        for block in self.document.blocks:
            rows = tuple(_rows(block)) if isinstance(block, Table) else tuple(filter(None, [block.text.span()]))
            if rows:
                found.append((max(row.end for row in rows), min(row.start for row in rows), rows))
        return sorted(found, key=lambda each: each[:2])

    def line(self, decoded: Decoded, span: Span) -> Span | None:
        """The lines of a comment, if text stands on them."""
        lines = decoded.around(span)
        index = bisect_left(self._pieces, (lines.end, lines.end)) - 1
        return lines if index >= 0 and self._pieces[index][1] >= lines.start else None

    def after(self, offset: int) -> Span | None:
        """The block, or the row of a table that has begun, that comes next."""
        for end, start, rows in self._blocks[bisect_right(self._blocks, offset, key=lambda each: each[0]) :]:
            if start >= offset or len(rows) == 1:
                return Span(start, end)
            return next((row for row in rows if row.start >= offset), rows[-1])
        return None


def _rows(table: Table) -> Iterator[Span]:
    for _, cells in groupby(table.cells, key=lambda cell: cell.row):
        spans = [span for cell in cells if (span := cell.text.span())]
        if spans:
            yield Span(min(span.start for span in spans), max(span.end for span in spans))


def _html(text: str) -> Iterator[Span]:
    """The comments of a web page."""
    at = 0
    while found := _HTML.search(text, at):
        close = _CLOSE if found[1] is None else f"</{found[1].lower()}"
        at = _after(text, close, found.end())
        if found[1] is None and text.endswith(_CLOSE, found.end(), at):
            yield Span(found.start(), at)


def _markdown(text: str, code: Sequence[Span]) -> Iterator[Span]:
    """The comments of a Markdown document, outside code."""
    at = 0
    while found := _MARKDOWN.search(text, at):
        index = bisect_right(code, found.start(), key=lambda span: span.start) - 1
        if index >= 0 and found.start() < code[index].end:
            at = code[index].end
        elif found["fence"]:
            fence = re.compile(rf"^[ ]{{0,3}}{found['fence'][0]}{{{len(found['fence'])},}}[ \t]*$", re.MULTILINE)
            close = fence.search(text, found.end())
            at = close.end() if close else len(text)
        elif found["ticks"]:
            close = re.compile(rf"(?<!`){found['ticks']}(?!`)").search(text, found.end(), _line_end(text, found.end()))
            at = close.end() if close else found.end()
        else:
            at = _after(text, _CLOSE, found.end())
            if text.endswith(_CLOSE, found.end(), at):
                yield Span(found.start(), at)


def _after(text: str, close: str, start: int) -> int:
    """The end of ``close``, or of the text where it is missing; ASCII letters of either case are the same."""
    found = re.compile(re.escape(close), re.IGNORECASE).search(text, start)
    return found.end() if found else len(text)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
