"""``gouji compare STORE``: the reports of a store beside each other."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gouji import reporters
from gouji.cli import messages, terminal
from gouji.cli.commands import messages as own
from gouji.cli.options import baseline, output, settings
from gouji.cli.options import engine as engines
from gouji.cli.parser import CommandParser, positive
from gouji.cli.progress import watched
from gouji.linter.omission_sources import omissions
from gouji.linter.results import FileResult, Result
from gouji.linter.session import applied
from gouji.messages.message import Language
from gouji.system import pool

if TYPE_CHECKING:
    from gouji.corpus.comparing import Over

FOUND = 1
NOT_COMPARED = 2


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.ending(messages.EXIT_CODES)
    parser.option("store", help=messages.OPTION_STORE, type=Path, metavar="STORE")
    parser.option("--units", help=messages.OPTION_UNITS, type=Path, metavar="FILE")
    settings.config(parser)
    settings.inline(parser)
    settings.rules(parser)
    about = messages.OPTION_FORMAT.fill(default="text")
    parser.option("--format", help=about, type=output.shown, default="text", metavar="|".join(reporters.MODULES))
    parser.option(
        "--output", help=messages.OPTION_OUTPUT, type=output.output, action="append", default=[], metavar="FORMAT=FILE"
    )
    baseline.configure(parser)
    settings.fail_on(parser)
    parser.option("--jobs", "-j", help=messages.OPTION_JOBS, type=positive("--jobs"), metavar="N")
    engines.configure(parser)
    settings.cache(parser)
    parser.option("--quiet", "-q", help=messages.OPTION_QUIET, action="store_true")


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 where nothing is to be corrected, 1 with findings, 2 where a report was not compared."""
    from gouji.corpus.comparing import Over  # noqa: PLC0415 - whoever asks for help need not wait for it
    from gouji.corpus.engines import Means, engine, verify  # noqa: PLC0415 - as above
    from gouji.corpus.verdicts import kept  # noqa: PLC0415 - as above

    means = Means(options.memory, options.jobs)
    verify(options.engine, means)
    options.pack = None
    request, known = settings.request(options), baseline.asked(options)
    before = known.open() if known else None
    over = Over(options.store, request, options.units)
    over.verify()
    common = over.whole.config.settings
    language = options.lang or common.language or language
    results = over.results(options.jobs or pool.processors(), partial(engine, options.engine, means))
    found = watched(kept(options.store, results), over.count, language)
    result = _result(sorted(found, key=lambda each: each.path), over)
    if known and before:
        result = known.compared(result, before)
    output.write(result, options.format, options.output, language, quiet=options.quiet)
    if not result.files:
        terminal.complain(own.COMPARE_NOTHING.fill(store=options.store.as_posix()), language)
    if not result.files or any(file.status == "partial" for file in result.files):
        return NOT_COMPARED
    return FOUND if result.reaches(options.fail_on or common.fail_on or "error") else 0


def _result(files: Sequence[FileResult], over: Over) -> Result:
    """The results of reports, with the packs that apply to them and what was left out."""
    checked = [(over.plan(file.path), file) for file in files]
    plans = {id(plan): plan for plan, _ in checked}.values()
    packs = applied(((plan.packs, plan.selection) for plan in plans), files)
    return Result(tuple(files), packs, omissions=omissions(checked, ()))
