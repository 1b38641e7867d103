"""Small inputs that went wrong in real use: how each is made from a report of our own, and what gouji says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from support.checkout import EXAMPLES
from support.command import Run


class Edge(NamedTuple):
    """One input. ``name`` is that of its kind.

    ``before`` is what was said before, in the words of :func:`verdict` (or the time it took), for whoever reads the
    table; ``after`` is what must be said now.
    """

    name: str
    make: Callable[[], bytes | str]
    before: str
    after: str


def report(*changes: tuple[str, str], suffix: str = ".md") -> str:
    """The faultless report of ``examples/``, each old text (which must stand in it) replaced by a new one once."""
    encoding = "gb18030" if suffix == ".txt" else "utf-8"
    text = (EXAMPLES / "faultless" / f"qingshi-2024{suffix}").read_text(encoding=encoding)
    for old, new in changes:
        assert old in text, f"the report has no {old}"
        text = text.replace(old, new, 1)
    return text


def verdict(run: Run) -> str:
    """What a run with ``--format json`` on one file said: ``exit 1, read: cell-blank, row-missing ×2``."""
    (file,) = run.json["files"]
    found = Counter(run.rules)
    rules = ", ".join(rule if count == 1 else f"{rule} ×{count}" for rule, count in sorted(found.items()))
    return f"exit {run.code}, {file['status']}" + (f": {rules}" if rules else "")
