"""``gouji check - --stdin-filename NAME``: what an editor holds, as if it were saved under that name."""

from __future__ import annotations

import argparse
import sys
from pathlib import PurePath

from msgspec.structs import replace

from gouji import readers
from gouji.cli import messages
from gouji.cli.parser import Parser
from gouji.linter.lint import Task
from gouji.linter.results import FileResult
from gouji.messages.errors import UsageError
from gouji.system.discovery import Discovery, Found

STDIN = "-"


def configure(parser: Parser) -> None:
    """The option."""
    parser.option("--stdin-filename", help=messages.OPTION_STDIN_FILENAME, metavar="NAME")


def named(options: argparse.Namespace) -> Discovery | None:
    """The one file that standard input stands for, which need not exist; None where standard input is not asked for.

    Raises:
        UsageError: it has no name, or is not alone.
    """
    if STDIN not in options.paths:
        if options.stdin_filename:
            raise UsageError(messages.STDIN_IDLE)
        return None
    if len(options.paths) > 1:
        raise UsageError(messages.STDIN_ALONE)
    if not options.stdin_filename:
        raise UsageError(messages.STDIN_NEEDS_NAME)
    return Discovery((Found(PurePath(options.stdin_filename).as_posix(), named=True),), (), ())


def filled(task: Task | FileResult | None) -> Task | FileResult | None:
    """The task with the bytes of standard input."""
    return replace(task, data=sys.stdin.buffer.read(readers.MAX_SIZE + 1)) if isinstance(task, Task) else task
