"""Findings that a person has decided to live with: by a comment in the document, or by an entry of ``.gouji.yaml``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from gouji.document.model import Document
from gouji.findings.model import Finding, Where
from gouji.linter import comment_findings
from gouji.linter.omissions import Omitted
from gouji.linter.policy import Policy, SuppressionEntry, is_there
from gouji.linter.selection import Selection, fits
from gouji.packs.contents import Pack
from gouji.system import deadline
from gouji.text.source import Place

if TYPE_CHECKING:
    from gouji.document.comments import Comment


class Suppressed(Struct, frozen=True):
    """What is left of the findings of a file, with what is wrong with its comments; how many findings are gone.

    ``used`` are the numbers of the entries that suppressed something, ``omitted`` says what is gone by what.
    """

    findings: tuple[Finding, ...]
    count: int
    used: frozenset[int]
    omitted: tuple[Omitted, ...] = ()


class _Range(Struct, frozen=True):
    """A comment that suppresses, and where it does; ``place`` is None for a whole file, or where nothing has lines."""

    comment: Comment
    place: Place | None

    def holds(self, finding: Finding) -> bool:
        """Whether the finding is suppressed."""
        if not fits(self.comment.patterns, finding.rule, finding.check):
            return False
        if self.comment.address and not is_there(_named(self.comment), finding.where):
            return False
        place, at = self.place, finding.place
        if self.comment.whole_file or place is None or at is None:
            return self.comment.whole_file
        return (place.line, place.column) <= (at.line, at.column) <= (place.end_line, place.end_column)


def _named(comment: Comment) -> Where:
    asked = dict(comment.address)
    return Where(asked.get("section"), asked.get("table"), asked.get("row"), asked.get("column"))


class _SuppressedBy(Struct, frozen=True):
    """What suppresses a finding: numbers of entries, and indices of comments."""

    entries: frozenset[int]
    comments: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.entries or self.comments)

    def source(self, ranges: Sequence[_Range], document: Document) -> tuple[int | None, int | None]:
        """The number of an entry, or else the line of a comment: either would be enough."""
        if self.entries:
            return min(self.entries), None
        comment = ranges[min(self.comments)].comment
        return None, document.decoded.place(comment.span).line if document.decoded else None


def suppress(
    findings: Sequence[Finding],
    document: Document,
    policy: Policy,
    pack: Pack,
    unevaluated: Collection[str],
    *,
    whole: bool,
) -> Suppressed:
    """Applies all suppressions to the findings of a document.

    ``unevaluated`` are the rules of the pack that could not be. ``whole`` says that all of the document was read: only
    then can a comment be called unused.
    """
    comments = _comments(document) if policy.inline else ()
    ranges = _ranges(comments, document)
    matches = _matches(findings, policy.entries, ranges)
    kept = [finding for finding, match in zip(findings, matches, strict=True) if not match]
    used = frozenset[int]().union(*(match.comments for match in matches))
    unused = [each.comment for index, each in enumerate(ranges) if index not in used] if whole else []
    silent = _silent(pack, policy.selection, unevaluated) if unused else []
    judged = [comment for comment in unused if not concerns(comment.patterns, silent)]
    return Suppressed(
        (
            *kept,
            *comment_findings.invalid(comments, document, policy, pack),
            *comment_findings.unused(judged, document, policy, pack),
        ),
        len(findings) - len(kept),
        frozenset[int]().union(*(match.entries for match in matches)),
        tuple(
            Omitted(
                "suppressed", finding.rule, finding.check, policy.severity(finding), 1, *match.source(ranges, document)
            )
            for finding, match in zip(findings, matches, strict=True)
            if match
        ),
    )


def has_comments(document: Document) -> bool:
    """Whether anything may be addressed to gouji; few documents have any, others need not wait for what reads it."""
    return document.decoded is not None and "gouji" in document.decoded.text.lower()


def _comments(document: Document) -> tuple[Comment, ...]:
    if not has_comments(document):
        return ()
    from gouji.document.comments import find_comments  # noqa: PLC0415 - as above

    return find_comments(document)


def _ranges(comments: Iterable[Comment], document: Document) -> list[_Range]:
    """Where comments suppress something; those that give no rule or no reason do nowhere."""
    effective = [comment for comment in comments if comment.patterns and comment.reason]
    if not effective:
        return []
    from gouji.document.comments import reaches  # noqa: PLC0415 - as above

    spans = reaches(effective, document)
    decoded = document.decoded
    return [
        _Range(comment, decoded.place(span) if decoded and span else None)
        for comment, span in zip(effective, spans, strict=True)
    ]


def _matches(
    findings: Iterable[Finding], entries: Sequence[SuppressionEntry], ranges: Sequence[_Range]
) -> list[_SuppressedBy]:
    """What suppresses each finding. Where the time for the file was over before, what was found by then is not lost."""
    hurried = not deadline.over()
    found = []
    holding: dict[tuple[str, str, Where], frozenset[int]] = {}
    for finding in findings:
        if hurried:
            deadline.check()
        alike = (finding.rule, finding.check, finding.where)
        if alike not in holding:
            holding[alike] = frozenset(entry.number for entry in entries if entry.holds(finding))
        comments = frozenset(index for index, each in enumerate(ranges) if each.holds(finding))
        found.append(_SuppressedBy(holding[alike], comments))
    return found


def _silent(pack: Pack, selection: Selection, unevaluated: Collection[str]) -> list[tuple[str, str]]:
    """Rules (id, check kind) that were not applied, or whose findings are not reported."""
    selected = {rule.id for rule in selection.rules(pack)}
    return [(rule.id, rule.check) for rule in pack.rules if rule.id not in selected or rule.id in unevaluated]


def concerns(patterns: Iterable[str], rules: Iterable[tuple[str, str]]) -> bool:
    """Whether one of the patterns fits one of the rules (id, check kind)."""
    patterns = tuple(patterns)
    return any(fits(patterns, rule, check) for rule, check in rules)
