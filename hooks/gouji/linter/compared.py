"""What comparing a report with others has found, as it goes into the judgement of the report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.kind import Kind
from gouji.findings.model import OtherReports
from gouji.linter.messages import COMPARES_WITH
from gouji.linter.results import FileResult
from gouji.linter.selection import Selection
from gouji.messages.message import Message
from gouji.packs.contents import Pack
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


def of_comparisons(result: FileResult, kinds: Collection[str], pack: Pack) -> FileResult:
    """As much of a result as comparisons of some kinds have said; ``pack`` is the one that applies."""
    omitted = tuple(each for each in result.omitted if each.check in kinds)
    ids = {rule.id for rule in pack.rules if rule.check in kinds}
    rules = tuple(rule for rule in result.rules if rule in ids)
    return replace(
        result,
        findings=tuple(each for each in result.findings if each.check in kinds),
        not_evaluated=tuple(each for each in result.not_evaluated if each.check in kinds),
        omitted=omitted,
        suppressed=sum(each.count for each in omitted if each.kind == "suppressed"),
        rules=rules,
        evaluated=len(rules),
        compared_only=True,
    )
