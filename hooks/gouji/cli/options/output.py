"""The report of a run: to the terminal, and to files."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from gouji import reporters
from gouji.cli import messages, terminal
from gouji.cli.options import folder
from gouji.cli.parser import one_of
from gouji.linter.messages import CANNOT_WRITE
from gouji.linter.results import Result
from gouji.messages.errors import UsageError, refusal
from gouji.messages.message import Language
from gouji.reporters.shared.terminal import PLAIN
from gouji.system.files import write_whole

Output = tuple[str, str]
"""Name of a format, and the file to write."""


def output(value: str) -> Output:
    """What ``--output`` takes: ``FORMAT=FILE``."""
    name, separator, path = value.partition("=")
    if not (separator and path):
        raise UsageError(messages.NEEDS_OUTPUT)
    known = one_of("--output", [*reporters.MODULES, *reporters.BINARY])(name)
    library = reporters.EXTRAS.get(known)
    if library and find_spec(library) is None:  # before the run, and not behind it
        raise UsageError(messages.NEEDS_EXTRA.fill(format=known, library=library))
    return known, path


def shown(value: str) -> str:
    """What ``--format`` takes: a format of text."""
    if value in reporters.BINARY:
        raise UsageError(messages.TO_FILE_ONLY.fill(format=value))
    return one_of("--format", reporters.MODULES)(value)


def tells_omissions(options: argparse.Namespace) -> bool:
    """Whether what is written to standard output says what was left out of the run."""
    return not options.diff and options.format in reporters.TELLING_OMISSIONS


def draws(options: argparse.Namespace) -> bool:
    """Whether any output draws the documents."""
    return not reporters.DRAWING.isdisjoint([options.format, *(name for name, _ in options.output)])


def written(options: argparse.Namespace) -> list[str]:
    """What the outputs write, at or below which no document lies."""
    paged = [path for name, path in options.output if name in reporters.PAGED and folder.is_meant(path)]
    whole = [path for _, path in options.output if path not in paged]
    return [*whole, *(each for path in paged for each in folder.parts(path))]


def write(result: Result, name: str, outputs: Iterable[Output], language: Language, *, quiet: bool) -> None:
    """The report in format ``name`` to standard output, and each of the ``outputs`` to its file or folder.

    Raises:
        UsageError: some of the files can't be written; the others have been.
    """
    report = reporters.load(name)
    terminal.write(report(result, language, screen=terminal.screen(), quiet=quiet))
    failures = []
    for each, path in outputs:
        try:
            if each in reporters.PAGED and folder.is_meant(path):
                folder.write(Path(path), reporters.pages(each)(result, language, quiet=quiet))
            elif each in reporters.BINARY:
                data = reporters.workbook(each)(result, language, folder=Path(path).absolute().parent, quiet=quiet)
                write_whole(Path(path), data)
            else:
                text = "".join(reporters.load(each)(result, language, screen=PLAIN, quiet=quiet))
                write_whole(Path(path), terminal.encode(text))
        except UsageError as error:
            failures.append(error.message)
        except OSError as error:
            failures.append(CANNOT_WRITE.fill(path=path, error=refusal(error)))
    for failure in failures[1:]:
        terminal.complain(failure, language)
    if failures:
        raise UsageError(failures[0])
