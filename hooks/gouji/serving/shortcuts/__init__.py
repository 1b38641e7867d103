"""A shortcut that a person clicks to start the server: what is in it for each system, and where it stands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from gouji.messages.errors import UsageError, refusal
from gouji.messages.message import Language
from gouji.serving.shortcuts import linux, macos, messages, windows
from gouji.system import files

MARK = "gouji-serve-shortcut"
"""Stands in each shortcut; a file without it is somebody else's."""
_MOST = 64 * 1024
_MODULES: Mapping[str, Callable[[Sequence[str], Language], str]] = {
    "darwin": macos.text,
    "linux": linux.text,
    "win32": windows.text,
}


class Shortcut(Struct, frozen=True):
    """A file that starts the server when it is clicked."""

    path: Path
    text: str

    def write(self) -> None:
        """Writes it; one of an earlier installation is replaced.

        Raises:
            UsageError: somebody else's file stands there, or it can't be written.
        """
        try:
            self._refuse_foreign()
            self.path.parent.mkdir(parents=True, exist_ok=True)
            files.write_whole(self.path, self.text.encode())
            self.path.chmod(0o755)
        except OSError as error:
            raise UsageError(messages.CANNOT_WRITE.fill(path=str(self.path), error=refusal(error))) from None

    def remove(self) -> bool:
        """Removes it; whether it was there.

        Raises:
            UsageError: somebody else's file stands there, or it can't be removed.
        """
        try:
            self._refuse_foreign()
            is_there = os.path.lexists(self.path)
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(messages.CANNOT_REMOVE.fill(path=str(self.path), error=refusal(error))) from None
        return is_there

    def _refuse_foreign(self) -> None:
        if os.path.lexists(self.path) and MARK.encode() not in files.read(self.path, _MOST):
            raise UsageError(messages.FOREIGN.fill(path=str(self.path)))


def shortcuts(language: Language, system: str = sys.platform) -> list[Shortcut]:
    """The shortcuts of this user: on the desktop and, where there is one, in the menu of programs."""
    kind = system if system in ("darwin", "win32") else "linux"
    text = _MODULES[kind](command(language), language)
    return [Shortcut(path, text) for path in _places(kind, language)]


def command(language: Language) -> list[str]:
    """How this installation is started, whatever folder it is started in."""
    python = Path(sys.executable)
    windowless = python.with_name("pythonw.exe")
    own = str(windowless if windowless.is_file() else python)
    safe = ["-P"] if sys.version_info >= (3, 11) else []  # no module of the folder takes the place of ours
    return [own, *safe, "-m", "gouji", "serve", "--lang", language]


def _places(kind: str, language: Language) -> list[Path]:
    from platformdirs import user_data_path, user_desktop_path  # noqa: PLC0415 - a session needs no such places

    name = messages.NAME.in_language(language)
    desktop = user_desktop_path()
    if kind == "linux":
        menu = [user_data_path() / "applications" / "gouji-serve.desktop"]
        return [*menu, *([desktop / "gouji-serve.desktop"] if desktop.is_dir() else [])]
    return [desktop / f"{name}{'.command' if kind == 'darwin' else '.cmd'}"]
