"""``gouji rules``: the available rules, as a list, as pages of the rule reference, or by how well they cover tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from gouji.cli import messages, terminal
from gouji.cli.context import available_packs
from gouji.cli.parser import CommandParser
from gouji.messages.errors import UsageError
from gouji.messages.message import Language
from gouji.packs.contents import Pack

FORMATS = ("text", "json", "markdown")


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.option("pack", help=messages.OPTION_ONE_PACK, nargs="?", metavar="PACK")
    parser.option("--pack", help=messages.OPTION_ONE_PACK, dest="named", metavar="PACK")
    parser.option("--coverage", help=messages.OPTION_COVERAGE, action="store_true")
    parser.choice("--format", FORMATS, messages.OPTION_RULES_FORMAT, default="text")


def run(options: argparse.Namespace, language: Language) -> int:
    """One line a rule: pack, id, check kind, severity and message; or what the options ask for instead."""
    library, language = available_packs(options, language)
    only = options.pack or options.named
    packs = [library.get(name) for name in ([only] if only else library.names())]
    if options.coverage:
        terminal.write_visible(_coverage(packs, options.format, language))
    elif options.format == "text":
        terminal.write_visible(_lines(packs, language))
    else:
        from gouji.views import rules  # noqa: PLC0415 - not needed for a list

        terminal.write_visible([rules.as_json(packs)] if options.format == "json" else map(rules.as_markdown, packs))
    return 0


def _lines(packs: Sequence[Pack], language: Language) -> Iterator[str]:
    for pack in packs:
        for rule in pack.rules:
            message = " ".join(rule.message.in_language(language).split())
            yield f"{pack.info.id:12} {rule.id:28} {rule.check:12} {rule.severity:8} {message}\n"


def _coverage(packs: Sequence[Pack], form: str, language: Language) -> Iterator[str]:
    from gouji.packs.coverage import table_coverages  # noqa: PLC0415 - compiles equations, which a list does not need
    from gouji.views import coverage  # noqa: PLC0415 - as above

    if form == "markdown":
        raise UsageError(messages.NO_COVERAGE_PAGE)
    found = [(pack, table_coverages(pack)) for pack in packs]
    if form == "json":
        yield coverage.as_json(found)
    else:
        yield "\n".join(coverage.as_table(pack, tables, language) for pack, tables in found)
