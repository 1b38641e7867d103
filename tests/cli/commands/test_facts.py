"""``gouji facts``: what it says where it can't read a report; ``gouji.cli.commands.facts``."""

from __future__ import annotations

import pytest

from gouji.text import patterns
from support.checkout import EXAMPLES
from support.command import Command

REPORT = str(EXAMPLES / "faultless" / "qingshi-2024.md")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "how", [["--format", "json"], ["--format", "csv"], [], ["--text"], ["--format", "parquet", "-o", "f.parquet"]]
)
def test_a_pack_whose_patterns_take_too_long(command: Command, how: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "TIMEOUT", 1e-9)
    run = command("facts", REPORT, "--lang", "en", *how)
    assert (run.code, run.out) == (2, "")
    assert "a pattern of the pack, by which sections are found, takes too long" in run.err
