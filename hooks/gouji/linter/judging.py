"""A document against the pack that applies to it: checks → findings → less what is suppressed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gouji import checks
from gouji.checks.document.check import noted, other_pack
from gouji.checks.document.rule import DocumentRule
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.kind import Kind
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.tables.rule import TablesRule
from gouji.document.model import Document, Note
from gouji.findings.model import Finding, NotEvaluated
from gouji.forms.keeping import kept
from gouji.forms.report import Report
from gouji.linter import builtin_rules, messages
from gouji.linter.binding import Bound, bound_to
from gouji.linter.compared import NOTHING, Compared
from gouji.linter.deciding import Decision
from gouji.linter.policy import DEFAULT, Policy, built_in_finding
from gouji.linter.results import FileResult
from gouji.linter.unfilled import unfilled
from gouji.linter.verdicts import verdict_of
from gouji.localization.corroborate import Stated
from gouji.packs.contents import Pack
from gouji.schema.rule import Rule
from gouji.system import deadline

if TYPE_CHECKING:
    from gouji.checks.context import Context


def lint_document(document: Document, pack: Pack) -> FileResult:
    """The result for a document that has been read, against a pack whether or not it claims it."""
    return judged(bound_to(document, pack))


def judged(bound: Bound, policy: Policy = DEFAULT, compared: Compared = NOTHING) -> FileResult:
    """The result for a document to which the form of its pack is bound, and which other reports are ``compared`` with.

    It has a record where the policy asks for one.
    """
    document, pack = bound.report.document, bound.pack
    doubt = None if bound.claim.claimed else bound.claim.reason or messages.NO_SIGNS
    decision = Decision(document.path, pack, policy)
    verdicts, notes, unended = decision.reported(_found(bound.report, pack, policy, compared))
    unjudged = tuple(built_in_finding(document.path, builtin_rules.UNJUDGED, unended, policy)) if unended else ()
    partly = Note(unended, partial=True) if unended else None
    told = [*notes, *([partly] if partly and not unjudged else [])]
    whole = pack.of_type(DocumentRule)
    more = [*noted(told, whole, pack.info), *(other_pack(doubt, whole, pack.info) if doubt else ())]
    judged = chain((verdict_of(fault, document.path, pack) for fault in more), unfilled(bound.report, policy))
    verdicts += decision.selected(judged)
    noticed = (*document.notes, *notes, *([partly] if partly else []))
    report = replace(bound.report, document=replace(document, notes=noticed))
    found = with_spots((each for each in verdicts if isinstance(each, Finding)), report)
    missed = (each for each in verdicts if isinstance(each, NotEvaluated))
    result = decision.result([*found, *missed], report.document, noticed, doubt)
    if unjudged:  # what the checks found until then is told as well
        result = replace(result, status="unreadable", reason=unended, findings=(*unjudged, *result.findings))
    if policy.excerpts and result.findings:
        result = with_excerpts(result, bound)
    return _with_record(result, bound) if policy.records else result


def _found(
    report: Report, pack: Pack, policy: Policy, compared: Compared
) -> Iterator[tuple[str, Iterator[Fault | NotEvaluable]]]:
    """What checks find, by their kinds.

    A check is given all rules of its kind. One of which nothing is asked for is left out, as no check needs what
    another found; what only a configuration leaves out is counted.
    """
    from gouji.checks.conditions import applying  # noqa: PLC0415 - as above
    from gouji.checks.context import Context  # noqa: PLC0415 - equations are not needed where nothing is a report

    applied, undecided = applying(report, pack.rules)
    by_kind = defaultdict[str, list[Rule]](list)
    for rule in applied:
        by_kind[rule.check].append(rule)
    identities = _identities(applied)
    asked = policy.asked.rules(pack)
    asked_kinds = {rule.check for rule in asked}
    reported_by = {rule.id for rule in policy.selection.rules(pack)}.intersection(rule.id for rule in asked)
    withheld = frozenset(table for rule in identities if rule.id not in reported_by for table in rule.about_tables)
    context = Context(pack.info, report, identities, _compared(pack), partial(_statements, report, pack), withheld)
    for name, kind in checks.kinds().items():
        if name in asked_kinds:
            unsure = (each for each in undecided if each.rule.check == name)
            yield name, chain(unsure, _outcomes(kind, by_kind[name], context, policy, compared))


def _outcomes(
    kind: Kind, rules: Sequence[Rule], context: Context, policy: Policy, compared: Compared
) -> Iterator[Fault | NotEvaluable]:
    """What a check finds in the report, or a comparison found in it."""
    if kind.check is None:
        return compared.outcomes_of(kind, rules, policy.selection)
    return _checked(kind, context.report, rules, context)


def _with_record(result: FileResult, bound: Bound) -> FileResult:
    from gouji.records.making import record_of  # noqa: PLC0415 - most runs compare nothing
    from gouji.records.packing import packed  # noqa: PLC0415 - as above

    return replace(result, packed=packed(record_of(bound.report, bound.pack.info)))


def _checked(kind: Kind, report: Report, rules: Sequence[Rule], context: Context) -> Outcomes:
    """What a check finds while there is time; of a pattern that takes too long, that the rules were not evaluated."""
    deadline.check()
    check = kind.load_check()
    try:
        for outcome in check(report, rules, context) if check else ():
            deadline.check()
            yield outcome
    except TimeoutError:
        yield from (NotEvaluable(rule, TEXT_TOO_SLOW) for rule in rules)


def _statements(report: Report, pack: Pack, context: Context) -> Mapping[str, Stated]:
    from gouji.checks.narrative.rule import NarrativeRule  # noqa: PLC0415 - only where equations fail
    from gouji.checks.narrative.statements import cell_statements  # noqa: PLC0415 - as above

    return cell_statements(report, pack.of_type(NarrativeRule), context)


@kept(16)
def _identities(rules: tuple[Rule, ...]) -> tuple[IdentitiesRule, ...]:
    """The rules of equations: one and the same for all reports to which all rules of a pack apply."""
    return tuple(rule for rule in rules if isinstance(rule, IdentitiesRule))


@kept(16)
def _compared(pack: Pack) -> frozenset[str]:
    """The tables whose copies with other figures a rule reports."""
    rules = (rule for rule in pack.of_type(TablesRule) if rule.finds == "extra-table")
    return frozenset(table.id for rule in rules for table in pack.form.tables_named(rule.tables))


def with_excerpts(result: FileResult, bound: Bound) -> FileResult:
    """The result with what an output shows that draws the document."""
    from gouji.linter.excerpts import excerpts  # noqa: PLC0415 - most outputs draw none

    return replace(result, excerpts=excerpts(bound.report, bound.pack.info.claims, result.findings))


def with_spots(findings: Iterable[Finding], report: Report) -> list[Finding]:
    """The findings; where the document has no lines but a transcript, with spots in place of places."""
    if report.document.transcript is None:
        return list(findings)
    from gouji.linter.spots import Spotter  # noqa: PLC0415 - most documents have lines

    spotter = Spotter(report)
    return [spotter.spotted(finding) for finding in findings]
