"""``--baseline``: findings that are known, and the file that holds them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gouji.cli import messages
from gouji.cli.parser import Parser
from gouji.linter.messages import CANNOT_WRITE
from gouji.linter.results import Result
from gouji.messages.errors import FileError, Problem, UsageError, refusal

if TYPE_CHECKING:
    from gouji.linter.baseline import Baseline


def configure(parser: Parser) -> None:
    """The options."""
    parser.option("--baseline", help=messages.OPTION_BASELINE, type=Path, metavar="FILE")
    parser.option("--update-baseline", help=messages.OPTION_UPDATE_BASELINE, action="store_true")
    parser.option("--extend-baseline", help=messages.OPTION_EXTEND_BASELINE, action="store_true")


def opened(options: argparse.Namespace) -> Baseline | None:
    """The baseline that the command line names; an empty one where it is to be created.

    Raises:
        UsageError: there is an option for it, but no baseline.
        FileError: it can't be read.
    """
    file: Path | None = options.baseline
    changes = options.update_baseline or options.extend_baseline
    if file is None:
        if changes:
            option = "--update-baseline" if options.update_baseline else "--extend-baseline"
            raise UsageError(messages.BASELINE_NEEDED.fill(option=option))
        return None
    from gouji.linter.baseline import Baseline, load, root_of  # noqa: PLC0415 - most runs have none

    if file.exists():
        return load(file)
    if not changes:
        raise FileError(Problem(str(file), messages.BASELINE_MISSING))
    return Baseline(root_of(file))


def compared(result: Result, baseline: Baseline | None, options: argparse.Namespace) -> Result:
    """The result without what is known. Where it is asked for, the file is brought up to date.

    Raises:
        UsageError: it can't be written.
    """
    if baseline is None:
        return result
    found = baseline.compare(result.files)
    if options.extend_baseline or not options.baseline.exists():
        baseline = baseline.including(result.files)
        files = baseline.compare(result.files).files
    else:
        files = found.files
    if options.update_baseline or options.extend_baseline:
        _write(baseline.without(found.gone), options.baseline)
    return replace(result, files=files, mended=sum(found.gone.values()))


def _write(baseline: Baseline, file: Path) -> None:
    from gouji.linter.baseline import write  # noqa: PLC0415 - as above

    try:
        write(baseline, file)
    except OSError as error:
        message = CANNOT_WRITE.fill(path=str(file), error=refusal(error))
        raise UsageError(message) from None
