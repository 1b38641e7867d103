"""The comment that leaves a finding alone, and where it is written in Markdown and HTML (docs/suppressions.md).

It stands on the line of the finding and names the place in the form as closely as that is known. The reason is left
for a person to write: until then the comment has no effect, and is reported.
"""

from __future__ import annotations

from pathlib import PurePath

from lsprotocol import types
from msgspec import Struct

from gouji import readers
from gouji.document.comments import FORMATS
from gouji.findings.model import Finding, Where
from gouji.linter import builtin_rules
from gouji.server.documents import TextDocument
from gouji.text.source import Place, Source


class Insertion(Struct, frozen=True):
    """A comment, and the index in the text of the document where it is put in; ``whole_file`` is what it is about."""

    at: int
    text: str
    whole_file: bool


def suppressing(document: TextDocument, finding: Finding) -> Insertion | None:
    """The comment for a finding; None in formats without comments, and for what is found of comments themselves."""
    if finding.check == builtin_rules.CHECK and finding.rule in builtin_rules.SEVERITIES:
        return None
    if readers.format_of(Source(PurePath(document.path).name, document.data)) not in FORMATS:
        return None
    rule, address = finding.rule, _address(finding.where)
    if finding.place is None:
        text = f"\n<!-- gouji: ignore-file={rule}{address} -->\n"
        return Insertion(len(document.text), text, whole_file=True)
    at, before, after = _spot(document, finding.place)
    return Insertion(at, f"{before}<!-- gouji: ignore={rule}{address} -->{after}", whole_file=False)


def _address(where: Where) -> str:
    """The ids as a comment names them; the table implies its section."""
    known = (
        {"table": where.table, "row": where.row, "column": where.column} if where.table else {"section": where.section}
    )
    return "".join(f" {name}={value}" for name, value in known.items() if value)


def _spot(document: TextDocument, place: Place) -> tuple[int, str, str]:
    """Where on its line a comment breaks nothing, and the blanks around it.

    Among tags that is where the finding begins; in a Markdown table inside of the last cell; else behind the text.
    """
    positions = document.positions
    found, line = positions.range(place).start, positions.decoded.line(place.line)
    if "<" in line:
        return positions.offset(found), "", ""
    start = positions.offset(types.Position(found.line, 0))
    text = line.rstrip()
    if text.endswith("|"):
        return start + len(text) - 1, "" if text[:-1].endswith(" ") else " ", " "
    return start + len(text), " ", ""
