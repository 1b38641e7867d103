"""Which findings of a file are reported, and how bad they are: what was asked for and what a configuration says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from msgspec import Struct, field

from gouji.findings.model import Finding, Part, Severity, Where
from gouji.linter import builtin_rules
from gouji.linter.selection import ALL, Selection, fits
from gouji.messages.message import Message
from gouji.text.source import Place


class SuppressionEntry(Struct, frozen=True):
    """An entry of ``.gouji.yaml`` that applies to a file. ``number`` is its index there.

    ``rule`` is a pattern over rule ids and check kinds; what ``where`` names, a finding must name, too (globs).
    """

    number: int
    rule: str
    where: Where

    def holds(self, finding: Finding) -> bool:
        """Whether the finding is suppressed."""
        return fits((self.rule,), finding.rule, finding.check) and is_there(self.where, finding.where)


def is_there(asked: Where, given: Where) -> bool:
    """Whether an address names all that is asked for."""
    pairs = (
        (asked.section, given.section),
        (asked.table, given.table),
        (asked.row, given.row),
        (asked.column, given.column),
    )
    return all(pattern is None or (value is not None and fnmatchcase(value, pattern)) for pattern, value in pairs)


class Policy(Struct, frozen=True):
    """Which findings of a file are reported, beside what its own comments state.

    ``inline``: whether those have any effect. ``asked`` is what would be selected without a configuration, and
    ``lowered`` the severities that findings (pack, rule) would have, where it lowers them. ``severities`` are those of
    our own rules; one that is not there is not reported, and one of ``silenced`` would be but for a configuration.
    ``most`` are the findings of one check, by default as many as are of use to a person. ``excerpts``: whether results
    have what an output shows that draws documents. ``records``: whether they have what other reports are compared with.
    """

    entries: tuple[SuppressionEntry, ...] = ()
    selection: Selection = ALL
    asked: Selection = ALL
    inline: bool = True
    lowered: Mapping[tuple[str, str], Severity] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=lambda: dict(builtin_rules.SEVERITIES))
    silenced: frozenset[str] = frozenset()
    most: int | None = None
    excerpts: bool = False
    records: bool = False

    def severity(self, finding: Finding) -> Severity:
        """How bad the finding is, whatever a configuration says that would lower it."""
        return self.lowered.get((finding.pack, finding.rule), finding.severity)


DEFAULT = Policy()


def built_in_finding(
    path: str, rule: str, message: Message, policy: Policy, place: Place | None = None, about: str | None = None
) -> Iterator[Finding]:
    """A finding of one of our own rules, unless that is ignored. ``about`` identifies it, else its message."""
    severity = policy.severities.get(rule)
    if severity:
        faults = (Part(Where(), message.zh if about is None else about),)
        yield Finding(path, builtin_rules.CHECK, rule, "", severity, message, place=place, parts=faults)
