"""Findings that a person has decided to live with: by a comment in the document, or by an entry of ``.gouji.yaml``.

A suppression states what it is for. One that suppresses nothing is reported: it would hide the next fault of its kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from msgspec import Struct, field

from gouji.document.model import Document
from gouji.findings.model import Finding, Part, Severity, Where
from gouji.linter import builtin_rules, messages
from gouji.linter.omissions import Omitted
from gouji.linter.selection import ALL, Selection, fits, suggested, unmatched
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.system import deadline
from gouji.text.source import Place

if TYPE_CHECKING:
    from gouji.document.comments import Comment


class SuppressionEntry(Struct, frozen=True):
    """An entry of ``.gouji.yaml`` that applies to a file. ``number`` is its index there.

    ``rule`` is a pattern over rule ids and check kinds; what ``where`` names, a finding must name, too (globs).
    """

    number: int
    rule: str
    where: Where

    def holds(self, finding: Finding) -> bool:
        """Whether the finding is suppressed."""
        return fits((self.rule,), finding.rule, finding.check) and _is_there(self.where, finding.where)


def _is_there(asked: Where, given: Where) -> bool:
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
    ``most`` are the findings of one check, by default as many as are of use to a person.
    """

    entries: tuple[SuppressionEntry, ...] = ()
    selection: Selection = ALL
    asked: Selection = ALL
    inline: bool = True
    lowered: Mapping[tuple[str, str], Severity] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=lambda: dict(builtin_rules.SEVERITIES))
    silenced: frozenset[str] = frozenset()
    most: int | None = None

    def severity(self, finding: Finding) -> Severity:
        """How bad the finding is, whatever a configuration says that would lower it."""
        return self.lowered.get((finding.pack, finding.rule), finding.severity)


DEFAULT = Policy()


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
        if self.comment.address and not _is_there(Where(**dict(self.comment.address)), finding.where):
            return False
        place, at = self.place, finding.place
        if self.comment.whole_file or place is None or at is None:
            return self.comment.whole_file
        return (place.line, place.column) <= (at.line, at.column) <= (place.end_line, place.end_column)


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
    silent = _silent(pack, policy.selection, unevaluated)
    judged = [comment for comment in unused if not concerns(comment.patterns, silent)]
    return Suppressed(
        (*kept, *_invalid(comments, document, policy, pack), *_unused(judged, document, policy, pack)),
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


def _comments(document: Document) -> tuple[Comment, ...]:
    """What is addressed to gouji; few documents have any, and the others need not wait for what reads it."""
    if document.decoded is None or "gouji" not in document.decoded.text.lower():
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


def built_in_finding(
    path: str, rule: str, message: Message, policy: Policy, place: Place | None = None, about: str | None = None
) -> Iterator[Finding]:
    """A finding of one of our own rules, unless that is ignored. ``about`` identifies it, else its message."""
    severity = policy.severities.get(rule)
    if severity:
        faults = (Part(Where(), message.zh if about is None else about),)
        yield Finding(path, builtin_rules.CHECK, rule, "", severity, message, place=place, parts=faults)


def _invalid(comments: Sequence[Comment], document: Document, policy: Policy, pack: Pack) -> Iterator[Finding]:
    for comment in comments:
        if comment.fault:
            yield from _at(comment, builtin_rules.INVALID, _fault(comment.fault), document, policy)
        elif not comment.reason:
            message = messages.SUPPRESSION_NO_REASON.fill(rules=", ".join(comment.patterns))
            yield from _at(comment, builtin_rules.INVALID, message, document, policy)
        unknown = unmatched(comment.patterns, [pack])
        if unknown:
            hint = suggested(unknown[0], [pack]) if len(unknown) == 1 else plain("")
            message = messages.SUPPRESSION_UNKNOWN.fill(pack=pack.info.id, name=", ".join(unknown), hint=hint)
            yield from _at(comment, builtin_rules.INVALID, message, document, policy)
        if comment.address:
            for message in _unknown_places(comment, pack):
                yield from _at(comment, builtin_rules.INVALID, message, document, policy)
    yield from _parting(comments, document, policy)


def _unknown_places(comment: Comment, pack: Pack) -> Iterator[Message]:
    from gouji.config.keys import Suppression  # noqa: PLC0415 - few documents have comments with addresses
    from gouji.linter.suppression_places import unknown_places  # noqa: PLC0415 - as above

    asked = Suppression(rule="*", reason=comment.reason, **dict(comment.address))
    return (message for _, message in unknown_places(asked, [pack]))


def _parting(comments: Sequence[Comment], document: Document, policy: Policy) -> Iterator[Finding]:
    """Comments that end a table for whatever shows the document."""
    if not comments:
        return
    from gouji.document.comments import parting  # noqa: PLC0415 - few documents have comments

    for comment in parting(comments, document):
        yield from _at(comment, builtin_rules.INVALID, messages.SUPPRESSION_PARTS_TABLE, document, policy)


def _fault(fault: str) -> Message:
    from gouji.document import comments  # noqa: PLC0415 - loaded already where there are any

    bounds = {"patterns": comments.MOST_PATTERNS, "characters": comments.LONGEST_PATTERN}
    return messages.SUPPRESSION_FAULTS[fault].fill(comments=comments.MOST_COMMENTS, **bounds)


def _unused(comments: Iterable[Comment], document: Document, policy: Policy, pack: Pack) -> Iterator[Finding]:
    """What is misspelt is reported already."""
    for comment in comments:
        unknown = unmatched(comment.patterns, [pack])
        known = [pattern for pattern in comment.patterns if pattern not in unknown]
        misplaced = bool(comment.address) and any(_unknown_places(comment, pack))
        if known and not misplaced:
            message = messages.SUPPRESSION_UNUSED.fill(rules=plain(", ".join(known)))
            yield from _at(comment, builtin_rules.UNUSED, message, document, policy)


def _at(comment: Comment, rule: str, message: Message, document: Document, policy: Policy) -> Iterator[Finding]:
    place = document.decoded.place(comment.span) if document.decoded else None
    return built_in_finding(document.path, rule, message, policy, place=place)
