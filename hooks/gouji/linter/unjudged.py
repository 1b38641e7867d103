"""Files that were not judged: unreadable ones, those of no pack, and those on which gouji itself failed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from gouji.checks.document.check import unreadable
from gouji.checks.document.rule import DocumentRule
from gouji.document.model import Document
from gouji.findings.model import Finding
from gouji.linter import builtin_rules, messages
from gouji.linter.binding import Bound
from gouji.linter.deciding import with_lines
from gouji.linter.judging import with_spots
from gouji.linter.omissions import Omitted
from gouji.linter.policy import Policy, built_in_finding
from gouji.linter.results import FileResult, Status
from gouji.linter.suppressions import has_comments, suppress
from gouji.linter.task import Task
from gouji.linter.verdicts import finding_of
from gouji.messages.errors import refusal
from gouji.messages.message import Message
from gouji.packs.contents import Pack
from gouji.system.files import RefusedError


def unclaimed(document: Document, bound: Bound, policy: Policy) -> FileResult:
    """A document that no pack claims is no report, unless it looks like one, or was read in part only.

    What a document lacks of which only a part was read may stand in the other part: then that is the reason.
    """
    alike = bound.claim.look_alike
    partial = next((note.message for note in document.notes if note.partial), None)
    if partial:
        reason, place = messages.NO_REPORT_IN_PART.fill(reason=partial), None
    elif alike:
        reason, place = alike.reason, bound.report.place(alike.sign.text.span())
    else:
        noted = next((note.message for note in document.notes), None) if not document.blocks else None
        return FileResult(document.path, "skipped", reason=bound.claim.reason or noted)
    found = with_spots(built_in_finding(document.path, builtin_rules.UNJUDGED, reason, policy, place), bound.report)
    left = suppress(found, document, policy, bound.pack, (), whole=False)
    status: Status = "unreadable" if found and found[0] in left.findings else "skipped"
    result = FileResult(document.path, status, None, reason, left.findings, suppressed=left.count, used=left.used)
    return with_lines(replace(result, omitted=(*left.omitted, *_silenced(builtin_rules.UNJUDGED, policy))), document)


def asks_for_nearest(document: Document) -> bool:
    """Whether it matters which pack comes nearest to a document that none claims: not to one that was cut.

    Only what is said of its comments depends on a pack then.
    """
    return not any(note.partial for note in document.notes) or has_comments(document)


def _silenced(rule: str, policy: Policy) -> Iterator[Omitted]:
    """A finding of one of our own rules, where a configuration ignores it."""
    if rule in policy.silenced:
        yield Omitted("ignored", rule, builtin_rules.CHECK, builtin_rules.SEVERITIES[rule])


def unreadable_file(path: str, reason: Message, pack: Pack | None = None) -> FileResult:
    """A file that can't be read is reported whether or not a pack is known, and whether or not it has a rule for it."""
    fault = unreadable(reason, pack.of_type(DocumentRule), pack.info) if pack else None
    message = messages.UNREADABLE.fill(reason=reason)
    found = finding_of(fault, path, pack) if fault and pack else _built_in(path, message)
    return FileResult(path, "unreadable", found.pack or None, reason, (found,))


def unread(task: Task, error: OSError) -> FileResult:
    """The result for a file that the system, or gouji itself, refuses to read."""
    if task.folder is not None and isinstance(error, RefusedError) and error.why == "outside":
        return FileResult(task.path, "skipped", reason=refusal(error))  # none of the documents of the folder
    return unreadable_file(task.path, refusal(error))


def crashed(path: str, error: str | Message) -> FileResult:
    """Gouji itself failed on the file: not its author's fault, but it is left unchecked all the same."""
    return _failed(path, messages.CRASH.fill(path=path, error=error))


def killed(task: Task) -> FileResult:
    """The result for a file whose process died, and died again where it was the only one."""
    return _failed(task.path, messages.KILLED.fill(path=task.path))


def _failed(path: str, reason: Message) -> FileResult:
    return FileResult(path, "unreadable", None, reason, (_built_in(path, reason),), crashed=True)


def _built_in(path: str, message: Message) -> Finding:
    return Finding(path, builtin_rules.CHECK, builtin_rules.UNREADABLE, "", "error", message)
