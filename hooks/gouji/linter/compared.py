"""What comparing a report with others has found, as it goes into the judgement of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.kind import Kind
from gouji.findings.model import OtherReports
from gouji.linter.messages import COMPARES_WITH
from gouji.linter.selection import Selection
from gouji.messages.message import Message
from gouji.schema.rule import Rule


class Compared(Struct, frozen=True):
    """The outcomes of comparisons of one report, by check kind; a kind that is not there had nothing to compare with.

    ``reasons`` say why, where that is known better than that nothing is at hand.
    """

    outcomes: Mapping[str, tuple[Fault | NotEvaluable, ...]] = field(default_factory=dict)
    reasons: Mapping[OtherReports, Message] = field(default_factory=dict)

    def outcomes_of(self, kind: Kind, rules: Sequence[Rule], selection: Selection) -> Iterator[Fault | NotEvaluable]:
        """Those of a kind by ``rules``, which are all of it that apply to the report."""
        if kind.name in self.outcomes:
            applying = {rule.id for rule in rules}
            yield from (each for each in self.outcomes[kind.name] if each.rule.id in applying)
            return
        lacks = kind.compares_with
        reason = self.reasons.get(lacks, COMPARES_WITH[lacks])
        for rule in rules:
            if selection.keeps(rule.id, rule.check):  # of others a configuration leaves out nothing
                yield NotEvaluable(rule, reason, lacks)


NOTHING = Compared()
"""A report that was compared with none."""
