"""What a push may bring that is meant to run code, to hide a fault, or to reach what lies elsewhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from support.checkout import EXAMPLES
from support.command import Command, Run
from support.edges import Edge, report

FAULTLESS = EXAMPLES / "faultless" / "qingshi-2024.md"
FAULTY = EXAMPLES / "faulty" / "qingshi-2024.md"


def put(name: str, content: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def said(run: Run) -> str:
    """The exit code, and of which files something was found."""
    found = sorted({finding["path"] for finding in run.json["findings"]}) if run.out else ()
    return f"exit {run.code}: {', '.join(found)}"


# ---- folders that git takes for repositories; `make` gives what is checked -----------------------------------------


def bare(folder: str, *, ignored: str = "", setting: str = "") -> str:
    """A faulty report beside what git takes for a bare repository, in a folder of a push."""
    subprocess.run(["git", "init", "-q", "."], check=True)
    put(f"{folder}/bad.md", FAULTY.read_text(encoding="utf-8"))
    put(f"{folder}/good.md", report())
    for name in ("objects", "refs"):
        put(f"{folder}/{name}/x", "")
    put(f"{folder}/HEAD", "ref: refs/heads/main\n")
    put(f"{folder}/config", f"[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\n{setting}")
    put(f"{folder}/info/exclude", f"{ignored}\n")
    return folder


def committed() -> str:
    """A faulty report that is committed, and ignored afterwards."""
    subprocess.run(["git", "init", "-q", "."], check=True)
    put("reports/bad.md", FAULTY.read_text(encoding="utf-8"))
    subprocess.run(["git", "add", "."], check=True)
    put("reports/.gitignore", "*\n")
    return "reports"


def ignored() -> str:
    """A faulty report that was never committed, and is named."""
    subprocess.run(["git", "init", "-q", "."], check=True)
    put("reports/bad.md", FAULTY.read_text(encoding="utf-8"))
    put(".gitignore", "*\n")
    return "reports/bad.md"


FOLDERS = [
    Edge(
        "sec-git-folder",
        lambda: bare("reports", ignored="bad.md", setting='fsmonitor = "touch ../RAN; touch RAN; false"\n'),
        "exit 0: , a command of the push was run",
        "exit 1: reports/bad.md",
    ),
    Edge(
        "git-folder-hides",
        lambda: bare("reports", ignored="*.md"),
        "exit 2: ",
        "exit 1: reports/bad.md",
    ),
    Edge(
        "git-folder-elsewhere",
        lambda: bare("reports", setting="worktree = objects\n"),
        "exit 2: ",
        "exit 1: reports/bad.md",
    ),
    Edge("ignored-but-tracked", committed, "exit 1: reports/bad.md", "exit 1: reports/bad.md"),
    Edge("ignored-but-named", ignored, "exit 1: reports/bad.md", "exit 1: reports/bad.md"),
]


@pytest.mark.parametrize("edge", FOLDERS, ids=lambda edge: edge.name)
def test_folders_that_git_takes_for_repositories(
    edge: Edge, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = command("check", str(edge.make()), "--format", "json")
    ran = next(tmp_path.rglob("RAN"), None)
    assert said(run) + (", a command of the push was run" if ran else "") == edge.after
