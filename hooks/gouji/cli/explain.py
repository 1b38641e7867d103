"""``gouji explain RULE``: what a rule finds, why, and on what basis."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

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
    """All rules with that id; packs that have the same one share its page."""
    library, language = at_hand(options, language)
    packs = [library.get(name) for name in library.names()]
    found: list[tuple[Rule, list[Pack]]] = []
    for pack in packs:
        for rule in pack.rules:
            if rule.id == options.rule:
                inherited = [having for same, having in found if same == rule]
                inherited[0].append(pack) if inherited else found.append((rule, [pack]))
    if options.rule == document.UNREADABLE and not found:
        why = catalogue.UNREADABLE_WHY.in_language(language)
        terminal.write([f"{document.UNREADABLE}  ({document.CHECK}, error)\n\n{why}\n"])
    elif not found:
        hint = did_you_mean(options.rule, [rule.id for pack in packs for rule in pack.rules])
        raise UsageError(catalogue.UNKNOWN_RULE.fill(name=options.rule, hint=hint))
    terminal.write("\n".join("\n".join(_page(rule, having, language)) + "\n" for rule, having in found))
    return 0


def _page(rule: Rule, packs: Sequence[Pack], language: Language) -> Iterator[str]:
    names = ", ".join(pack.info.id for pack in packs)
    yield f"{rule.id}  ({names}; {kind(rule)}, {rule.severity})"
    parts = [
        (catalogue.EXPLAIN_MESSAGE, rule.message.in_language(language)),
        (catalogue.EXPLAIN_WHY, rule.why.in_language(language)),
        (catalogue.EXPLAIN_EQUATIONS, _equations(rule)),
        (catalogue.EXPLAIN_BASIS, rule.basis or packs[0].info.basis),
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
