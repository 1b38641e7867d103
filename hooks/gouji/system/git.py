"""Git, asked which files lie in a folder. Nothing that the folder brings is run, or taken for a repository.

A push may hold a folder that git would take for a bare repository (``HEAD``, ``config``, ``objects``, ``refs``), whose
settings run commands and hide files. So git is asked only in a folder that holds a ``.git``, which no push can bring,
and there without whatever a repository may have git run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from gouji.system.links import GIT_FOLDER, is_repository

_OFF = {
    "safe.bareRepository": "explicit",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "diff.external": "",
    "protocol.allow": "never",  # a clone that lacks objects would fetch them
}
_KEPT = (
    *("GIT_ALLOW_PROTOCOL", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH"),
    *("GIT_NO_LAZY_FETCH", "GIT_PROTOCOL_FROM_USER"),
)
"""What an administrator sets for safety, or an installation needs. Of the rest much leads to other repositories."""


class Repository(Struct, frozen=True):
    """The repository that holds a folder. ``within`` is the way to the folder from its ``root``."""

    root: Path
    within: tuple[str, ...]

    def files(self) -> list[str] | None:
        """Paths from the folder of what is tracked, or not ignored; None where git does not answer.

        A repository within is a path with ``/`` at its end, or that of a folder; the folder itself is empty.
        """
        within = ["/".join(self.within)] if self.within else []
        listed = self._ask("--literal-pathspecs", "ls-files", "-co", "--exclude-standard", "-z", "--", *within)
        if listed is None:
            return None
        names = dict.fromkeys(os.fsdecode(name) for name in listed.split(b"\0") if name)
        return ["/".join(name.split("/")[len(self.within) :]) for name in names]

    def ignores_folder(self) -> bool:
        """Whether the folder as a whole is ignored."""
        return self._ask("check-ignore", "-q", "--", "/".join((".", *self.within))) is not None

    def _ask(self, *command: str) -> bytes | None:
        """What git prints; None where it is not there, does not trust the repository, or answers no."""
        import subprocess  # noqa: PLC0415 - files that are named need no git

        program = _program()
        if program is None:
            return None
        settings = [part for name, value in _OFF.items() for part in ("-c", f"{name}={value}")]
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command; the folder is an argument of its own
                [program, "-C", self.root, *settings, *command],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                env=_environment(os.environ),
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        return done.stdout


def repository(folder: Path) -> Repository | None:
    """The repository that a folder lies in; None where there is none, or where what looks like one is not."""
    real = folder.resolve()
    for place in (real, *_parents(real)):
        if is_repository(place):
            found = place / GIT_FOLDER
            sound = found.is_file() or (found / "HEAD").is_file()
            return Repository(place, real.relative_to(place).parts) if sound else None
    return None


def _parents(folder: Path) -> Iterator[Path]:
    """The folders above, as far as git may look for a repository."""
    ceilings = {
        os.path.realpath(each) for each in os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep) if each
    }
    for parent in folder.parents:
        if str(parent) in ceilings:
            return
        yield parent


def _program() -> Path | None:
    """The git of the search path. By its name alone, Windows would take one that lies in the current folder."""
    name = "git.exe" if os.name == "nt" else "git"
    programs = (Path(folder, name) for folder in os.get_exec_path())
    return next((each for each in programs if each.is_absolute() and os.access(each, os.X_OK)), None)


def _environment(whole: Mapping[str, str]) -> dict[str, str]:
    """Without what git tells a hook of its own repository: the folder may lie in another one."""
    return {
        name: value
        for name, value in whole.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG_") or name in _KEPT
    }
