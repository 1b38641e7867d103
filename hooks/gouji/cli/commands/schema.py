"""``gouji schema [NAME]``: the JSON Schema of a kind of file, for editors that know YAML."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from gouji.cli import messages, terminal
from gouji.cli.parser import CommandParser, one_of
from gouji.messages.message import Language, Message
from gouji.views.schemas import NAMES, as_json

_FILES: Mapping[str, Message] = {
    "form": messages.SCHEMA_FORM,
    "pack": messages.SCHEMA_PACK,
    "rules": messages.SCHEMA_RULES,
    "settings": messages.SCHEMA_SETTINGS,
    "units": messages.SCHEMA_UNITS,
    "output": messages.SCHEMA_OUTPUT,
}


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.option("name", help=messages.OPTION_SCHEMA, nargs="?", type=one_of("NAME", NAMES), metavar="NAME")


def run(options: argparse.Namespace, language: Language) -> int:
    """The schema, or without a name a line for each that there is."""
    language = options.lang or language
    if options.name:
        terminal.write([as_json(options.name)])
    else:
        terminal.write(f"{name:10}{_FILES[name].in_language(language)}\n" for name in NAMES)
    return 0
