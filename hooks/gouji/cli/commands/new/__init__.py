"""``gouji new report PACK`` and ``gouji new pack ID``: a report to fill in, and a rule pack to begin with."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import import_module

from gouji.cli.commands.new import messages
from gouji.cli.language import LANGUAGES
from gouji.cli.options import settings
from gouji.cli.parser import CommandParser, one_of
from gouji.messages.errors import UsageError
from gouji.messages.message import Language
from gouji.scaffold.formats import SUFFIXES

_OWN: Mapping[str, tuple[str, ...]] = {
    "report": ("unit", "year", "force", "config", "isolated", "no_cache"),
    "pack": ("language",),
}
"""The kinds of what can be started, each with the options that the others have not."""


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    suffixes = " ".join(SUFFIXES)
    parser.option("kind", help=messages.OPTION_KIND, type=one_of("KIND", _OWN), metavar="|".join(_OWN))
    parser.option("id", help=messages.OPTION_NAME, metavar="ID")
    parser.option("--unit", help=messages.OPTION_UNIT, metavar="NAME")
    parser.option("--year", help=messages.OPTION_YEAR, type=_year)
    parser.option("--from", help=messages.OPTION_FROM, dest="document", metavar="DOCUMENT")
    parser.option("--output", "-o", help=messages.OPTION_OUTPUT.fill(suffixes=suffixes), metavar="FILE|FOLDER")
    parser.option("--force", help=messages.OPTION_FORCE, action="store_true")
    parser.choice("--language", LANGUAGES, messages.OPTION_LANGUAGE)
    settings.config(parser)
    settings.cache(parser)


def run(options: argparse.Namespace, language: Language) -> int:
    """Writes what is asked for and tells what to do next.

    Raises:
        GoujiError: it can't be made, or not written.
    """
    for kind, own in _OWN.items():
        for name in own if kind != options.kind else ():
            if getattr(options, name):
                option = f"--{name.replace('_', '-')}"
                raise UsageError(messages.OTHER_KIND.fill(option=option, kind=options.kind))
    command = import_module(f"gouji.cli.commands.new.{options.kind}")
    return int(command.run(options, options.lang or language))


def _year(text: str) -> int:
    if len(text) == len("2025") and text.isdecimal() and text.isascii():
        return int(text)
    raise UsageError(messages.NO_YEAR.fill(value=text))
