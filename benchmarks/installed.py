"""gouji as people install it: built from this checkout, in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from shutil import copytree, ignore_patterns

from msgspec import Struct

ROOT = Path(__file__).parent.parent
BUILT_ANEW = ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__", "tests", "docs", "examples")


class Installation(Struct, frozen=True):
    """An interpreter and the command that is installed in it."""

    python: str
    gouji: str

    @property
    def empty(self) -> tuple[str, ...]:
        """The unit of all ratios: an interpreter that does nothing."""
        return (self.python, "-c", "pass")


def here() -> Installation:
    """That of this interpreter, as it is."""
    return Installation(sys.executable, str(Path(sysconfig.get_path("scripts"), "gouji")))


def installed(folder: Path) -> Installation:
    """Builds and installs this checkout. What it depends on is taken from this interpreter, and not installed again."""
    source = copytree(ROOT, folder / "source", ignore=BUILT_ANEW)
    environment = folder / "environment"
    venv.create(environment, symlinks=True)
    paths = sysconfig.get_paths(vars={"base": str(environment), "platbase": str(environment)})
    python = str(Path(paths["scripts"], "python"))
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "--quiet")
    subprocess.run([*pip, "install", "--no-deps", str(source)], check=True)  # noqa: S603 - our own checkout
    Path(paths["purelib"], "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return Installation(python, str(Path(paths["scripts"], "gouji")))
