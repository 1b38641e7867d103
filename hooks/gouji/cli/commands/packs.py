"""``gouji packs``: the available rule packs."""

from __future__ import annotations

import argparse

from gouji.cli import terminal
from gouji.cli.context import available_packs
from gouji.cli.parser import CommandParser
from gouji.messages.message import Language


def configure(parser: CommandParser) -> None:
    """The arguments of the command: none."""
    del parser


def run(options: argparse.Namespace, language: Language) -> int:
    """One line a pack: id, number of rules, name."""
    library, language = available_packs(options, language)
    for name in library.names():
        pack = library.get(name)
        terminal.write_visible([f"{name:20} {len(pack.rules):3}  {pack.info.name.in_language(language)}\n"])
    return 0
