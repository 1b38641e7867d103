"""``--baseline``: findings that are known, and the file that holds them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.cli import messages
from gouji.cli.parser import CommandParser
from gouji.messages.errors import UsageError

if TYPE_CHECKING:
    from gouji.linter.baseline_file import BaselineFile


def configure(parser: CommandParser) -> None:
    """The options."""
    parser.option("--baseline", help=messages.OPTION_BASELINE, type=Path, metavar="FILE")
    parser.option("--update-baseline", help=messages.OPTION_UPDATE_BASELINE, action="store_true")
    parser.option("--extend-baseline", help=messages.OPTION_EXTEND_BASELINE, action="store_true")


def asked(options: argparse.Namespace) -> BaselineFile | None:
    """The baseline that the command line names, and how it is to be updated.

    Raises:
        UsageError: there is an option for it, but no baseline.
    """
    if options.baseline is None:
        if options.update_baseline or options.extend_baseline:
            option = "--update-baseline" if options.update_baseline else "--extend-baseline"
            raise UsageError(messages.BASELINE_NEEDED.fill(option=option))
        return None
    from gouji.linter.baseline_file import BaselineFile  # noqa: PLC0415 - most runs have none

    if options.extend_baseline:
        return BaselineFile(options.baseline, "extend")
    return BaselineFile(options.baseline, "shrink" if options.update_baseline else None)
