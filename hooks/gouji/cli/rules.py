"""``gouji rules``: the rules at hand."""

from __future__ import annotations

import argparse

from gouji import catalogue
from gouji.cli import terminal
from gouji.cli.arguments import Parser
from gouji.cli.at_hand import at_hand
from gouji.messages import Language
from gouji.selection import kind


def configure(parser: Parser) -> None:
    """The arguments of the command."""
    parser.option("--pack", help=catalogue.OPTION_ONE_PACK, metavar="PACK")


def run(options: argparse.Namespace, language: Language) -> int:
    """One line a rule: pack, id, check kind, severity, and what it says."""
    library, language = at_hand(options, language)
    for name in [options.pack] if options.pack else library.names():
        pack = library.get(name)
        for rule in pack.rules:
            message = " ".join(rule.message.in_language(language).split())
            terminal.write([f"{pack.info.id:12} {rule.id:28} {kind(rule):12} {rule.severity:8} {message}\n"])
    return 0
