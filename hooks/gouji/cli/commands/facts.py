"""``gouji facts FILE``: what was read of a report, its tables or its text, as JSON, CSV or a table."""

from __future__ import annotations

import argparse

from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.cli import messages, terminal
from gouji.cli.options import settings
from gouji.cli.parser import CommandParser
from gouji.config.messages import NO_ACCESS
from gouji.linter import binding
from gouji.linter.binding import Bound
from gouji.linter.messages import NO_SIGNS
from gouji.linter.session import Session
from gouji.linter.task import Task
from gouji.messages.errors import FileError, Problem, refusal
from gouji.messages.message import Language
from gouji.system.discovery import FoundFile
from gouji.text.source import Source, Unreadable
from gouji.views import facts

FORMATS = ("table", "json", "csv")


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.option("file", help=messages.OPTION_FILE, metavar="FILE")
    parser.option("--text", help=messages.OPTION_FACTS_TEXT, action="store_true")
    settings.config(parser)
    settings.pack(parser)
    parser.choice("--format", FORMATS, messages.OPTION_FORMAT.fill(default="table"), default="table")
    settings.cache(parser)


def run(options: argparse.Namespace, language: Language) -> int:
    """Every cell of the tables that the pack's form has, or every figure of the text.

    Raises:
        FileError: the file can't be read, or no pack claims it.
    """
    plan = Session(settings.request(options)).common([options.file])
    task = plan.task(FoundFile(options.file))
    if not isinstance(task, Task):
        reason = task.reason if task and task.reason else NO_SIGNS
        raise FileError(Problem(options.file, reason))
    try:
        bound = binding.bind_source(Source(options.file, task.read()), task.packs)
    except Unreadable as error:
        raise FileError(Problem(options.file, error.reason)) from None
    except OSError as error:
        raise FileError(Problem(options.file, NO_ACCESS.fill(error=refusal(error)))) from None
    if not (bound.claim.claimed or task.pinned):
        raise FileError(Problem(options.file, bound.claim.reason or NO_SIGNS))
    spoken = options.lang or plan.config.settings.language or language
    terminal.write_visible([(_of_text if options.text else _of_tables)(bound, options.format, spoken)])
    return 0


def _of_tables(bound: Bound, form: str, language: Language) -> str:
    if form == "json":
        return facts.as_json(bound.report, bound.pack, language)
    return facts.as_csv(bound.report, bound.pack, language) if form == "csv" else facts.as_table(bound.report, language)


def _of_text(bound: Bound, form: str, language: Language) -> str:
    from gouji.checks.context import Context  # noqa: PLC0415 - only what is said of the text needs the equations
    from gouji.checks.narrative.rule import NarrativeRule  # noqa: PLC0415 - as above
    from gouji.checks.narrative.understood import text_figures  # noqa: PLC0415 - as above
    from gouji.views import text_figures as view  # noqa: PLC0415 - as above

    pack, report = bound.pack, bound.report
    context = Context(pack.info, report, pack.of_type(IdentitiesRule))
    try:
        found = tuple(text_figures(report, pack.of_type(NarrativeRule), context))
    except TimeoutError:
        raise FileError(Problem(report.document.path, TEXT_TOO_SLOW)) from None
    if form == "json":
        return view.as_json(found, report.document.path, pack.info.id, language)
    return view.as_csv(found, language) if form == "csv" else view.as_table(found, language)
