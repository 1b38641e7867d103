"""Which findings are reported, and how bad they are.

Checks apply all rules of a pack whatever is selected, since one learns from another: a blank is deduced from equations,
a consequence is reported with its cause. To leave out a rule is to leave out its findings, and never what they teach. A
rule that does not hold is another matter: a pack that extends the one that has it turns it ``off``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from gouji.findings.model import SEVERITIES, Finding, NotEvaluated, Severity
from gouji.linter import builtin_rules
from gouji.messages.message import Message
from gouji.messages.suggestions import did_you_mean

if TYPE_CHECKING:
    from gouji.packs.contents import Pack
    from gouji.schema.rule import Rule


class Selection(Struct, frozen=True):
    """Patterns over rule ids and check kinds. All rules are selected where ``select`` is empty; ``ignore`` wins."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def keeps(self, rule: str, check: str) -> bool:
        """Whether findings of the rule are reported."""
        return (not self.select or fits(self.select, rule, check)) and not fits(self.ignore, rule, check)

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rules of a pack that are selected."""
        if not (self.select or self.ignore):
            return tuple(pack.rules)
        return tuple(rule for rule in pack.rules if self.keeps(rule.id, rule.check))


ALL = Selection()


IgnoredCounts = Counter[tuple[str, str, str, Severity | None]]
"""How many verdicts of a rule (pack, id, check kind) are left out; the severity is None if it could not be applied."""


def selected(
    verdicts: Iterable[Finding | NotEvaluated], selection: Selection, asked: Selection, ignored: IgnoredCounts
) -> Iterator[Finding | NotEvaluated]:
    """Those of rules that are selected; in place of a finding that is not, what it stands for under rules that are.

    ``ignored`` counts what is left out though it is among what is ``asked`` for.
    """
    for verdict in verdicts:
        if selection.keeps(verdict.rule, verdict.check):
            yield replace(verdict, replaced=()) if isinstance(verdict, Finding) and verdict.replaced else verdict
            continue
        counted = asked.keeps(verdict.rule, verdict.check)
        severity = verdict.severity if isinstance(verdict, Finding) else None
        if counted:
            ignored[verdict.pack, verdict.rule, verdict.check, severity] += 1
        if isinstance(verdict, Finding):
            yield from selected(verdict.replaced, selection, asked, Counter() if counted else ignored)


def with_severities(pack: Pack, severities: Mapping[str, Severity]) -> Pack:
    """The pack with other severities. ``severities`` are by pattern; the last one that fits counts."""
    return msgspec.structs.replace(pack, rules=tuple(_at_severity(rule, severities) for rule in pack.rules))


def unmatched(patterns: Iterable[str], packs: Iterable[Pack]) -> list[str]:
    """Patterns that match no rule of any of the packs: most likely they are misspelt."""
    rules = _rules(packs)
    return [pattern for pattern in patterns if not any(fits((pattern,), *rule) for rule in rules)]


def suggested(pattern: str, packs: Iterable[Pack]) -> Message:
    """What was probably meant by a pattern that matches no rule."""
    return did_you_mean(pattern, dict.fromkeys(name for rule in _rules(packs) for name in rule))


def _rules(packs: Iterable[Pack]) -> list[tuple[str, str]]:
    """Id and check kind of the rules of packs, and of our own."""
    rules = [(rule.id, rule.check) for pack in packs for rule in pack.rules]
    return [*rules, *((rule, builtin_rules.CHECK) for rule in builtin_rules.WHY)]


def fits(patterns: Iterable[str], rule: str, check: str) -> bool:
    """Whether one of the patterns fits a rule id or its check kind."""
    return any(_fits(pattern, rule, check) for pattern in patterns)


@lru_cache(maxsize=65536)  # thousands of entries, each compared with thousands of findings of a few rules
def _fits(pattern: str, rule: str, check: str) -> bool:
    return fnmatchcase(rule, pattern) or fnmatchcase(check, pattern)


def at_severity(rule: str, check: str, severities: Mapping[str, Severity], default: Severity) -> Severity:
    """How bad findings of a rule are; the last of the patterns that fits counts."""
    asked = [severity for pattern, severity in severities.items() if fits((pattern,), rule, check)]
    return asked[-1] if asked else default


def lowered(pack: Pack, severities: Mapping[str, Severity]) -> Iterator[tuple[str, Severity]]:
    """The rules of a pack that other severities lower, each with its own."""
    for rule in pack.rules:
        if _is_lowered(rule.id, rule.check, severities, rule.severity):
            yield rule.id, rule.severity


def lowered_of_ours(severities: Mapping[str, Severity]) -> Iterator[tuple[str, Severity]]:
    """The same for our own rules."""
    for rule, severity in builtin_rules.SEVERITIES.items():
        if _is_lowered(rule, builtin_rules.CHECK, severities, severity):
            yield rule, severity


def _is_lowered(rule: str, check: str, severities: Mapping[str, Severity], own: Severity) -> bool:
    return SEVERITIES.index(at_severity(rule, check, severities, own)) > SEVERITIES.index(own)


def _at_severity(rule: Rule, severities: Mapping[str, Severity]) -> Rule:
    severity = at_severity(rule.id, rule.check, severities, rule.severity)
    return rule if severity == rule.severity else msgspec.structs.replace(rule, severity=severity)
