"""A report of which the record is at hand, as in a store: judged by what comparisons find, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from gouji import checks
from gouji.checks.conditions import applying
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.kind import Kind
from gouji.checks.messages import WHEN_OPEN
from gouji.document.model import Document
from gouji.findings.model import Finding, NotEvaluated
from gouji.linter.binding import bound_to
from gouji.linter.compared import Compared, of_comparisons
from gouji.linter.comparing import outcomes_of
from gouji.linter.deciding import Decision
from gouji.linter.neighbourhood import AtHand
from gouji.linter.policy import Policy
from gouji.linter.results import FileResult
from gouji.packs.contents import Pack
from gouji.records.model import Record
from gouji.schema.rule import Rule
from gouji.system import deadline
from gouji.system.deadline import OutOfTime


class Recorded(Struct, frozen=True, dict=True):
    """A report, the pack that applies to it, and what it is compared with.

    ``read`` gives its document, None where that is no longer what the record was made of. It is only asked where
    something is found, or a condition of a rule has to be decided.
    """

    record: Record
    pack: Pack
    at_hand: AtHand
    read: Callable[[], Document | None]

    def judged(self, policy: Policy, placed: Callable[[Finding], Finding]) -> FileResult:
        """What comparisons find, less what a policy and the comments of the document suppress.

        ``placed`` gives a finding the places that a person can look at.
        """
        kinds = {name: kind for name, kind in checks.kinds().items() if kind.comparison}
        decision = Decision(self.record.path, self.pack, policy)
        reported, notes, _ = decision.reported(self._found(kinds, policy))
        verdicts = [placed(each) if isinstance(each, Finding) else each for each in reported]
        result = decision.result(verdicts, self._commented(verdicts), notes)
        return of_comparisons(result, kinds, self.pack)

    def _found(self, kinds: Mapping[str, Kind], policy: Policy) -> Iterator[tuple[str, Iterator[Fault | NotEvaluable]]]:
        """What comparisons find, by their kinds."""
        asked = [rule for rule in policy.asked.rules(self.pack) if rule.check in kinds]
        rules, undecided = self._applying(asked)
        compared = Compared(outcomes_of(self.record, self.pack, rules, self.at_hand), self.at_hand.reasons)
        for name, kind in kinds.items():
            unsure = (each for each in undecided if each.rule.check == name)
            of_kind = [rule for rule in rules if rule.check == name]
            yield name, chain(unsure, compared.outcomes_of(kind, of_kind, policy.selection))

    def _applying(self, rules: Sequence[Rule]) -> tuple[Sequence[Rule], Sequence[NotEvaluable]]:
        """The rules that apply, and those of which only the document could tell."""
        conditional = [rule for rule in rules if rule.when]
        if not conditional:
            return rules, ()
        try:
            with deadline.within():
                if self._document:
                    return applying(bound_to(self._document, self.pack).report, rules)
        except (TimeoutError, OutOfTime):
            pass
        undecided = [NotEvaluable(rule, WHEN_OPEN.fill(condition=rule.when or "")) for rule in conditional]
        return [rule for rule in rules if not rule.when], undecided

    def _commented(self, verdicts: Sequence[Finding | NotEvaluated]) -> Document:
        """The document, where its comments or its lines matter, else one without either."""
        matters = self.record.lined and any(isinstance(each, Finding) for each in verdicts)
        return (self._document if matters else None) or Document(self.record.path, "", ())

    @cached_property
    def _document(self) -> Document | None:
        return self.read()
