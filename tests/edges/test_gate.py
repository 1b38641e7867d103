"""The gate's table of docs/ci.md, run: what each gate says of each kind of file, and how it ends."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from support.checkout import ROOT
from support.command import Command
from support.gate import ACCEPTED, COLUMNS, GOOD, NOT_CALLED, REFUSED, STATES, Cell, put, table
from support.publisher import Publisher

TABLE = table()
HOOK: dict[str, Any] = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
BASELINE = "在基线里"


def test_the_table_has_every_state() -> None:
    assert "exclude" not in HOOK
    assert list(TABLE) == list(STATES)
    assert all(list(row) == list(COLUMNS) for row in TABLE.values())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of reports, the current folder, with a faultless report."""
    folder = tmp_path / "报告 库"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", folder], check=True)
    put(folder, "年报/好.md", GOOD)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return folder


def is_handed_over(name: str) -> bool:
    """Whether pre-commit gives the file to the hook: links it never does."""
    return bool(re.search(HOOK["files"], name)) and not Path(name).is_symlink()


def arguments(column: str, name: str) -> list[str]:
    """How each of the gates calls gouji; pre-commit splits the entry of a hook like a shell."""
    plain = ["check", "--format", "concise"]
    calls = {
        "hook": [*shlex.split(HOOK["entry"])[1:], name],
        "folder": [*plain, "年报"],
        "file": [*plain, name],
        "strict": [*plain, "--strict", "年报"],
    }
    return calls[column]


def shown(output: str, expected: Cell) -> str:
    """What differs from what is expected of the output, and nothing where all is as it should be."""
    missing = [word for word in expected.words if word not in output]
    return output if missing or (output and not expected.words) else ""


@pytest.mark.parametrize("column", ["hook", "folder", "file", "strict"])
@pytest.mark.parametrize("state", STATES)
def test_a_row(repository: Path, command: Command, state: str, column: str) -> None:
    name = STATES[state](repository)
    expected = TABLE[state][column]
    if column == "hook" and not is_handed_over(name):
        assert expected == Cell(NOT_CALLED, ())
        return
    known = ["--baseline", "known.json"] if state == BASELINE else []
    if known:
        command("check", *known, "--update-baseline")
    run = command(*arguments(column, name), *known)
    assert (str(run.code), shown(run.out + run.err, expected)) == (expected.outcome, "")


@pytest.mark.skipif(not shutil.which("bash"), reason="the hook is a bash script")
@pytest.mark.parametrize("state", STATES)
def test_a_row_on_the_server(tmp_path: Path, state: str) -> None:
    publisher = Publisher(tmp_path)
    publisher.install()
    STATES[state](publisher.clone)
    publisher.git("add", "--all")
    publisher.git("commit", "-q", "-m", "年报")
    expected = TABLE[state]["server"]
    output = publisher.push()
    outcome = REFUSED if "push refused" in output else ACCEPTED
    assert (outcome, shown(output, expected)) == (expected.outcome, "")


def test_a_folder_without_any_report(repository: Path, command: Command) -> None:
    Path("年报/好.md").unlink()
    put(repository, "年报/说明.md", "# 说明\n")
    assert command("check", "年报").code == 2
