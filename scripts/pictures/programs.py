"""Programs that pictures are taken of, and with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})


class Unavailable(Exception):  # noqa: N818 - it is no error that a program is not here
    """A picture that can't be taken here."""


def needed(*names: str) -> str:
    """The path of the first program that is here.

    Raises:
        Unavailable: none is.
    """
    for name in names:
        if path := shutil.which(name):
            return path
    raise Unavailable(names[0])


def run(*command: str, cwd: Path | None = None, code: int = 0, environment: Mapping[str, str] = NOTHING) -> str:
    """What a command prints, which must end with this exit code."""
    told = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore", **environment}
    done = subprocess.run(command, cwd=cwd, env=told, capture_output=True, check=False)
    if done.returncode != code:
        sys.exit(f"{' '.join(command)}: {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def gouji(*arguments: str, cwd: Path, code: int = 1, lang: str = "zh", environment: Mapping[str, str] = NOTHING) -> str:
    """What gouji prints."""
    command = (sys.executable, "-m", "gouji", "--lang", lang, *arguments)
    return run(*command, cwd=cwd, code=code, environment=environment)
