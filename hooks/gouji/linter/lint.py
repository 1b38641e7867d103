"""The whole way: file → document → form bound to it → checks → findings → less what is suppressed.

Nothing else knows it all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from gouji import checks, readers
from gouji.checks.document.check import noted, other_pack, unreadable
from gouji.checks.document.rule import DocumentRule
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.kind import Kind
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.tables.rule import TablesRule
from gouji.document.model import Document, Note
from gouji.equations.compile import Equation
from gouji.findings.identity import filled
from gouji.findings.model import Finding, NotEvaluated
from gouji.forms.bind import bind
from gouji.forms.recognition import Claim, claim
from gouji.forms.report import Report
from gouji.linter import builtin_rules, messages
from gouji.linter.omissions import Omitted
from gouji.linter.results import FileResult, Status
from gouji.linter.selection import Ignored, selected
from gouji.linter.suppressions import DEFAULT, Policy, built_in_finding, suppress
from gouji.messages.errors import described, refusal
from gouji.messages.message import Message
from gouji.packs.contents import Pack
from gouji.schema.form import Layout, TableForm
from gouji.schema.rule import Rule
from gouji.system import deadline, files, pool
from gouji.system.deadline import OutOfTime
from gouji.text.source import Source, Unreadable

if TYPE_CHECKING:
    from gouji.checks.context import Context

MOST_VERDICTS = 1000
"""Findings of one check on one file. More of them help nobody, and a file of nothing but faults has no end of them."""


class Task(Struct, frozen=True):
    """A file, and the packs that may apply to it; a ``pinned`` one applies whether or not it claims the file.

    ``policy`` decides which findings are reported. ``data`` are its bytes where they are not to be read from disk.
    ``rivals`` are the packs one of which might apply but for a configuration.
    ``folder`` is the folder in which it was found, None where it was named itself.
    """

    path: str
    packs: tuple[Pack, ...]
    pinned: bool = False
    policy: Policy = DEFAULT
    data: bytes | None = None
    rivals: tuple[Pack, ...] = ()
    folder: str | None = None

    def read(self) -> bytes:
        """The bytes of the file, as many as are read of any.

        Raises:
            OSError: it can't be read, or is not in the folder or the repository in which it stands.
        """
        if self.data is not None:
            return self.data
        return files.read(self.path, readers.MAX_SIZE, self.within)

    @property
    def within(self) -> Path | None:
        """The folder that no link may lead out of, where there is no repository."""
        return None if self.folder is None else Path(self.folder)


class Bound(Struct, frozen=True):
    """A document to which the form of a pack is bound, and how strongly the pack claims it."""

    pack: Pack
    report: Report
    claim: Claim


def lint_files(tasks: Sequence[Task], jobs: int = 1) -> Iterator[FileResult]:
    """A result for every file, in order. Trouble with one file is its result and does not stop the others."""
    return pool.spread(lint_file, tasks, jobs, killed)


def lint_file(task: Task) -> FileResult:
    """The result for a file on disk. Every failure ends here as a value, our own included."""
    try:
        source = Source(task.path, task.read())
        return lint_source(source, task.packs, pinned=task.pinned, policy=task.policy, rivals=task.rivals)
    except files.RefusedError as error:
        if task.folder is not None and error.why == "outside":  # none of the documents of the folder
            return FileResult(task.path, "skipped", reason=refusal(error))
        return unreadable_file(task.path, refusal(error))
    except OSError as error:
        return unreadable_file(task.path, refusal(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not hide what is found in the others
        return _crashed(task.path, described(error))


def lint_source(
    source: Source,
    packs: Sequence[Pack],
    *,
    pinned: bool = False,
    policy: Policy = DEFAULT,
    rivals: Sequence[Pack] = (),
) -> FileResult:
    """The result for bytes in memory; among several packs the one with the strongest claim applies.

    It comes within :data:`gouji.system.deadline.SECONDS`; where that is not enough, it says what took them.
    """
    pack = packs[0] if pinned else None
    with deadline.within():
        try:
            document = readers.read(source)
        except Unreadable as error:
            return unreadable_file(source.path, error.reason, pack)
        except OutOfTime:
            return unreadable_file(source.path, _over(messages.OVER_READING), pack)
        try:
            bound = bind_strongest(document, packs)
            if not (bound.claim.claimed or pinned):
                return _unclaimed(document, bound, policy)
            result = _judged(bound, policy)
            rival = _rival(bound, rivals)
        except OutOfTime:
            return unreadable_file(source.path, _over(messages.OVER_BINDING), pack)
        except TimeoutError:
            return unreadable_file(source.path, messages.PACK_TOO_SLOW, pack)
    return replace(result, omitted=(*result.omitted, Omitted("pack", rival.info.id, ""))) if rival else result


def _over(work: Message) -> Message:
    return messages.OVER.fill(seconds=f"{deadline.SECONDS:.0f}", work=work)


def lint_document(document: Document, pack: Pack) -> FileResult:
    """The result for a document that has been read, against a pack whether or not it claims it."""
    return _judged(_bound(document, pack))


def bind_source(source: Source, packs: Sequence[Pack]) -> Bound:
    """Reads a document and binds the form to it that :func:`bind_strongest` chooses.

    Raises:
        Unreadable: no reader can read it.
    """
    return bind_strongest(readers.read(source), packs)


def bind_strongest(document: Document, packs: Sequence[Pack]) -> Bound:
    """Binds the forms of the packs to a document: the one with the strongest claim, the first of equals.

    A pack that claims the whole document ends the search.
    """
    bound = []
    for pack in packs:
        bound.append(_bound(document, pack))
        if bound[-1].claim.claimed and bound[-1].claim.strength >= 1:
            break
    return max(bound, key=lambda each: (each.claim.claimed, bool(each.claim.look_alike), each.claim.strength))


def _rival(bound: Bound, rivals: Sequence[Pack]) -> Pack | None:
    """The pack that would apply to the document if the choice were only among ``rivals``, unless it does."""
    best = bind_strongest(bound.report.document, rivals) if rivals else bound
    return best.pack if best.claim.claimed and best.pack.info.id != bound.pack.info.id else None


def _bound(document: Document, pack: Pack) -> Bound:
    report = bind(document, pack.form, lambda form, layout: _equations(pack, form, layout))
    return Bound(pack, report, claim(report, pack.info))


def _equations(pack: Pack, form: TableForm, layout: Layout | None) -> tuple[Equation, ...]:
    from gouji.checks.identities.equations import table_equations  # noqa: PLC0415 - hardly any document needs them here

    rules = [rule for rule in pack.of_type(IdentitiesRule) if rule.table == form.id]
    return table_equations(form, layout, rules).equations


def _judged(bound: Bound, policy: Policy = DEFAULT) -> FileResult:
    document, pack = bound.report.document, bound.pack
    doubt = None if bound.claim.claimed else bound.claim.reason or messages.NO_SIGNS
    ignored: Ignored = Counter()
    verdicts, notes = _verdicts(bound.report, pack, policy, ignored)
    whole = pack.of_type(DocumentRule)
    more = [*noted(notes, whole, pack.info), *(other_pack(doubt, whole, pack.info) if doubt else ())]
    judged = (verdict_of(fault, document.path, pack) for fault in more)
    verdicts += selected(judged, policy.selection, policy.asked, ignored)
    result = _result(replace(document, notes=(*document.notes, *notes)), pack, verdicts, doubt, policy)
    return replace(result, omitted=(*_omitted(ignored, policy), *result.omitted)) if ignored else result


def _verdicts(
    report: Report, pack: Pack, policy: Policy, ignored: Ignored
) -> tuple[list[Finding | NotEvaluated], list[Note]]:
    """What the checks find by rules that are selected, and notes on those that found too much.

    A check is given all rules of its kind. One of which nothing is asked for is left out, as no check needs what
    another found; what only a configuration leaves out is counted.
    """
    verdicts: list[Finding | NotEvaluated] = []
    notes = []
    most = policy.most or MOST_VERDICTS
    from gouji.checks.context import Context  # noqa: PLC0415 - equations are not needed where nothing is a report

    context = Context(pack.info, pack.of_type(IdentitiesRule), _compared(pack))
    for name, kind in checks.kinds().items():
        rules = pack.rules_of(name)
        if not any(policy.asked.keeps(rule.id, name) for rule in rules):
            continue
        judged = (verdict_of(each, report.document.path, pack) for each in _found(kind, report, rules, context))
        reported = selected(judged, policy.selection, policy.asked, ignored)
        try:
            verdicts += islice(reported, most)
            if next(reported, None) is not None:
                notes.append(Note(messages.TOO_MANY_VERDICTS.fill(check=name, limit=most), partial=True))
        except OutOfTime:
            notes.append(Note(_over(messages.OVER_CHECKING.fill(check=name)), partial=True))
            break
    return verdicts, notes


def _found(kind: Kind, report: Report, rules: Sequence[Rule], context: Context) -> Outcomes:
    """What a check finds while there is time; of a pattern that takes too long, that the rules were not evaluated."""
    deadline.check()
    try:
        for outcome in kind.load_check()(report, rules, context):
            deadline.check()
            yield outcome
    except TimeoutError:
        yield from (NotEvaluable(rule, TEXT_TOO_SLOW) for rule in rules)


def _omitted(ignored: Ignored, policy: Policy) -> Iterator[Omitted]:
    for (pack, rule, check, severity), count in ignored.items():
        yield Omitted("ignored", rule, check, severity and policy.lowered.get((pack, rule), severity), count)


def _compared(pack: Pack) -> frozenset[str]:
    """The tables whose copies with other figures a rule reports."""
    rules = (rule for rule in pack.of_type(TablesRule) if rule.finds == "extra-table")
    return frozenset(table.id for rule in rules for table in pack.form.tables_named(rule.tables))


def verdict_of(verdict: Fault | NotEvaluable, path: str, pack: Pack) -> Finding | NotEvaluated:
    """What a check yields, with the file, the rule and the pack that it is about."""
    if isinstance(verdict, NotEvaluable):
        return NotEvaluated(path, verdict.rule.check, verdict.rule.id, pack.info.id, verdict.reason)
    return _finding(verdict, path, pack)


def _finding(fault: Fault, path: str, pack: Pack) -> Finding:
    return Finding(
        path=path,
        check=fault.rule.check,
        rule=fault.rule.id,
        pack=pack.info.id,
        severity=fault.rule.severity,
        message=fault.message,
        where=fault.where,
        place=fault.place,
        actual=fault.actual,
        expected=fault.expected,
        confidence=fault.confidence,
        suspects=fault.suspects,
        related=fault.related,
        fix=fault.fix,
        parts=fault.parts,
        replaced=tuple(_finding(each, path, pack) for each in fault.replaced),
    )


def _result(
    document: Document,
    pack: Pack,
    verdicts: Sequence[Finding | NotEvaluated],
    doubt: Message | None,
    policy: Policy,
) -> FileResult:
    found = [verdict for verdict in verdicts if isinstance(verdict, Finding)]
    not_evaluated = tuple(verdict for verdict in verdicts if isinstance(verdict, NotEvaluated))
    partial = [note.message for note in document.notes if note.partial]
    unevaluated = {verdict.rule for verdict in not_evaluated}
    left = suppress(found, document, policy, pack, unevaluated, whole=not partial)
    findings = tuple(filled(finding, document.decoded) for finding in sorted(left.findings, key=_position))
    rules = tuple(rule.id for rule in policy.selection.rules(pack) if rule.id not in unevaluated)
    result = FileResult(
        document.path,
        "partial" if partial else "read",
        pack.info.id,
        partial[0] if partial else doubt,
        findings,
        len(rules),
        not_evaluated,
        rules=rules,
        suppressed=left.count,
        used=left.used,
        omitted=(*left.omitted, *_lowered(findings, policy)),
    )
    return _with_lines(result, document)


def _with_lines(result: FileResult, document: Document) -> FileResult:
    """The result with the source lines that it is about."""
    if document.decoded is None:
        return result
    places = [place for finding in result.findings for place in finding.places]
    lines = {line for place in places for line in (place.line, place.end_line)}
    return replace(result, lines={line: document.decoded.line(line) for line in sorted(lines)})


def _unclaimed(document: Document, bound: Bound, policy: Policy) -> FileResult:
    """A document that no pack claims is no report, unless it looks like one, or was read in part only."""
    alike = bound.claim.look_alike
    partial = next((note.message for note in document.notes if note.partial), None)
    if alike is None and partial is None:
        noted = next((note.message for note in document.notes), None) if not document.blocks else None
        return FileResult(document.path, "skipped", reason=bound.claim.reason or noted)
    reason = alike.reason if alike else messages.NO_REPORT_IN_PART.fill(reason=partial or "")
    place = bound.report.place(alike.sign.text.span()) if alike else None
    found = list(built_in_finding(document.path, builtin_rules.UNJUDGED, reason, policy, place))
    left = suppress(found, document, policy, bound.pack, (), whole=False)
    status: Status = "unreadable" if found and found[0] in left.findings else "skipped"
    result = FileResult(document.path, status, None, reason, left.findings, suppressed=left.count, used=left.used)
    return _with_lines(replace(result, omitted=(*left.omitted, *_silenced(builtin_rules.UNJUDGED, policy))), document)


def _silenced(rule: str, policy: Policy) -> Iterator[Omitted]:
    """A finding of one of our own rules, where a configuration ignores it."""
    if rule in policy.silenced:
        yield Omitted("ignored", rule, builtin_rules.CHECK, builtin_rules.SEVERITIES[rule])


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


def unreadable_file(path: str, reason: Message, pack: Pack | None = None) -> FileResult:
    """A file that can't be read is reported whether or not a pack is known, and whether or not it has a rule for it."""
    fault = unreadable(reason, pack.of_type(DocumentRule), pack.info) if pack else None
    found = _finding(fault, path, pack) if fault and pack else _built_in(path, messages.UNREADABLE.fill(reason=reason))
    return FileResult(path, "unreadable", found.pack or None, reason, (found,))


def _crashed(path: str, error: str | Message) -> FileResult:
    """Gouji itself failed on the file: not its author's fault, but it is left unchecked all the same."""
    reason = messages.CRASH.fill(path=path, error=error)
    return FileResult(path, "unreadable", None, reason, (_built_in(path, reason),), crashed=True)


def _built_in(path: str, message: Message) -> Finding:
    return Finding(path, builtin_rules.CHECK, builtin_rules.UNREADABLE, "", "error", message)


def killed(task: Task) -> FileResult:
    """The result for a file whose process died."""
    return _crashed(task.path, messages.KILLED)
