"""``gouji new report PACK``: a report with everything that its form asks for, and places to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path, PurePath

from gouji.cli import terminal
from gouji.cli.commands.new import messages
from gouji.cli.options import settings
from gouji.document.messages import FILL_IN
from gouji.linter.session import Session
from gouji.messages.errors import UsageError, refusal
from gouji.messages.message import Language
from gouji.scaffold.formats import SUFFIXES, writer
from gouji.scaffold.report.begin import Order, begin
from gouji.system.files import relative, replace_whole, write_whole


def run(options: argparse.Namespace, language: Language) -> int:
    """Writes the file and tells what it took over, and what to do next."""
    if options.output is not None:
        _check(options.output, options)
    options.pack = None
    plan = Session(settings.request(options)).plan(options.output or ".")
    order = Order(plan.library, options.id, options.unit, options.year, options.document)
    begun = begin(order)
    path = options.output or f"{begun.name}.docx"
    if options.output is None:
        _check(path, options)
    _write(Path(path), writer(path)(begun.blocks, begun.language), options)
    shown = relative(path)
    quoted = f'"{shown}"' if any(map(str.isspace, shown)) else shown
    mark = FILL_IN.fill(what="…").in_language(begun.language)
    told = [*begun.remarks, messages.REPORT_WRITTEN.fill(path=shown, quoted=quoted, mark=mark)]
    terminal.write_visible([f"{each.in_language(language).rstrip()}\n" for each in told])
    return 0


def _check(path: str, options: argparse.Namespace) -> None:
    """Refuses what can't be written, before anything is read."""
    suffix = PurePath(path).suffix
    if suffix.lower() not in SUFFIXES:
        raise UsageError(messages.SUFFIX.fill(suffix=suffix or path, suffixes=" ".join(SUFFIXES)))
    if options.document is not None and _are_same(path, options.document):
        raise UsageError(messages.SAME_FILE.fill(path=path))
    if not options.force and Path(path).exists():
        raise UsageError(messages.FILE_EXISTS.fill(path=path))


def _are_same(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except OSError:  # one of them is not there
        return False


def _write(path: Path, data: bytes, options: argparse.Namespace) -> None:
    try:
        if options.force:
            write_whole(path, data)
        else:
            replace_whole(path, None, data)
    except OSError as error:
        raise UsageError(messages.NOT_WRITTEN.fill(path=path.as_posix(), error=refusal(error))) from None
