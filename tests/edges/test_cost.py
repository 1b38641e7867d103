"""Inputs made to take long or to fill memory: each has its answer soon, or is refused with the bound that it passed.

Nothing is timed here. The inputs are so large that work which grows with the square of their size would not end before
the suite does; ``before`` is the time that they took. ``tests/readers/test_bounds.py`` counts what can be counted.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, report, verdict

PLACE = "（一）主动公开。"
PACK = "id: p\nname: {zh: p, en: p}\nversion: 1\nextends: gia-2021\n"


def overview(text: str) -> Callable[[], str]:
    """The report with a paragraph more in its first section."""
    return lambda: report((PLACE, f"{text}\n\n{PLACE}"))


def comment(words: str) -> Callable[[], str]:
    """The report with a comment to gouji in it."""
    return overview(f"<!-- gouji:{words} -->")


UNPAIRED = "exit 0, partial: document-partial, unpaired-mark ×1000"
EDGES = [
    Edge("sec-closing-marks", overview("）" * 100_000 + "字"), "40 s", UNPAIRED),
    Edge("sec-nested-marks", overview("（" * 95_000 + "字" + "）" * 95_000), "over 120 s", "exit 0, read"),
    Edge(
        "sec-blanks-in-comment",
        comment(" " * 180_000 + "x"),
        "116 s",
        "exit 0, read: suppression-invalid",
    ),
    Edge(
        "blanks-before-reason",
        comment("ignore=cell-blank" + " " * 180_000 + "x"),
        "over 240 s",
        "exit 0, read: suppression-unused",
    ),
    Edge(
        "sec-comment-patterns",
        comment(" ignore=" + ",".join(f"x{n}" for n in range(15_000)) + " 原因"),
        "over 120 s, suppression-invalid ×15000",
        "exit 0, read: suppression-invalid",
    ),
    Edge(
        "comments",
        overview("<!-- gouji: ignore=x* 原因 -->\n" * 5_000),
        "28 s, suppression-invalid ×5000",
        "exit 0, read: suppression-invalid ×201",
    ),
    Edge(
        "page-figures",
        overview("全年公开工作，" + "".join(f"作{n % 9 + 1}的" for n in range(30_000))),
        "45 s",
        "exit 0, partial: document-partial, stray-page-number ×1000",
    ),
    Edge("wide-blanks", overview("字" + "\u3000" * 190_000 + "字。"), "5 s", "exit 0, read"),
]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
def test_hostile_inputs(edge: Edge, command: Command, folder: Path) -> None:
    made = edge.make()
    (folder / "a.md").write_bytes(made if isinstance(made, bytes) else made.encode())
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after


# ---- packs ---------------------------------------------------------------------------------------------------------

MULTIPLIED = "words: {za: x, " + ", ".join(f"z{b}: '{f'{{z{a}}}' * 60}'" for a, b in pairwise("abcdefgh")) + "}\n"


def key(pattern: str) -> str:
    """A change to the key of a section."""
    return f"sections: [{{id: overview, key: '{pattern}'}}]\n"


PACKS = [
    Edge("sec-pack-words", lambda: MULTIPLIED, "over 30 s", "exit 2: p/form.yaml:1"),
    Edge("pack-patterns-nested", lambda: key("(" * 4_000 + ")" * 4_000), "", "exit 2: p/form.yaml:1:3"),
    Edge("pack-pattern-repeated", lambda: key("x{99999999999999999999}"), "", "exit 2: p/form.yaml:1:3"),
    Edge("yaml-deep", lambda: "words: " + "[" * 100_000 + "\n", "", "exit 2: p/form.yaml:1"),
    Edge("yaml-huge", lambda: "# " + "x" * 3_000_000 + "\n", "", "exit 2: p/form.yaml"),
    Edge("yaml-aliases", lambda: "words: &a {b: [*a, *a]}\n", "", "exit 2: p/form.yaml:1"),
    Edge("yaml-number", lambda: f"words: {{a: {'9' * 100_000}}}\n", "", "exit 2: p/form.yaml:1"),
]


@pytest.mark.parametrize("edge", PACKS, ids=lambda edge: edge.name)
def test_hostile_packs(edge: Edge, command: Command, folder: Path) -> None:
    (folder / "a.md").write_text(report(), encoding="utf-8")
    (folder / "p").mkdir()
    (folder / "p" / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "p" / "form.yaml").write_bytes(str(edge.make()).encode())
    run = command("check", "a.md", "--pack", "p")
    assert f"exit {run.code}: {run.err.removeprefix('gouji: ').partition(': ')[0]}".startswith(edge.after)
    assert "Traceback" not in run.err
