"""``gouji explain RULE``: what a rule finds, why, and on what basis."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from gouji import catalogue
from gouji.checks import document
from gouji.cli import terminal
from gouji.cli.arguments import Parser
from gouji.cli.at_hand import at_hand
from gouji.errors import UsageError
from gouji.messages import Language
from gouji.packs.schema import IdentitiesRule, Pack, Rule
from gouji.selection import kind
from gouji.suggestions import did_you_mean


def configure(parser: Parser) -> None:
    """The arguments of the command."""
    parser.option("rule", help=catalogue.OPTION_RULE, metavar="RULE")


def run(options: argparse.Namespace, language: Language) -> int:
    """All rules with that id, whatever their pack."""
    library, language = at_hand(options, language)
    rules = [(pack, rule) for pack in map(library.get, library.names()) for rule in pack.rules]
    found = [(pack, rule) for pack, rule in rules if rule.id == options.rule]
    if options.rule == document.UNREADABLE and not found:
        why = catalogue.UNREADABLE_WHY.in_language(language)
        terminal.write([f"{document.UNREADABLE}  ({document.CHECK}, error)\n\n{why}\n"])
    elif not found:
        hint = did_you_mean(options.rule, [rule.id for _, rule in rules])
        raise UsageError(catalogue.UNKNOWN_RULE.fill(name=options.rule, hint=hint))
    terminal.write("\n".join("\n".join(_page(pack, rule, language)) + "\n" for pack, rule in found))
    return 0


def _page(pack: Pack, rule: Rule, language: Language) -> Iterator[str]:
    yield f"{rule.id}  ({pack.info.id}, {kind(rule)}, {rule.severity})"
    parts = [
        (catalogue.EXPLAIN_MESSAGE, rule.message.in_language(language)),
        (catalogue.EXPLAIN_WHY, rule.why.in_language(language)),
        (catalogue.EXPLAIN_EQUATIONS, _equations(rule)),
        (catalogue.EXPLAIN_BASIS, rule.basis or pack.info.basis),
        (catalogue.EXPLAIN_EXAMPLE, rule.example),
        (catalogue.EXPLAIN_COUNTER_EXAMPLE, rule.counter_example),
    ]
    for title, text in parts:
        if text:
            yield f"\n{title.in_language(language)}"
            yield from (f"  {line}" for line in text.strip().splitlines())


def _equations(rule: Rule) -> str:
    if not isinstance(rule, IdentitiesRule):
        return ""
    lines = []
    for item in rule.asserts:
        lines += [item] if isinstance(item, str) else [f"{scope}: {equation}" for scope, equation in item.items()]
    return "\n".join(lines)
