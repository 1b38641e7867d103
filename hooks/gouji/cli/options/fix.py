"""``--fix``, ``--unsafe-fixes`` and ``--diff``: how the files of a run are to be mended."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from gouji.cli import messages
from gouji.cli.options.stdin import STDIN
from gouji.cli.parser import Parser
from gouji.linter import lint
from gouji.linter.lint import Task
from gouji.linter.results import FileResult, Result
from gouji.messages.errors import UsageError
from gouji.messages.message import Message

Lint = Callable[[Sequence[Task], int], Iterator[FileResult]]
"""Results for tasks, with so many processes."""


def configure(parser: Parser) -> None:
    """The options."""
    parser.option("--fix", help=messages.OPTION_FIX, action="store_true")
    parser.option("--unsafe-fixes", help=messages.OPTION_UNSAFE_FIXES, action="store_true")
    parser.option("--diff", help=messages.OPTION_DIFF, action="store_true")


def asked(options: argparse.Namespace) -> Lint:
    """How to lint: with the fixes that the command line asks for, or without any.

    Raises:
        UsageError: the options don't go together.
    """
    if not (options.fix or options.diff):
        if options.unsafe_fixes:
            raise UsageError(messages.NEEDS_FIX)
        return lint.lint_files
    if options.diff and options.output:
        raise UsageError(messages.DIFF_ALONE)
    if STDIN in options.paths and not options.diff:
        raise UsageError(messages.FIX_STDIN)
    from gouji.linter import fixes  # noqa: PLC0415 - hardly any run fixes anything

    return partial(fixes.fix_files, how=fixes.Fixing(unsafe=options.unsafe_fixes, dry=options.diff))


def patches(result: Result) -> Iterator[str]:
    """What would be changed, as a unified diff."""
    return (file.patch for file in result.files if file.patch)


def troubles(result: Result) -> Iterator[Message]:
    """What to say of fixes that could not be written."""
    return (file.unfixed for file in result.files if file.unfixed)
