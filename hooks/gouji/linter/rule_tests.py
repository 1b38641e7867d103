"""The tests that stand beside the rules of a pack: each item is a document, judged by its rule and by no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from gouji.findings.model import Finding
from gouji.forms.open_rows import with_specimen
from gouji.linter import judging, messages
from gouji.linter.binding import bound_to
from gouji.linter.case_neighbours import compared_with
from gouji.linter.results import FileResult
from gouji.linter.selection import ALL, Selection
from gouji.messages.errors import Problem
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.schema.case import Case
from gouji.schema.form import Form
from gouji.schema.rule import Rule
from gouji.template.document import as_case, specimen
from gouji.text.source import Unreadable

if TYPE_CHECKING:  # what reads YAML takes longer to import than a test to run
    from gouji.yaml.nodes import Node


class Outcome(Struct, frozen=True):
    """How the test ended that stands at ``index`` of ``key`` of a rule; ``fault`` is None where all is well."""

    rule: str
    key: Literal["pass", "fail"]
    index: int
    fault: Message | None = None

    def problem(self, tree: Node) -> Problem | None:
        """The fault with its place. ``tree`` is the YAML of the pack, as the loader returns it."""
        if self.fault is None:
            return None
        node = next(rule for rule in tree.at("rules").items if rule.at("id").text == self.rule)
        return node.at("tests", self.key, self.index).problem(self.fault)


def run(pack: Pack, selection: Selection = ALL) -> Iterator[Outcome]:
    """The tests of the selected rules of a pack."""
    form = with_specimen(pack.form)
    for rule in selection.rules(pack):
        yield from of_rule(rule, pack, form)


def of_rule(rule: Rule, pack: Pack, form: Form) -> Iterator[Outcome]:
    """The tests of one rule; ``form`` is that of the pack, with the rows of its specimen."""
    # Alone: the fault of a test would else be reported under another rule that finds it too.
    alone = msgspec.structs.replace(pack, rules=(rule,))
    for index, item in enumerate(rule.tests.passing):
        yield Outcome(rule.id, "pass", index, _fault(rule, alone, form, item, failing=False))
    for index, item in enumerate(rule.tests.failing):
        yield Outcome(rule.id, "fail", index, _fault(rule, alone, form, item, failing=True))


def _fault(rule: Rule, pack: Pack, form: Form, item: str | Case, *, failing: bool) -> Message | None:
    """What is wrong with the result for an item, None where it is as expected; ``form`` has the specimen's rows."""
    case = as_case(item, rule, form)
    try:
        document = specimen(form, pack.info.name.zh, case, pack.info.language or "zh")
        bound = bound_to(document, pack)
        result = judging.judged(bound, compared=compared_with(bound, rule, case, form))
    except Unreadable as error:
        return messages.TEST_UNREADABLE.fill(rule=rule.id, reason=error.reason)
    except TimeoutError:
        return messages.TEST_TOO_SLOW.fill(rule=rule.id)
    found = result.findings
    if failing:
        return _unlike(rule, case, result)
    if found:
        return messages.TEST_NOT_EXPECTED.fill(rule=rule.id, found=_quoted(found))
    return _not_evaluated(rule, result)


def _unlike(rule: Rule, case: Case, result: FileResult) -> Message | None:
    found = result.findings
    if not found:
        return _not_evaluated(rule, result) or messages.TEST_EXPECTED.fill(rule=rule.id)
    says = case.says
    if says is None or any(says in finding.message.zh or says in finding.message.en for finding in found):
        return None
    return messages.TEST_SAYS.fill(rule=rule.id, says=says, found=_quoted(found))


def _not_evaluated(rule: Rule, result: FileResult) -> Message | None:
    """A rule that could not be applied has not passed."""
    for verdict in result.not_evaluated:
        return messages.TEST_NOT_EVALUATED.fill(rule=rule.id, reason=verdict.reason)
    return None


def _quoted(findings: Sequence[Finding]) -> Message:
    first = findings[0].message
    more = plain(f" (+{len(findings) - 1})" if len(findings) > 1 else "")
    return first + more
