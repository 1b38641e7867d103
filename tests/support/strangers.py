"""A run in which a stranger wrote all that a stranger can write."""

from __future__ import annotations

from gouji.findings.excerpts import CellExcerpt, Excerpts, TableExcerpt, WordsExcerpt
from gouji.findings.model import Finding, Spot, Where
from gouji.linter.results import FileResult, Result
from gouji.messages.message import plain
from gouji.text.source import Place
from gouji.text.spans import Span

ATTACKS = [
    "<script>alert(1)</script>",
    '" onload="x',
    "'><img src=x onerror=alert(1)>",
    "a&b</pre></style></script>",
    "&lt;",
    "javascript:alert(1)",
    "{units}{0}",
    "\udc80\u202e\x1b[2J",
]


def attacked(attack: str) -> Result:
    """A run in which a stranger wrote all that a stranger can write."""
    where = Where("s", "t", "r2", "c1", plain(attack))
    spot = Spot(Span(0, 1), attack, 1, attack, attack, attack)
    found = [
        Finding(
            attack, "text", "odd", attack, "error", plain(attack), where, Place(1, 1, 1, 3), "1", attack, spot=spot
        ),
        Finding(attack, "duplicates", "odd", attack, "error", plain(attack), where, passages=(attack, attack * 2)),
    ]
    cells = (CellExcerpt(attack, 0, 0), CellExcerpt(attack, 0, 1, address=("t", "r2", "c1")))
    words = (WordsExcerpt(Place(1, 1, 1, 3), attack, attack, attack),)
    excerpts = Excerpts(attack, (TableExcerpt({"t": plain(attack)}, cells),), words)
    file = FileResult(
        attack, "partial", attack, plain(attack + "!"), tuple(found), lines={1: attack}, excerpts=excerpts
    )
    return Result((file, FileResult(f"x/{attack}", "read"), FileResult("四", "skipped", reason=plain(attack))))
