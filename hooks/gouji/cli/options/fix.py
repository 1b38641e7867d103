"""``--fix``, ``--unsafe-fixes`` and ``--diff``: how the files of a run are to be fixed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.cli import messages
from gouji.cli.options.stdin import STDIN
from gouji.cli.parser import CommandParser
from gouji.linter.results import Result
from gouji.messages.errors import UsageError

if TYPE_CHECKING:
    from gouji.linter.fixes import Fixing


def configure(parser: CommandParser) -> None:
    """The options."""
    parser.option("--fix", help=messages.OPTION_FIX, action="store_true")
    parser.option("--unsafe-fixes", help=messages.OPTION_UNSAFE_FIXES, action="store_true")
    parser.option("--diff", help=messages.OPTION_DIFF, action="store_true")


def asked(options: argparse.Namespace) -> Fixing | None:
    """Which fixes the command line asks for, None where it asks for none.

    Raises:
        UsageError: the options don't go together.
    """
    if not (options.fix or options.diff):
        if options.unsafe_fixes:
            raise UsageError(messages.NEEDS_FIX)
        return None
    if options.diff and options.output:
        raise UsageError(messages.DIFF_ALONE)
    if STDIN in options.paths and not options.diff:
        raise UsageError(messages.FIX_STDIN)
    from gouji.linter.fixes import Fixing  # noqa: PLC0415 - hardly any run fixes anything

    return Fixing(unsafe=options.unsafe_fixes, dry=options.diff)


def patches(result: Result) -> Iterator[str]:
    """What would be changed, as a unified diff."""
    return (file.patch for file in result.files if file.patch)
