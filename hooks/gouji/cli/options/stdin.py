"""``gouji check - --stdin-filename NAME``: what an editor holds, as if it were saved under that name."""

from __future__ import annotations

import argparse
import sys

from gouji import readers
from gouji.cli import messages
from gouji.cli.parser import CommandParser
from gouji.messages.errors import UsageError, refusal

STDIN = "-"


def configure(parser: CommandParser) -> None:
    """The option."""
    parser.option("--stdin-filename", help=messages.OPTION_STDIN_FILENAME, metavar="NAME")


def named(options: argparse.Namespace) -> str | None:
    """The file that standard input stands for, which need not exist; None where standard input is not asked for.

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
    return str(options.stdin_filename)


def read() -> bytes:
    """The bytes of standard input, as many as are read of any file.

    Raises:
        UsageError: it is closed, or can't be read.
    """
    if sys.stdin is None:  # as by ``<&-``
        raise UsageError(messages.STDIN_CLOSED)
    try:
        return sys.stdin.buffer.read(readers.MAX_SIZE + 1)
    except OSError as error:
        raise UsageError(messages.CANNOT_READ_IN.fill(error=refusal(error))) from None
