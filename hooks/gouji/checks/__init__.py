"""The check kinds: a package each, and one line here.

A check is given a report, the rules of its kind and what checks share of a report. It yields what is wrong and where;
it never prints, never filters, and knows no file format. The linter adds which file, rule and pack that is about.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from gouji.checks.kind import Kind

KINDS = (
    "copies",
    "document",
    "duplicates",
    "identities",
    "narrative",
    "sections",
    "tables",
    "text",
    "units",
    "years",
)


@cache
def kinds() -> dict[str, Kind]:
    """Every check kind by its name."""
    return {name: import_module(f"gouji.checks.{name}").KIND for name in KINDS}
