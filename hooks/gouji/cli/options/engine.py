"""``--engine`` and ``--memory``: what computes copies, and what it may take."""

from __future__ import annotations

from gouji.cli import messages
from gouji.cli.parser import CommandParser


def configure(parser: CommandParser) -> None:
    """The options."""
    parser.option("--engine", help=messages.OPTION_ENGINE, default="duckdb", metavar="ENGINE")
    parser.option("--memory", help=messages.OPTION_MEMORY, metavar="SIZE")
