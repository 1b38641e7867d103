"""The files of a pack, as bytes: all that its meaning depends on."""

from __future__ import annotations

from pathlib import Path

from gouji.config.messages import FOLDER_MISSING, NO_ACCESS
from gouji.messages.errors import PackError, Problem, refusal
from gouji.packs import messages

PACK = "pack.yaml"
FORM = "form.yaml"


def contents(folder: Path) -> dict[str, bytes]:
    """Names and bytes of the YAML files in ``folder``, in alphabetical order. Hidden files and subfolders are not read.

    Raises:
        PackError: it is no folder with a ``pack.yaml``, or a file in it can't be read.
    """
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        raise PackError(Problem(str(folder), FOLDER_MISSING)) from None
    if PACK not in names:
        raise PackError(Problem(str(folder / PACK), messages.FILE_MISSING))
    for name in names:
        if name.endswith(".yml"):
            raise PackError(Problem(str(folder / name), messages.FILE_ENDING))
    return {name: _bytes(folder / name) for name in names if name.endswith(".yaml")}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackError(Problem(str(path), NO_ACCESS.fill(error=refusal(error)))) from None
