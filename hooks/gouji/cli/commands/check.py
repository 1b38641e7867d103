"""``gouji check``: lint files and folders."""

from __future__ import annotations

import argparse
from functools import partial

from gouji import reporters
from gouji.cli import messages, terminal
from gouji.cli.options import baseline, beside, fix, output, settings, stdin, strict
from gouji.cli.parser import CommandParser, positive
from gouji.cli.progress import watched
from gouji.findings.model import Severity
from gouji.linter.omissions import described, in_one_line
from gouji.linter.run import LintRun
from gouji.linter.session import Session
from gouji.messages.message import Language

FOUND = 1
NOT_CHECKED = 2


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.ending(messages.EXIT_CODES)
    parser.option("paths", help=messages.OPTION_PATHS, nargs="*", metavar="PATH")
    settings.config(parser)
    settings.inline(parser)
    settings.pack(parser)
    settings.rules(parser)
    parser.option(
        "--format",
        help=messages.OPTION_FORMAT.fill(default="text"),
        type=output.shown,
        default="text",
        metavar="|".join(reporters.MODULES),
    )
    parser.option(
        "--output",
        help=messages.OPTION_OUTPUT,
        type=output.output,
        action="append",
        default=[],
        metavar="FORMAT=FILE",
    )
    fix.configure(parser)
    baseline.configure(parser)
    beside.configure(parser)
    stdin.configure(parser)
    settings.fail_on(parser)
    strict.configure(parser)
    parser.option("--jobs", "-j", help=messages.OPTION_JOBS, type=positive("--jobs"), metavar="N")
    settings.cache(parser)
    parser.option("--quiet", "-q", help=messages.OPTION_QUIET, action="store_true")


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 where nothing is to be corrected, 1 with findings, 2 where something was not checked."""
    typed = stdin.named(options)
    asked = settings.request(options, excerpts=output.draws(options))
    session = Session(asked, baseline.asked(options), fix.asked(options), options.jobs, beside.asked(options))
    common = session.common(options.paths if typed is None else [typed]).config.settings
    language = options.lang or common.language or language
    fail_on = options.fail_on or common.fail_on or "error"
    strictness = strict.asked(options, fail_on)
    if typed is None:
        done = session.run(options.paths, partial(watched, language=language), output.written(options))
    else:
        done = session.run_on(typed, stdin.read())
    if options.diff:
        (terminal.write_visible if terminal.is_terminal() else terminal.write)(fix.patches(done.result))
    else:
        output.write(done.result, options.format, options.output, language, quiet=options.quiet)
    troubles = list(done.troubles)
    refused = strictness.refused(done) if strictness else {}
    left_out = () if output.tells_omissions(options) else described(done.result.omissions, skipping=refused)
    for sentence in (*troubles, *filter(None, [in_one_line(left_out)]), *refused.values()):
        terminal.complain(sentence, language)
    if troubles or done.result.summary.unreadable or refused:
        return NOT_CHECKED
    return FOUND if _is_failing(done, options, fail_on) else 0


def _is_failing(done: LintRun, options: argparse.Namespace, fail_on: Severity) -> bool:
    """Whether there is something to correct: with ``--diff`` what can be fixed, else findings."""
    return any(fix.patches(done.result)) if options.diff else done.result.reaches(fail_on)
