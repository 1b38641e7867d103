"""What is measured, where its files lie, and how thoroughly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from installed import Installation
from msgspec import Struct

HERE = Path(__file__).parent
CHECK = ("check", "--isolated", "--format", "concise", "--no-cache")
"""``--no-cache``: results are not kept; the packs of the installation are compiled all the same."""


class Setting(Struct, frozen=True):
    """What is measured, where its files lie, and how thoroughly."""

    gouji: Installation
    folder: Path
    runs: int
    reports: int
    lengths: Mapping[str, tuple[int, ...]]
    grown: Sequence[tuple[str, str]]

    @property
    def cold(self) -> tuple[str, ...]:
        """The command that checks without results of earlier runs, in one process."""
        return (self.gouji.gouji, *CHECK, "--jobs", "1")

    @property
    def warm(self) -> tuple[str, ...]:
        """The same with the results of earlier runs."""
        return (self.gouji.gouji, *CHECK[:-1], "--jobs", "1")

    def made(self, script: str, name: str, *arguments: str) -> Path:
        """The folder of that name, filled by a script in a process of its own: memory of this one counts as theirs."""
        folder = self.folder / name
        subprocess.run([sys.executable, str(HERE / script), str(folder), *arguments], check=True)  # noqa: S603 - ours
        return folder
