"""What is known of the rules behind the findings of a run: why they are there, and on what basis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from gouji.findings.model import Finding, Severity
from gouji.linter import builtin_rules
from gouji.linter.results import Result
from gouji.messages.message import Message
from gouji.text.lazy import lazy_re

if TYPE_CHECKING:
    from gouji.packs.contents import Pack
    from gouji.schema.rule import Rule

_PLACEHOLDER = lazy_re(r"\{\w+\}")
_RuleKey = tuple[str, str]


class RuleEntry(Struct, frozen=True):
    """A rule. ``summary`` is its message, with dots for what a finding fills in. Built-in rules have no ``pack``."""

    rule: str
    check: str
    pack: str
    severity: Severity
    summary: Message
    why: Message | None = None
    basis: str | None = None
    example: Message | None = None
    counter_example: Message | None = None


class Rulebook(Struct, frozen=True):
    """Rules in the order of their packs; those that findings name beside them come last."""

    entries: Mapping[_RuleKey, RuleEntry]

    def of(self, finding: Finding) -> RuleEntry:
        """The rule of a finding of the run."""
        return self.entries[finding.pack, finding.rule]


def rulebook(result: Result) -> Rulebook:
    """All rules that were applied in the run, and those of its findings."""
    entries = {(pack.info.id, rule.id): _entry(rule, pack) for pack in result.packs for rule in pack.rules}
    for finding in result.findings:
        entries.setdefault((finding.pack, finding.rule), _built_in(finding))
    return Rulebook(entries)


def _entry(rule: Rule, pack: Pack) -> RuleEntry:
    check = str(rule.__struct_config__.tag)
    basis = rule.basis or pack.info.basis
    return RuleEntry(rule.id, check, pack.info.id, rule.severity, _summary(rule), rule.why, basis, *rule.examples)


def _summary(rule: Rule) -> Message:
    texts = (rule.message.zh, rule.message.en)
    if not all(_PLACEHOLDER.sub("", text).strip() for text in texts):  # the message is what a reader has to say
        return rule.why
    return Message(*(_PLACEHOLDER.sub("…", text) for text in texts))


def _built_in(finding: Finding) -> RuleEntry:
    why = builtin_rules.WHY.get(finding.rule)
    return RuleEntry(finding.rule, finding.check, finding.pack, finding.severity, why or finding.message, why)


def found(result: Result) -> Iterator[RuleEntry]:
    """The rules of which the run has findings, each once."""
    book = rulebook(result)
    yield from dict.fromkeys(book.of(finding) for finding in result.findings)
