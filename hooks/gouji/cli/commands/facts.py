"""``gouji facts FILE``: what was read of a report, its tables or its text, as JSON, CSV, a table or Parquet."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.cli import messages, terminal
from gouji.cli.commands import messages as own
from gouji.cli.options import settings
from gouji.cli.parser import CommandParser
from gouji.config.messages import NO_ACCESS
from gouji.linter import binding
from gouji.linter.binding import Bound
from gouji.linter.messages import NO_SIGNS, PACK_TOO_SLOW
from gouji.linter.session import Session
from gouji.linter.task import Task
from gouji.messages.errors import FileError, Problem, UsageError, refusal
from gouji.messages.message import Language
from gouji.system.discovery import FoundFile
from gouji.text.source import Source, Unreadable
from gouji.views import facts

PARQUET = "parquet"
FORMATS = ("table", "json", "csv", PARQUET)


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.option("files", help=own.OPTION_FACTS_FILES, nargs="+", metavar="FILE")
    parser.option("--text", help=messages.OPTION_FACTS_TEXT, action="store_true")
    settings.config(parser)
    settings.pack(parser)
    parser.choice("--format", FORMATS, messages.OPTION_FORMAT.fill(default="table"), default="table")
    parser.option("--output", "-o", help=own.OPTION_FACTS_OUTPUT, type=Path, metavar="OUT")
    settings.cache(parser)


def run(options: argparse.Namespace, language: Language) -> int:
    """Every cell of the tables that the pack's form has, or every figure of the text.

    Raises:
        FileError: a file can't be read, or no pack claims it.
        UsageError: the options don't go together.
    """
    is_parquet = options.format == PARQUET
    if is_parquet != (options.output is not None) or (is_parquet and options.text):
        raise UsageError(own.FACTS_OUTPUT)
    if len(options.files) > 1 and not is_parquet:
        raise UsageError(own.FACTS_ONE_FILE)
    session = Session(settings.request(options))
    if is_parquet:
        from gouji.corpus.facts_table import write  # noqa: PLC0415 - an extra, and slow to import
        from gouji.records.making import record_of  # noqa: PLC0415 - only here

        records = []
        for path in options.files:
            with _in_time(path):
                bound = _bound(session, path)
                records.append(record_of(bound.report, bound.pack.info))
        write(options.output, records)
        return 0
    path = options.files[0]
    spoken = options.lang or session.common([path]).config.settings.language or language
    with _in_time(path):
        told = (_of_text if options.text else _of_tables)(_bound(session, path), options.format, spoken)
    terminal.write_visible([told])
    return 0


@contextmanager
def _in_time(path: str) -> Iterator[None]:
    """Says that a pattern of the pack takes too long."""
    try:
        yield
    except TimeoutError:
        raise FileError(Problem(path, PACK_TOO_SLOW)) from None


def _bound(session: Session, path: str) -> Bound:
    task = session.common([path]).task(FoundFile(path))
    if not isinstance(task, Task):
        reason = task.reason if task and task.reason else NO_SIGNS
        raise FileError(Problem(path, reason))
    try:
        source = Source(path, task.read())
    except OSError as error:
        raise FileError(Problem(path, NO_ACCESS.fill(error=refusal(error)))) from None
    try:
        bound = binding.bind_source(source, task.packs)
    except Unreadable as error:
        raise FileError(Problem(path, error.reason)) from None
    if not (bound.claim.claimed or task.pinned):
        raise FileError(Problem(path, bound.claim.reason or NO_SIGNS))
    return bound


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
