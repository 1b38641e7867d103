from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.render import as_markdown
from support.sample_reports import FAULTLESS, FAULTY


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    (folder / "坏.md").write_bytes(as_markdown(FAULTY))
    (folder / "好.md").write_bytes(as_markdown(FAULTLESS))
    (folder / ".gouji.yaml").write_text("exclude: [坏.md]\nlanguage: en\n", encoding="utf-8")


LEFT_OUT = "files excluded: 1, by .gouji.yaml:1 (exclude: 坏.md)"
REFUSED = f"gouji: --strict: {LEFT_OUT}; --allow excluded would let it pass\n"


@pytest.mark.parametrize(
    ("arguments", "code", "err"),
    [
        (["--format", "text"], 0, ""),
        (["--format", "text", "--strict"], 2, REFUSED),
        (["--format", "concise"], 0, f"gouji: left out: {LEFT_OUT}\n"),
        (["--format", "concise", "--quiet"], 0, f"gouji: left out: {LEFT_OUT}\n"),
        (["--format", "concise", "--strict"], 2, REFUSED),
        (["--format", "concise", "--strict", "--allow", "excluded"], 0, f"gouji: left out: {LEFT_OUT}\n"),
        (["--strict", "--allow", "baseline,excluded"], 0, ""),
        (["--strict", "--allow", "baseline", "--allow", "excluded"], 0, ""),
        (["--format", "gitlab"], 0, f"gouji: left out: {LEFT_OUT}\n"),
        (["--diff"], 0, f"gouji: left out: {LEFT_OUT}\n"),
        (["--format", "json"], 0, ""),
        (["--isolated", "--strict", "--lang", "en"], 1, ""),
    ],
)
def test_what_was_left_out(command: Command, arguments: list[str], code: int, err: str) -> None:
    run = command("check", *arguments)
    assert (run.code, run.err) == (code, err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--strict", "--allow", "exclude"], "--allow has no “exclude”; "),
        (["--strict", "--allow", "exclude"], "; did you mean “excluded”?"),
        (["--allow", "excluded"], "--allow goes with --strict"),
    ],
)
def test_wrong_usage(command: Command, arguments: list[str], said: str) -> None:
    run = command("check", *arguments, "--lang", "en")
    assert run.code == 2
    assert said in run.err
