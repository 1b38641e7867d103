"""``gouji packs``: the rule packs at hand."""

from __future__ import annotations

import argparse

from gouji.cli import terminal
from gouji.cli.context import at_hand
from gouji.cli.parser import Parser
from gouji.messages.message import Language


def configure(parser: Parser) -> None:
    """The arguments of the command: none."""
    del parser


def run(options: argparse.Namespace, language: Language) -> int:
    """One line a pack: id, number of rules, name."""
    library, language = at_hand(options, language)
    for name in library.names():
        pack = library.get(name)
        terminal.write([f"{name:20} {len(pack.rules):3}  {pack.info.name.in_language(language)}\n"])
    return 0
