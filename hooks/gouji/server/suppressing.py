"""The comment that leaves a finding alone, and where it is written in Markdown and HTML (docs/suppressions.md).

It stands on the line of the finding and names the place in the form as closely as that is known. The reason is left
for a person to write: until then the comment has no effect, and is reported.
"""

from __future__ import annotations

from pathlib import PurePath

from lsprotocol import types
from msgspec import Struct

from gouji import readers
from gouji.document.comments import FORMATS, find_comments
from gouji.findings.model import Finding, Where
from gouji.linter import builtin_rules
from gouji.server.documents import TextDocument
from gouji.server.positions import MARK
from gouji.text.lazy import lazy_re
from gouji.text.source import Place, Source, Unreadable

_TAG = lazy_re(r"\s*</?[A-Za-z!]")
_CLOSED_HEADING = lazy_re(r" {0,3}#{1,6}[ \t].*?(?=[ \t]+#+$)")
_ROW = lazy_re(r".*\|.*(?<!\\)(?=\|$)")


class Insertion(Struct, frozen=True):
    """A comment, and the index in the text of the document where it is put in; ``whole_file`` is what it is about."""

    at: int
    text: str
    whole_file: bool


def suppressing(document: TextDocument, finding: Finding) -> Insertion | None:
    """The comment for a finding; None where there are no comments, and for what is found of comments themselves."""
    if finding.check == builtin_rules.CHECK and finding.rule in builtin_rules.SEVERITIES:
        return None
    kind = readers.format_of(Source(PurePath(document.path).name, document.data))
    if kind not in FORMATS:
        return None
    insertion = _comment(document, finding, among_tags=kind == "html")
    return insertion if _is_comment(document, insertion) else None


def _comment(document: TextDocument, finding: Finding, *, among_tags: bool) -> Insertion:
    rule, address = finding.rule, _address(finding.where)
    if finding.place is None:
        end = "\r\n" if "\r\n" in document.text else "\n"
        text = f"{end}<!-- gouji: ignore-file={rule}{address} -->{end}"
        return Insertion(len(document.text), text, whole_file=True)
    at, before, after = _spot(document, finding.place, among_tags=among_tags)
    return Insertion(at, f"{before}<!-- gouji: ignore={rule}{address} -->{after}", whole_file=False)


def _is_comment(document: TextDocument, insertion: Insertion) -> bool:
    """Whether it is read as one: in code, in titles and in scripts it would be text."""
    written = document.text[: insertion.at] + insertion.text + document.text[insertion.at :]
    try:
        read = readers.read(Source(document.path, written.encode("utf-8", "replace")))
    except Unreadable:
        return False
    start = insertion.at + insertion.text.index("<") - written.startswith(MARK)
    return any(comment.span.start == start for comment in find_comments(read))


def _address(where: Where) -> str:
    """The ids as a comment names them; the table implies its section."""
    known = (
        {"table": where.table, "row": where.row, "column": where.column} if where.table else {"section": where.section}
    )
    return "".join(f" {name}={value}" for name, value in known.items() if value)


def _spot(document: TextDocument, place: Place, *, among_tags: bool) -> tuple[int, str, str]:
    """Where on its line a comment breaks nothing, and the blanks around it.

    Among tags that is where the finding begins; in a Markdown table inside of the last cell; else behind the text.
    """
    positions = document.positions
    found, line = positions.range(place).start, positions.decoded.line(place.line)
    if among_tags or _TAG.match(line):
        return positions.offset(found), "", ""
    text = line.rstrip()
    row = _ROW.match(text)
    end, around = (row.end(), " ") if row else (_end(text), "")
    before = "" if text[:end].endswith(" ") else around
    return positions.offset(types.Position(found.line, 0)) + end, before, around


def _end(line: str) -> int:
    """Where the text ends: before number signs that close a heading, or a backslash that breaks the line.

    A blank behind it would be read where a paragraph goes on in the next line.
    """
    heading = _CLOSED_HEADING.match(line)
    backslashes = len(line) - len(line.rstrip("\\"))
    return heading.end() if heading else len(line) - backslashes % 2
