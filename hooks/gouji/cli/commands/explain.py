"""``gouji explain RULE``: what a rule finds, why, and on what basis."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from gouji.cli import messages, terminal
from gouji.cli.context import available_packs
from gouji.cli.parser import CommandParser
from gouji.linter import builtin_rules
from gouji.messages.errors import UsageError
from gouji.messages.message import Language
from gouji.messages.suggestions import did_you_mean
from gouji.packs.contents import Pack
from gouji.reporters.messages import EXPLAIN_BASIS, EXPLAIN_COUNTER_EXAMPLE, EXPLAIN_EXAMPLE
from gouji.schema.rule import Rule
from gouji.views.rules import described


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.option("rule", help=messages.OPTION_RULE, metavar="RULE")
    parser.option("--pack", help=messages.OPTION_ONE_PACK, metavar="PACK")


def run(options: argparse.Namespace, language: Language) -> int:
    """All rules with that id; packs that have the same one share its page."""
    library, language = available_packs(options, language)
    packs = [library.get(name) for name in ([options.pack] if options.pack else library.names())]
    found: list[tuple[Rule, list[Pack]]] = []
    for pack in packs:
        for rule in pack.rules:
            if rule.id == options.rule:
                inherited = [having for same, having in found if same == rule]
                inherited[0].append(pack) if inherited else found.append((rule, [pack]))
    if options.rule in builtin_rules.WHY and not found:
        why, severity = builtin_rules.WHY[options.rule].in_language(language), builtin_rules.SEVERITIES[options.rule]
        terminal.write_visible([f"{options.rule}  ({builtin_rules.CHECK}, {severity})\n\n{why}\n"])
    elif not found:
        hint = did_you_mean(options.rule, [rule.id for pack in packs for rule in pack.rules])
        raise UsageError(messages.UNKNOWN_RULE.fill(name=options.rule, hint=hint))
    terminal.write_visible(["\n".join("\n".join(_page(rule, having, language)) + "\n" for rule, having in found)])
    return 0


def _page(rule: Rule, packs: Sequence[Pack], language: Language) -> Iterator[str]:
    names = ", ".join(pack.info.id for pack in packs)
    faulty, right = (each and each.in_language(language) for each in rule.examples)
    yield f"{rule.id}  ({names}; {rule.check}, {rule.severity})"
    parts = [
        (messages.EXPLAIN_MESSAGE, rule.message.in_language(language)),
        (messages.EXPLAIN_WHY, rule.why.in_language(language)),
        (messages.EXPLAIN_EQUATIONS, "\n".join(rule.assertions)),
        (EXPLAIN_BASIS, rule.basis or packs[0].info.basis),
        (EXPLAIN_EXAMPLE, faulty),
        (EXPLAIN_COUNTER_EXAMPLE, right),
        (messages.EXPLAIN_TESTS, _tests(rule, language)),
    ]
    for title, text in parts:
        if text:
            yield f"\n{title.in_language(language)}"
            yield from (f"  {line}" for line in text.strip().splitlines())


def _tests(rule: Rule, language: Language) -> str:
    failing = [f"× {described(item, language)}" for item in rule.tests.failing]
    return "\n".join([*failing, *(f"√ {described(item, language)}" for item in rule.tests.passing)])
