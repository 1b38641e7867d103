"""``gouji facts FILE``: what was read of a report, as JSON, CSV or a table."""

from __future__ import annotations

import argparse

from gouji.cli import messages, terminal
from gouji.cli.options import settings
from gouji.cli.parser import CommandParser
from gouji.config.messages import NO_ACCESS
from gouji.linter import binding
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
    settings.config(parser)
    settings.pack(parser)
    parser.choice("--format", FORMATS, messages.OPTION_FORMAT.fill(default="table"), default="table")
    settings.cache(parser)


def run(options: argparse.Namespace, language: Language) -> int:
    """Every cell of the tables that the pack's form has.

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
    if options.format == "json":
        terminal.write_visible([facts.as_json(bound.report, bound.pack)])
    elif options.format == "csv":
        terminal.write_visible([facts.as_csv(bound.report)])
    else:
        terminal.write_visible(
            [facts.as_table(bound.report, options.lang or plan.config.settings.language or language)]
        )
    return 0
