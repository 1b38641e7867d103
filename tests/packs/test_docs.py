"""The pack of ``docs/packs.md`` is one, and its tests pass."""

from __future__ import annotations

import re
from pathlib import Path

from gouji.linter import rule_tests
from gouji.packs.loader import load

PAGE = Path(__file__).parents[2] / "docs" / "packs.md"


def test_the_pack_of_the_page(tmp_path: Path) -> None:
    folder = tmp_path / "tides"
    folder.mkdir()
    written = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    for name, text in zip(("pack.yaml", "form.yaml", "rules.yaml"), written, strict=False):
        (folder / name).write_text(text, "utf-8")
    outcomes = list(rule_tests.run(load(folder)))
    assert [outcome.rule for outcome in outcomes] == ["spring-sum"]
    assert all(outcome.fault is None for outcome in outcomes)
