"""The gate's table of docs/ci.md, run: what each gate says of each kind of file, and how it ends."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from gouji.readers import SUFFIXES
from support.checkout import ROOT
from support.command import Command
from support.files import put
from support.gate import (
    ACCEPTED,
    COLUMNS,
    GOOD,
    KINDS,
    MACHINES,
    NOT_CALLED,
    REFUSED,
    STATES,
    Cell,
    of_kind,
    table,
)
from support.publisher import Publisher, faulty

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
    put(folder / "年报/好.md", GOOD)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
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


def prepare(monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    """Makes this machine one on which the state comes about."""
    machine = MACHINES.get(state)
    if machine:
        monkeypatch.setattr(import_module(machine.module), machine.name, machine.value)


@pytest.mark.parametrize("column", ["hook", "folder", "file", "strict"])
@pytest.mark.parametrize("state", STATES)
def test_a_row(repository: Path, command: Command, monkeypatch: pytest.MonkeyPatch, state: str, column: str) -> None:
    name = STATES[state](repository)
    expected = TABLE[state][column]
    if column == "hook" and not is_handed_over(name):
        assert expected == Cell(NOT_CALLED, ())
        return
    prepare(monkeypatch, state)
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
    if state in MACHINES:
        put(tmp_path / "machine/sitecustomize.py", MACHINES[state].statements)
        publisher.environment["PYTHONPATH"] = str(tmp_path / "machine")
        publisher.environment["GOUJI_CACHE_DIR"] = str(tmp_path / "cache")  # of no other machine
    outcome, output = pushed(publisher)
    expected = TABLE[state]["server"]
    assert (outcome, shown(output, expected)) == (expected.outcome, "")


def pushed(publisher: Publisher) -> tuple[str, str]:
    """How a push of all that is in the clone ends, and what is said."""
    publisher.git("add", "--all")
    publisher.git("commit", "-q", "-m", "年报")
    output = publisher.push()
    return REFUSED if "push refused" in output else ACCEPTED, output


READABLE = [kind for kind in KINDS if kind != "pdf" or find_spec("pdfplumber")]


@pytest.mark.parametrize("column", ["hook", "strict"])
@pytest.mark.parametrize("state", ["合格", "有错"])
@pytest.mark.parametrize("kind", READABLE)
def test_a_row_for_every_kind_of_file(repository: Path, command: Command, kind: str, state: str, column: str) -> None:
    name = of_kind(kind, state)(repository)
    expected = TABLE[state][column]
    assert is_handed_over(name)
    run = command(*arguments(column, name))
    assert (str(run.code), shown(run.out + run.err, expected)) == (expected.outcome, "")


@pytest.mark.skipif(not shutil.which("bash"), reason="the hook is a bash script")
@pytest.mark.parametrize("state", ["合格", "有错"])
def test_a_row_for_every_kind_of_file_on_the_server(tmp_path: Path, state: str) -> None:
    publisher = Publisher(tmp_path)
    publisher.install()
    names = [of_kind(kind, state)(publisher.clone) for kind in READABLE]
    expected = TABLE[state]["server"]
    outcome, output = pushed(publisher)
    assert (outcome, shown(output, expected)) == (expected.outcome, "")
    assert set(faulty(output)) == (set(names) if state == "有错" else set())


def test_the_kinds_are_all_that_are_read() -> None:
    """Old documents are converted by a program that few machines have: they have a row of their own."""
    converted = {".doc", ".wps"}
    flat = {".fodt"}
    assert {f".{kind}" for kind in KINDS} | {".md"} | converted | flat == SUFFIXES


def test_a_folder_without_any_report(repository: Path, command: Command) -> None:
    Path("年报/好.md").unlink()
    put(repository / "年报/说明.md", "# 说明\n")
    assert command("check", "年报").code == 2


def test_a_named_file_that_is_no_report(repository: Path, command: Command) -> None:
    put(repository / "年报/说明.md", "# 说明\n")
    assert command("check", "年报/说明.md").code == 0
    assert command("check", "年报/说明.md", "--strict").code == 2
    assert command("check", "年报/说明.md", "--strict", "--allow", "skipped").code == 0
