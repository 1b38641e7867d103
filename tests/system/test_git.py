"""Git lists a folder, and nothing that lies in it is run, or takes the place of the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.system import git
from gouji.system.discovery import discover

SUFFIXES = {".md"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def init(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", folder], check=True)


def run(folder: Path, *command: str) -> None:
    subprocess.run(["git", "-C", folder, *command], check=True, capture_output=True)


def listed(*folders: str) -> list[str]:
    return [found.path for found in discover(folders, SUFFIXES).files]


def plant(folder: Path, ran: Path, *, bare: str = "false") -> None:
    """What git takes for a repository of its own, committed as ordinary files."""
    for name in ("objects/x", "refs/x", "info"):
        (folder / name).mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    settings = f'[core]\nbare = {bare}\nworktree = .\nfsmonitor = "touch {ran.as_posix()}; false"\n'
    (folder / "config").write_text(settings, encoding="utf-8")
    (folder / "info" / "exclude").write_text("hidden.md\n", encoding="utf-8")
    (folder / "hidden.md").write_text("x", encoding="utf-8")


@pytest.mark.parametrize("knows", [True, False])  # git before 2.38 does not know safe.bareRepository
@pytest.mark.parametrize("outer", ["a repository", "an empty .git", "none"])
@pytest.mark.parametrize("bare", ["true", "false"])
def test_a_planted_repository_neither_runs_nor_hides(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    outer: str,
    bare: str,
    knows: bool,  # noqa: FBT001 - a column of the table
) -> None:
    if outer == "a repository":
        init(folder)
    elif outer == "an empty .git":
        (folder / ".git").mkdir()
    plant(folder / "reports", folder / "RAN", bare=bare)
    plant(folder / "reports" / "deep", folder / "RAN", bare=bare)
    if not knows:
        monkeypatch.setattr(git, "_OFF", {})
    everything = ["reports/deep/hidden.md", "reports/hidden.md"]
    assert listed("reports") == listed(".") == listed() == everything
    assert listed("reports/deep") == everything[:1]
    assert not (folder / "RAN").exists()


def test_a_planted_repository_beside_an_empty_git_folder(folder: Path) -> None:
    """As in the folder into which a server's hook lays out a push."""
    plant(folder, folder / "RAN")
    (folder / ".git").mkdir()
    assert listed(".") == ["hidden.md"]
    assert not (folder / "RAN").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script of a shell")
def test_programs_that_a_repository_names_are_not_run(folder: Path) -> None:
    """A folder that was unpacked, or shared, may have a whole ``.git``."""
    init(folder)
    (folder / "a.md").write_text("x", encoding="utf-8")
    run(folder, "add", "a.md")
    run(folder, "config", "core.fsmonitor", f"touch {folder}/RAN; false")
    hook = folder / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {folder}/RAN\n", encoding="utf-8")
    hook.chmod(0o755)
    assert listed(".") == ["a.md"]
    assert not (folder / "RAN").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script of a shell")
def test_only_a_git_of_the_search_path_is_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(folder)
    (folder / "a.md").write_text("x", encoding="utf-8")
    (folder / "git").write_text(f"#!/bin/sh\ntouch {folder}/RAN\n", encoding="utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    assert listed(".") == ["a.md"]
    assert not (folder / "RAN").exists()


def test_settings_of_an_administrator_hold(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(folder)
    for name in ("a.md", "b.md"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "excluded").write_text("b.md\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.excludesFile")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(folder / "excluded"))
    assert listed(".") == ["a.md"]


def test_a_ceiling_keeps_a_repository_above_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(folder)
    (folder / "a").mkdir()
    (folder / "a" / "b.md").write_text("x", encoding="utf-8")
    (folder / ".gitignore").write_text("*.md\n", encoding="utf-8")
    assert listed("a") == []
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder))
    assert listed("a") == ["a/b.md"]
