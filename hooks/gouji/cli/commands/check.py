"""``gouji check``: lint files and folders."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath

import msgspec

from gouji import readers, reporters
from gouji.cli import messages, terminal
from gouji.cli.options import baseline, fix, output, stdin
from gouji.cli.parser import Parser, positive, words
from gouji.cli.progress import watched
from gouji.findings.model import SEVERITIES, Severity
from gouji.linter import lint
from gouji.linter.messages import EXCLUDED
from gouji.linter.results import FileResult, Result
from gouji.linter.selection import Selection
from gouji.linter.session import Request, plans, shared, verify
from gouji.linter.unused_suppressions import with_idle_entries
from gouji.messages.message import Language, Message
from gouji.packs.contents import Pack
from gouji.system import pool
from gouji.system.discovery import Discovery, discover

Planned = lint.Task | FileResult | None
FOUND = 1
NOT_CHECKED = 2


def configure(parser: Parser) -> None:
    """The arguments of the command."""
    parser.ending(messages.EXIT_CODES)
    parser.option("paths", help=messages.OPTION_PATHS, nargs="*", metavar="PATH")
    parser.option("--pack", help=messages.OPTION_PACK, metavar="PACK")
    parser.option("--select", help=messages.OPTION_SELECT, type=words, action="append", default=[], metavar="RULE")
    parser.option("--ignore", help=messages.OPTION_IGNORE, type=words, action="append", default=[], metavar="RULE")
    parser.choice("--format", reporters.MODULES, messages.OPTION_FORMAT.fill(default="text"), default="text")
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
    stdin.configure(parser)
    parser.choice("--fail-on", SEVERITIES, messages.OPTION_FAIL_ON)
    parser.option("--strict", help=messages.OPTION_STRICT, action="store_true")
    parser.option("--jobs", "-j", help=messages.OPTION_JOBS, type=positive("--jobs"), metavar="N")
    parser.option("--no-cache", help=messages.OPTION_NO_CACHE, action="store_true")
    parser.option("--quiet", "-q", help=messages.OPTION_QUIET, action="store_true")


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 where nothing is to be mended, 1 with findings, 2 where something was not checked."""
    selection = Selection(tuple(chain(*options.select)), tuple(chain(*options.ignore)))
    request = Request(options.pack, selection, cached=not options.no_cache)
    typed = stdin.named(options)
    whole = shared([file.path for file in typed.files] if typed else options.paths, request)
    whole.verify()
    language = options.lang or whole.config.settings.language or language
    known = baseline.opened(options)
    linted_by = fix.asked(options)
    found = typed or discover(options.paths, readers.SUFFIXES)
    planned = [(plan, plan.task(file)) for file, plan in plans(found.files, request)]
    verify(request, [whole, *(plan for plan, _ in planned)])
    tasks = [stdin.filled(task) if typed else task for _, task in planned]
    linted = list(watched(_lint(tasks, linted_by, options.jobs or pool.processors()), len(tasks), language))
    checked = list(zip((plan for plan, task in planned if task is not None), linted, strict=True))
    files = tuple(with_idle_entries(checked, [Path(folder).absolute() for folder in found.folders]))
    result = baseline.compared(Result(files, _applied(tasks, files)), known, options)
    if options.diff:
        terminal.write(fix.patches(result))
    else:
        output.write(result, options.format, options.output, language, quiet=options.quiet)
    troubles = [*_troubles(result, found), *fix.troubles(result)]
    for trouble in troubles:
        terminal.complain(trouble, language)
    if troubles or result.summary.unreadable or (options.strict and _is_incomplete(result, found)):
        return NOT_CHECKED
    if options.diff:
        return FOUND if any(fix.patches(result)) else 0
    return FOUND if _is_failing(result, options.fail_on or whole.config.settings.fail_on or "error") else 0


def _lint(planned: Sequence[Planned], lint_files: fix.Lint, jobs: int) -> Iterator[FileResult]:
    """Results in the order of the files."""
    linted = lint_files([task for task in planned if isinstance(task, lint.Task)], jobs)
    for each in planned:
        if each is not None:
            yield next(linted) if isinstance(each, lint.Task) else each


def _applied(planned: Sequence[Planned], files: Sequence[FileResult]) -> tuple[Pack, ...]:
    """The packs that were applied to any file, with the rules that were selected.

    Where folders have packs of their own by one name, the first speaks.
    """
    tasks = [task for task in reversed(planned) if isinstance(task, lint.Task)]
    packs = {pack.info.id: (pack, task.policy.selection) for task in tasks for pack in task.packs}
    applied = [packs[name] for name in dict.fromkeys(file.pack for file in files) if name in packs]
    return tuple(msgspec.structs.replace(pack, rules=selection.rules(pack)) for pack, selection in applied)


def _troubles(result: Result, found: Discovery) -> Iterator[Message]:
    """What to say beside the report: each of these means that something was not checked."""
    for path in found.missing:
        yield messages.NO_SUCH_PATH.fill(path=path)
    for path in found.closed:
        yield messages.CLOSED_FOLDER.fill(path=path)
    for file in result.files:
        if file.crashed and file.reason:
            yield file.reason
    reports = [PurePath(file.path) for file in result.files if file.status != "skipped"]
    for folder in found.folders:
        if not any(report.is_relative_to(folder) for report in reports):
            yield messages.NO_REPORT_HERE.fill(path=folder)


def _is_incomplete(result: Result, found: Discovery) -> bool:
    """Whether something was left unchecked in a file that a person named, or that looks like a report."""
    named = {file.path for file in found.files if file.named}
    return any(
        (file.path in named or file.reason is not None) and file.reason != EXCLUDED
        if file.status == "skipped"
        else file.status != "read" or bool(file.not_evaluated)
        for file in result.files
    )


def _is_failing(result: Result, fail_on: Severity) -> bool:
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(finding.severity in failing for finding in result.findings)
