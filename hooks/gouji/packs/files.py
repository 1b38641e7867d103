"""The files of a pack, as bytes: all that its meaning depends on."""

from __future__ import annotations

import os
from pathlib import Path

from gouji.config.messages import FOLDER_MISSING, NO_ACCESS
from gouji.messages.errors import PackError, Problem, refusal
from gouji.packs import messages
from gouji.system import installed, overlay
from gouji.system.files import read
from gouji.yaml.limits import MAX_BYTES

PACK = "pack.yaml"
FORM = "form.yaml"
FORMS = "form"
"""The folder of a form in several files."""


def contents(folder: Path) -> dict[str, bytes]:
    """Names and bytes of the YAML files in ``folder`` and its ``form``, in alphabetical order.

    Hidden files and other subfolders are not read.

    Raises:
        PackError: it is no folder with a ``pack.yaml``, or a file in it can't be read.
    """
    names = _names(folder)
    if (folder / FORMS).is_dir():
        names += [f"{FORMS}/{name}" for name in _names(folder / FORMS)]
    if PACK not in names:
        raise PackError(Problem(str(folder / PACK), messages.FILE_MISSING))
    for name in names:
        if name.endswith(".yml"):
            raise PackError(Problem(str(folder / name), messages.FILE_ENDING))
    return {name: _bytes(folder / name) for name in names if name.endswith(".yaml")}


def plain(folder: Path) -> dict[str, bytes]:
    """As :func:`contents` where nothing is wrong, else something else, of a pack of the installation.

    Its files are as trustworthy as the code beside them, and read with as little ado.

    Raises:
        OSError: one of them can't be read.
    """
    below = ("", f"{FORMS}/") if os.path.isdir(folder / FORMS) else ("",)  # noqa: PTH112 - as below
    names = (f"{each}{name}" for each in below for name in sorted(os.listdir(f"{folder}/{each}")))  # noqa: PTH208 - names do
    shown = (name for name in names if not name.rpartition("/")[2].startswith("."))
    return {name: _whole(f"{folder}/{name}") for name in shown if name.endswith((".yaml", ".yml"))}


def _whole(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a path would take longer than to read the file
        return file.read()


def _names(folder: Path) -> list[str]:
    try:
        there = {path.name for path in folder.iterdir()} | overlay.names(folder)
        return sorted(name for name in there if not name.startswith("."))
    except OSError:
        raise PackError(Problem(str(folder), FOLDER_MISSING)) from None


def _bytes(path: Path) -> bytes:
    held = overlay.content(path)
    if held is not None:
        return held
    try:
        if path.is_symlink() and path.parent.parent in map(
            Path.resolve, installed.rules()
        ):  # some installers make links of files
            path = Path(os.path.realpath(path))
        return read(path, MAX_BYTES)
    except OSError as error:
        raise PackError(Problem(str(path), NO_ACCESS.fill(error=refusal(error)))) from None
