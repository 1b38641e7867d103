"""The inputs that were reported, where they are at hand: what is wanted of each; each kind has a test of ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.checkout import ROOT, SHARED
from support.command import Command
from support.edges import verdict

CASES = SHARED / "bugs"
PASSED = "exit 0, read"
REFUSED = "exit 2, unreadable: document-unreadable"
PLANTED = "cell-blank, cell-placeholder, requests-outcomes"
WANTED = {
    "sec-bidi-digits.md": "exit 1, read: document-note, requests-flow",
    "sec-blanks-in-comment.md": "exit 0, read: suppression-invalid",
    "sec-comment-patterns.md": "exit 0, read: suppression-invalid",
    "sec-decoy-aside.html": f"exit 1, read: {PLANTED}",
    "sec-decoy-css.html": f"exit 1, read: {PLANTED}",
    "sec-late-report.docx": f"exit 1, read: {PLANTED}, section-copied, section-number",
    "sec-row-unlabelled.md": "exit 1, read: row-extra",
    "sec-stray-math.html": f"exit 1, read: {PLANTED}, section-copied, section-number",
    "sec-table-twice.md": "exit 1, read: table-contradicted",
    "sec-unclosed-comment.html": REFUSED,
    "wild-blank-line-of-wide-space-copied.md": "exit 1, read: section-copied",
    "wild-blank-line-of-wide-spaces.md": PASSED,
    "wild-characters-lost.md": REFUSED,
    "wild-comment-never-closed.html": REFUSED,
    "wild-conflict-in-table.md": REFUSED,
    "wild-drop-down.docx": PASSED,
    "wild-empty.docx": REFUSED,
    "wild-figure-after-break.html": "exit 0, read: text-requests",
    "wild-figure-with-note-mark.md": "exit 0, read: text-requests",
    "wild-figure-with-zero-width.md": "exit 0, read: text-requests",
    "wild-foot-first.html": PASSED,
    "wild-form-field.pdf": PASSED,
    "wild-heading-of-two-lines.html": PASSED,
    "wild-heading-without-blank.md": "exit 0, read: document-note",
    "wild-hook-misses-this.xhtml": "exit 1, read: requests-outcomes",
    "wild-invisible-before-number.md": PASSED,
    "wild-large-file-pointer.html": REFUSED,
    "wild-note-mark.docx": "exit 0, read: cell-remark",
    "wild-note-mark.html": "exit 0, read: cell-remark",
    "wild-radicals.md": PASSED,
    "wild-row-twice.html": "exit 1, read: row-repeated",
    "wild-single-file-page.html": REFUSED,
    "wild-struck-figure.docx": "exit 0, read: document-note",
    "wild-struck-figure.md": "exit 0, read: document-note",
    "wild-table-twice.md": "exit 1, read: table-contradicted",
    "wild-table-zero-copy-first.html": "exit 1, read: table-contradicted",
    "wild-title-and-scans.docx": REFUSED,
    "wild-turned-table.pdf": PASSED,
    "wild-watermark.pdf": "exit 0, read: document-note",
}
COSTLY = {
    "sec-closing-marks.md": (2, "was left as it is: one check found 20,000 things or more"),
    "sec-fix-slow.md": (1, ""),
    "sec-nested-marks.md": (0, ""),
}
"""What is wanted of these is that they end: the exit code of a run that shows fixes, and what it complains of."""

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the inputs are not published")


@pytest.mark.parametrize("name", WANTED)
def test_what_is_wanted(name: str, command: Command) -> None:
    assert verdict(command("check", "--format", "json", str(CASES / name))) == WANTED[name]


@pytest.mark.parametrize("name", sorted(COSTLY))
def test_what_was_slow_ends(name: str, command: Command) -> None:
    assert verdict(command("check", "--format", "json", str(CASES / name))).startswith("exit 1, partial: ")
    code, complaint = COSTLY[name]
    run = command("check", "--diff", "--unsafe-fixes", "--lang", "en", str(CASES / name))
    assert run.code == code
    assert run.out.startswith("--- ") == (code == 1)
    assert complaint in run.err
    assert bool(complaint) == bool(run.err)


def test_each_has_a_test_of_ours() -> None:
    tests = "".join(
        path.read_text("utf-8") for path in Path(ROOT, "tests", "edges").glob("*.py") if path != Path(__file__)
    )
    kinds = {path.name.partition(".")[0] for path in CASES.iterdir() if re.match("sec-|wild-", path.name)}
    assert sorted(kind for kind in kinds if not re.search(f'"{kind}[":]', tests)) == []


def test_all_are_looked_at() -> None:
    there = {path.name for path in CASES.iterdir() if re.match("sec-|wild-", path.name)}
    documents = {name for name in there if not re.search(r"\.(sh|py|json|yaml)$|sec-pack-words", name)}
    assert documents == {*WANTED, *COSTLY}
