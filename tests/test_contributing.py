"""CONTRIBUTING.md followed word for word in a copy: each block of code written where it says, each change made."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.checkout import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CHAPTERS = ("Add a check kind", "Add a reader", "Add a reporter", "Add an option")
_BLOCK = re.compile(r"^```(python|yaml|diff)\n(?:# |--- )(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(chapter: str) -> Iterator[tuple[str, str, str]]:
    """Language, path and content of each block of code in a chapter."""
    body = TEXT.partition(f"\n## {chapter}\n")[2].partition("\n## ")[0]
    yield from _BLOCK.findall(body)


def changed(text: str, diff: str) -> str:
    """A text with its one place changed that the diff shows."""
    lines = diff.splitlines(keepends=True)
    old, new = ("".join(line[1:] for line in lines if line[0] in marks) for marks in (" -", " +"))
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in which every chapter was followed."""
    root = tmp_path_factory.mktemp("followed")
    for name in ("hooks", "rules", "scripts", "tests"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", root)
    info, rules, _config = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)[:3]
    (root / "rules" / "our-city").mkdir()
    (root / "rules" / "our-city" / "pack.yaml").write_text(info, "utf-8")
    (root / "rules" / "our-city" / "sections.yaml").write_text(rules, "utf-8")
    for chapter in CHAPTERS:
        for language, name, content in blocks(chapter):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(changed(path.read_text("utf-8"), content) if language == "diff" else content, "utf-8")
    return root


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "hooks"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def gouji(copy: Path, *arguments: str) -> str:
    done = run(copy, "-m", "gouji", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.slow
def test_a_check_kind(copy: Path) -> None:
    explained = gouji(copy, "explain", "overview-length", "--pack", "rules/our-city", "--lang", "en")
    assert "our-city" in gouji(copy, "test", "rules/our-city", "--lang", "en")
    assert "{characters} characters, fewer than {minimum}" in explained


@pytest.mark.slow
def test_a_reader_a_reporter_and_an_option(copy: Path) -> None:
    tests = ("tests/readers/test_org.py", "tests/reporters/test_count.py", "tests/cli/commands/test_packs.py")
    done = run(copy, "-m", "pytest", "-p", "no:cacheprovider", *tests)
    assert done.returncode == 0, done.stdout


def test_a_change_of_what_is_not_there_or_twice_is_noticed() -> None:
    assert changed("a\nb\n", " a\n+c\n") == "a\nc\nb\n"
    for text in ("b\n", "a\na\n"):
        with pytest.raises(AssertionError):
            changed(text, " a\n+c\n")
