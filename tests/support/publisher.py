"""A server that is pushed to, with the hook that docs/server-hook.md describes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from support.checkout import ROOT
from support.repository import of_a_person

HOOK = ROOT / "docs" / "examples" / "pre-receive"
GOUJI = Path(sys.executable).with_name("gouji")
REFUSED = "push refused"


class Publisher:
    """A bare repository on a server, and the clone of a person who pushes to it."""

    def __init__(self, folder: Path) -> None:
        self.server, self.clone = folder / "公开.git", folder / "我的 报告"
        self.environment = {**of_a_person(), "LC_ALL": "", "LC_MESSAGES": "", "LANGUAGE": "", "LANG": "zh_CN.UTF-8"}
        self.call(folder, "git", "init", "-q", "--bare", "-b", "main", str(self.server))
        self.call(folder, "git", "init", "-q", "-b", "main", str(self.clone))
        self.git("remote", "add", "origin", str(self.server))
        self.call(self.server, "git", "config", "gouji.command", str(GOUJI))

    def install(self) -> None:
        shutil.copy(HOOK, self.server / "hooks" / "pre-receive")

    def call(self, folder: Path, *command: str, check: bool = True) -> tuple[int, str]:
        done = subprocess.run(
            command,
            cwd=folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output = done.stdout.decode()
        assert not check or done.returncode == 0, output
        return done.returncode, output

    def git(self, *arguments: str) -> str:
        return self.call(self.clone, "git", *arguments)[1]

    def commit(self, **files: bytes | None) -> None:
        self.commit_paths({f"{name}.md": data for name, data in files.items()})

    def commit_paths(self, files: dict[str, bytes | None]) -> None:
        """Writes and deletes files, and commits."""
        for name, data in files.items():
            path = self.clone / name
            if data is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "年报")

    def push(self, *arguments: str) -> str:
        """What the server says; a push that is refused changes nothing there."""
        before = self.refs()
        code, output = self.call(self.clone, "git", "push", "-q", "origin", *(arguments or ("HEAD",)), check=False)
        assert (code != 0) == (REFUSED in output), output
        assert code == 0 or self.refs() == before
        return output

    def refs(self) -> str:
        return self.call(self.server, "git", "for-each-ref")[1]


def faulty(output: str) -> list[str]:
    """The reports that the server names, in order."""
    named = re.findall(r"^remote: (.+?):(?:\d+:\d+:)? error ", output, re.MULTILINE)
    return list(dict.fromkeys(named))
