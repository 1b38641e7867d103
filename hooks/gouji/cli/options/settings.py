"""Options that stand over ``.gouji.yaml``: which pack applies, which rules, from which severity a run fails."""

from __future__ import annotations

import argparse
from itertools import chain

from gouji.cli import messages
from gouji.cli.parser import CommandParser, words
from gouji.findings.model import SEVERITIES
from gouji.linter.plan import Request
from gouji.linter.selection import Selection


def pack(parser: CommandParser) -> None:
    """``--pack``."""
    parser.option("--pack", help=messages.OPTION_PACK, metavar="PACK")


def rules(parser: CommandParser) -> None:
    """``--select`` and ``--ignore``."""
    parser.option("--select", help=messages.OPTION_SELECT, type=words, action="append", default=[], metavar="RULE")
    parser.option("--ignore", help=messages.OPTION_IGNORE, type=words, action="append", default=[], metavar="RULE")


def fail_on(parser: CommandParser) -> None:
    """``--fail-on``."""
    parser.choice("--fail-on", SEVERITIES, messages.OPTION_FAIL_ON)


def cache(parser: CommandParser) -> None:
    """``--no-cache``."""
    parser.option("--no-cache", help=messages.OPTION_NO_CACHE, action="store_true")


def request(options: argparse.Namespace) -> Request:
    """What the options ask for; a command need not have those for rules."""
    select, ignore = getattr(options, "select", ()), getattr(options, "ignore", ())
    selection = Selection(tuple(chain(*select)), tuple(chain(*ignore)))
    return Request(options.pack, selection, cached=not options.no_cache)
