"""``gouji new pack ID``: a rule pack to begin with, made from a document or from an invented one."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path

from gouji.cli import terminal
from gouji.cli.commands.new import messages
from gouji.messages.errors import UsageError, refusal
from gouji.messages.message import Language
from gouji.text.lazy import lazy_re

_ID = lazy_re(r"[a-z][a-z0-9-]*")


def run(options: argparse.Namespace, language: Language) -> int:
    """Writes the folder and tells what to do next."""
    if not _ID.fullmatch(options.id):
        raise UsageError(messages.BAD_ID.fill(name=options.id))
    folder = Path(options.output or ".") / options.id
    if folder.exists():
        raise UsageError(messages.PACK_EXISTS.fill(path=folder.as_posix()))
    written = _files(options, language)
    _write(folder, written)
    terminal.write_visible([_told(folder, written, language)])
    return 0


def _files(options: argparse.Namespace, language: Language) -> Mapping[str, str]:
    from gouji.scaffold import pack  # noqa: PLC0415 - whoever gets the usage wrong need not wait for it

    if options.document is None:
        return pack.starter(options.id, options.language or language)
    return pack.from_file(options.id, options.document, options.language)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    try:
        folder.mkdir(parents=True)
        _fill(folder, files)
    except OSError as error:
        raise UsageError(messages.NOT_WRITTEN.fill(path=folder.as_posix(), error=refusal(error))) from None


def _fill(folder: Path, files: Mapping[str, str]) -> None:
    """Writes all files, or leaves no folder."""
    try:
        for name, text in files.items():
            (folder / name).write_bytes(text.encode())
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _told(folder: Path, files: Mapping[str, str], language: Language) -> str:
    example = next(name for name in files if not name.endswith(".yaml"))
    path = folder.as_posix()
    names = ", ".join(files)
    return messages.PACK_WRITTEN.fill(path=path, names=names, example=f"{path}/{example}").in_language(language)
