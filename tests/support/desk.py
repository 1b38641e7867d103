"""Real editors, set up with what docs/editors.md says, on reports full of wide characters."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

DOCS = Path(__file__).parents[2] / "docs" / "editors.md"
REPORTS = ("青石镇.md", "青石镇.txt", "青石镇.html")
Position = tuple[str, int, int]
"""A file, a line, a column in characters; the last two begin at 1."""


def snippets(language: str) -> list[str]:
    """What the docs tell people to copy."""
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCS.read_text("utf-8"), re.DOTALL | re.MULTILINE)


class Desk(Struct, frozen=True):
    """A person's home, and a folder of faulty reports within."""

    home: Path
    environment: Mapping[str, str]

    @property
    def reports(self) -> Path:
        return self.home / "年报 2024"

    def write(self, name: str, text: str) -> Path:
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def run(self, *command: str | Path) -> str:
        done = subprocess.run(
            command,
            cwd=self.reports,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        return done.stdout.decode("utf-8", "replace")

    def findings(self, report: str) -> list[Position]:
        """Where the findings of a report are, as gouji tells programs."""
        whole = json.loads(self.run("gouji", "check", "--format", "json", report))
        return [(report, finding["line"], finding["column"]) for finding in whole["findings"] if finding["line"]]
