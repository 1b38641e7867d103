"""From what checks and comparisons find to what is told of a file: less what is not selected, and what is suppressed.

It is the one way for all of them, whether a document was read or nothing but its record is at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from gouji.checks.fault import Fault, NotEvaluable
from gouji.document.model import Document, Note
from gouji.findings.identity import filled
from gouji.findings.model import Finding, NotEvaluated
from gouji.linter import messages
from gouji.linter.omissions import Omitted
from gouji.linter.policy import Policy
from gouji.linter.results import FileResult
from gouji.linter.selection import IgnoredCounts, selected
from gouji.linter.suppressions import suppress
from gouji.linter.verdicts import verdict_of
from gouji.messages.message import Message
from gouji.packs.contents import Pack
from gouji.system import deadline
from gouji.system.deadline import OutOfTime

MOST_VERDICTS = 1000
"""Findings of one check on one file. More of them help nobody, and a file of nothing but faults has no end of them."""

Found = Iterable[tuple[str, Iterable[Fault | NotEvaluable]]]
"""What checks find, by their kinds."""


class Decision(Struct, frozen=True):
    """What is told of a file to which a pack applies, as a policy decides.

    ``ignored`` counts on the way what only a configuration leaves out.
    """

    path: str
    pack: Pack
    policy: Policy
    ignored: IgnoredCounts = field(default_factory=Counter)

    def reported(self, found: Found) -> tuple[list[Finding | NotEvaluated], list[Note], Message | None]:
        """What checks find by rules that are selected, notes on those that found too much, and which had no time."""
        verdicts: list[Finding | NotEvaluated] = []
        notes = []
        most = self.policy.most or MOST_VERDICTS
        for name, outcomes in found:
            reported = self.selected(verdict_of(each, self.path, self.pack) for each in outcomes)
            try:
                verdicts += islice(reported, most)
                if next(reported, None) is not None:
                    notes.append(Note(messages.TOO_MANY_VERDICTS.fill(check=name, limit=most), partial=True))
            except OutOfTime:
                return verdicts, notes, out_of_time(messages.OVER_CHECKING.fill(check=name))
        return verdicts, notes, None

    def selected(self, verdicts: Iterable[Finding | NotEvaluated]) -> Iterator[Finding | NotEvaluated]:
        """Those of rules that are selected."""
        return selected(verdicts, self.policy.selection, self.policy.asked, self.ignored)

    def result(
        self,
        verdicts: Iterable[Finding | NotEvaluated],
        document: Document,
        notes: Sequence[Note],
        doubt: Message | None = None,
    ) -> FileResult:
        """The result, less what entries and the comments of the document suppress.

        ``notes`` are on the whole file; ``doubt`` is why its pack may not apply.
        """
        verdicts = tuple(verdicts)
        found = [verdict for verdict in verdicts if isinstance(verdict, Finding)]
        not_evaluated = tuple(dict.fromkeys(verdict for verdict in verdicts if isinstance(verdict, NotEvaluated)))
        partial = [note.message for note in notes if note.partial]
        unevaluated = {verdict.rule for verdict in not_evaluated}
        left = suppress(found, document, self.policy, self.pack, unevaluated, whole=not partial)
        findings = tuple(filled(finding, document.decoded) for finding in sorted(left.findings, key=_position))
        rules = tuple(rule.id for rule in self.policy.selection.rules(self.pack) if rule.id not in unevaluated)
        result = FileResult(
            self.path,
            "partial" if partial else "read",
            self.pack.info.id,
            partial[0] if partial else doubt,
            findings,
            len(rules),
            not_evaluated,
            rules=rules,
            suppressed=left.count,
            used=left.used,
            omitted=(*self._ignored(), *left.omitted, *_lowered(findings, self.policy)),
        )
        return with_lines(result, document)

    def _ignored(self) -> Iterator[Omitted]:
        for (pack, rule, check, severity), count in self.ignored.items():
            level = severity and self.policy.lowered.get((pack, rule), severity)
            yield Omitted("ignored", rule, check, level, count)


def with_lines(result: FileResult, document: Document) -> FileResult:
    """The result with the source lines that it is about."""
    if document.decoded is None:
        return result
    places = [place for finding in result.findings for place in finding.places]
    lines = {line for place in places for line in (place.line, place.end_line)}
    return replace(result, lines={line: document.decoded.line(line) for line in sorted(lines)})


def out_of_time(work: Message) -> Message:
    """That the time of a file was over, and what took it."""
    return messages.OVER.fill(seconds=f"{deadline.SECONDS:.0f}", work=work)


def _lowered(findings: Iterable[Finding], policy: Policy) -> Iterator[Omitted]:
    """Findings that a configuration lowered."""
    for finding in findings if policy.lowered else ():
        severity = policy.severity(finding)
        if severity != finding.severity:
            yield Omitted("severity", finding.rule, finding.check, severity)


def _position(finding: Finding) -> tuple[bool, int, int]:
    """Findings without a place come last, in the order of their checks."""
    place = finding.place
    return (False, place.line, place.column) if place else (True, 0, 0)
