"""What is wrong with the comments that suppress findings: they can't be read, give no reason, or suppress nothing.

One that suppresses nothing is reported: it would hide the next fault of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from gouji.document.model import Document
from gouji.findings.model import Finding
from gouji.linter import builtin_rules, messages
from gouji.linter.policy import Policy, built_in_finding
from gouji.linter.selection import suggested, unmatched
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack

if TYPE_CHECKING:
    from gouji.document.comments import Comment


def invalid(comments: Sequence[Comment], document: Document, policy: Policy, pack: Pack) -> Iterator[Finding]:
    """Findings on comments that have no effect, or not the one that is meant."""
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


def unused(comments: Iterable[Comment], document: Document, policy: Policy, pack: Pack) -> Iterator[Finding]:
    """Findings on comments that suppress nothing; what is misspelt is reported already."""
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
