"""Other linters on the same Markdown files: those that are on the path, each with the rules that it comes with."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from measuring import Command

ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "markdownlint-cli2": ("*.md",),
    "textlint": ("--rule", "no-todo", "."),
    "zhlint": ("*.md",),
    "pymarkdown": ("scan", "."),
    "rumdl": ("check", "--no-cache", "."),
    "jscpd": (".",),
}
"""textlint comes without rules: it gets the smallest."""
YARDSTICK = "markdownlint-cli2"
FEW = 3
"""Runs of the others, which are there to compare with and have no bound."""


def found(folder: Path) -> dict[str, Command]:
    """The peers that are installed, on the files of a folder."""
    paths = {name: shutil.which(name) for name in ARGUMENTS}
    return {
        name: Command((path, *_beside(name, path), *ARGUMENTS[name]), folder) for name, path in paths.items() if path
    }


def absent() -> list[str]:
    """Those that are not."""
    return [name for name in ARGUMENTS if shutil.which(name) is None]


def _beside(name: str, path: str) -> tuple[str, ...]:
    """Where textlint finds its rules: among the packages that it was installed with."""
    return ("--rules-base-directory", str(Path(path).resolve().parents[2])) if name == "textlint" else ()
