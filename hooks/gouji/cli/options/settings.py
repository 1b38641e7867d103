"""Options that stand over ``.gouji.yaml``, or in its place: which pack and rules apply, when a run fails."""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path

from gouji.cli import messages
from gouji.cli.parser import CommandParser, words
from gouji.findings.model import SEVERITIES
from gouji.linter.plan import Request
from gouji.linter.selection import Selection
from gouji.messages.errors import UsageError
from gouji.system.cache import switch as cache_switch


def pack(parser: CommandParser) -> None:
    """``--pack``."""
    parser.option("--pack", help=messages.OPTION_PACK, metavar="PACK")


def config(parser: CommandParser) -> None:
    """``--config`` and ``--isolated``."""
    parser.option("--config", help=messages.OPTION_CONFIG, type=Path, metavar="FILE")
    parser.option("--isolated", help=messages.OPTION_ISOLATED, action="store_true")


def inline(parser: CommandParser) -> None:
    """``--no-inline-suppressions``."""
    parser.option("--no-inline-suppressions", help=messages.OPTION_NO_INLINE, action="store_true")


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


def request(options: argparse.Namespace, *, excerpts: bool = False) -> Request:
    """What the options ask for; a command need not have those for rules. ``excerpts`` as in :class:`Request`.

    Raises:
        UsageError: the options don't go together.
    """
    if options.config and options.isolated:
        raise UsageError(messages.CONFIG_OR_ISOLATED)
    select, ignore = getattr(options, "select", ()), getattr(options, "ignore", ())
    selection = Selection(tuple(chain(*select)), tuple(chain(*ignore)))
    cache_switch(on=not options.no_cache)
    return Request(
        options.pack,
        selection,
        config=options.config,
        isolated=options.isolated,
        inline=not getattr(options, "no_inline_suppressions", False),
        cached=not options.no_cache,
        excerpts=excerpts,
    )
