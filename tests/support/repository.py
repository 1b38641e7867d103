"""Git repositories as people have them: of reports, and of hooks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def of_a_person() -> dict[str, str]:
    """The environment of a person who commits, on a machine where git is set up in no other way."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    person = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "编辑"), ("EMAIL", "editor@example.org"))
    }
    return {**mine, **person, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Repository:
    """A git repository of a publisher of reports."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder, self.environment = folder, environment
        folder.mkdir()
        self.git("init", "-q", "-b", "main")

    def write(self, name: str, data: bytes | str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        self.git("add", name)

    def git(self, *arguments: str) -> str:
        code, output = self.call("git", *arguments)
        assert code == 0, output
        return output

    def pre_commit(self, *arguments: str) -> tuple[int, str]:
        return self.call(sys.executable, "-m", "pre_commit", *arguments)

    def call(self, *command: str, **environment: str) -> tuple[int, str]:
        """Exit code and output of a command in the repository; ``environment`` is added to that of the person."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8", "backslashreplace")


def configure(repository: Repository, hooks: Repository, *names: str, **keys: str) -> None:
    """Has pre-commit run the hooks of these names; ``keys`` are more of what its settings say of each."""
    head = hooks.git("rev-parse", "HEAD").strip()
    more = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    entries = "".join(f"  - id: {name}\n{more}" for name in names)
    repository.write(
        ".pre-commit-config.yaml", f"repos:\n- repo: {hooks.folder.as_posix()}\n  rev: {head}\n  hooks:\n{entries}"
    )
