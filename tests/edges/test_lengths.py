"""Reports that are too long in one way, in each format: an error names the bound, and nothing is said of their content.

The bounds are lowered here; ``python benchmarks/lengths.py`` goes to the real ones.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from gouji.readers import limits
from gouji.readers.html import tree
from gouji.readers.office import package
from support.checkout import ROOT
from support.command import Command

TEXTS = (".md", ".txt")
PARSED = (".docx", ".html")
CUT = "the document is too long, with more than {}: only its first "
REFUSED = "not read: more than {}; "
PACKED = "the document is too large, with more than {}, and was not read"
LIMITED = "the page is too large, with more than {}; only part of it was read"
CASES = [
    *(("rows", 2, suffix, limits, "MOST_ROWS", 60, CUT, "60 rows of tables") for suffix in (*TEXTS, *PARSED)),
    *(("tables", 6, suffix, limits, "MOST_ROWS", 60, CUT, "60 rows of tables") for suffix in (*TEXTS, *PARSED)),
    *(("rows", 2, suffix, limits, "MOST_PLACES", 200, CUT, "200 places in tables") for suffix in (*TEXTS, *PARSED)),
    *(("headings", 8, suffix, limits, "MOST_PARAGRAPHS", 60, CUT, "60 paragraphs") for suffix in (*TEXTS, *PARSED)),
    *(("text", 1, suffix, limits, "MOST_CHARACTERS", 4000, CUT, "4,000 characters") for suffix in PARSED),
    *(("text", 1, suffix, limits, "MOST_CHARACTERS", 4000, REFUSED, "4,000 characters") for suffix in TEXTS),
    *(("sentence", 3, suffix, limits, "MOST_CHARACTERS", 4000, CUT, "4,000 characters") for suffix in PARSED),
    *(("sentence", 3, suffix, limits, "MOST_CHARACTERS", 4000, REFUSED, "4,000 characters") for suffix in TEXTS),
    *(("headings", 8, suffix, limits, "MOST_LINES", 90, REFUSED, "90 lines") for suffix in TEXTS),
    ("headings", 8, ".html", tree, "MOST_TOKENS", 150, LIMITED, "150 tags"),
    ("rows", 2, ".docx", package, "_MAX_TAGS", 5000, PACKED, "5,000 tags"),
]


@pytest.fixture
def lengthened(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("lengthened")


@pytest.mark.parametrize(("kind", "times", "suffix", "owner", "name", "most", "reason", "bound"), CASES)
def test_what_is_too_long_is_refused_with_the_bound(
    kind: str,
    times: int,
    suffix: str,
    owner: ModuleType,
    name: str,
    most: int,
    reason: str,
    bound: str,
    lengthened: ModuleType,
    folder: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(owner, name, most)
    file = folder / f"a{suffix}"
    file.write_bytes(lengthened.FORMATS[suffix](lengthened.lengthened(kind, times)))
    run = command("check", "--format", "json", "--lang", "en", file.name)
    (told,) = run.json["files"]
    (finding,) = run.json["findings"]
    assert (run.code, told["status"], finding["severity"], finding["check"]) == (2, "unreadable", "error", "document")
    assert reason.format(bound) in told["reason"]
    assert told["reason"] in finding["message"]
