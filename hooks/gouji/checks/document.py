"""The file as a whole: unreadable, read in part, worth a note, or of another form than its pack.

Messages of these rules may name ``{reason}``, the sentence of the reader or of the form, and ``{pack}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji import catalogue
from gouji.findings import Finding
from gouji.forms.report import Report
from gouji.messages import Message
from gouji.packs.schema import DocumentRule, Pack

CHECK = "document"
UNREADABLE = "document-unreadable"
"""Rule of findings about files that no reader understands, where no pack has a word of its own for them."""


def check(report: Report, pack: Pack) -> Iterator[Finding]:
    """A finding for each note of the reader."""
    for rule in _rules(pack):
        for note in report.document.notes:
            if rule.finds == ("partial" if note.partial else "note"):
                yield _finding(report.document.path, rule, pack, note.message)


def other_pack(path: str, pack: Pack, reason: Message) -> Iterator[Finding]:
    """The file is pinned to a pack that does not claim it."""
    return (_finding(path, rule, pack, reason) for rule in _rules(pack) if rule.finds == "other-pack")


def unreadable(path: str, reason: Message, pack: Pack | None = None) -> Finding:
    """The file can't be read. This is told whether or not a pack is known, and whether or not it has a rule for it."""
    for rule in _rules(pack) if pack else ():
        if pack and rule.finds == "unreadable":
            return _finding(path, rule, pack, reason)
    return _built_in(path, catalogue.UNREADABLE.fill(reason=reason))


def failed(path: str, reason: Message) -> Finding:
    """Gouji itself failed on the file, which is not its author's fault, but leaves it unchecked all the same."""
    return _built_in(path, reason)


def _built_in(path: str, message: Message) -> Finding:
    return Finding(path, CHECK, UNREADABLE, "", "error", message)


def _rules(pack: Pack) -> Iterator[DocumentRule]:
    return (rule for rule in pack.rules if isinstance(rule, DocumentRule))


def _finding(path: str, rule: DocumentRule, pack: Pack, reason: Message) -> Finding:
    message = rule.message.fill(reason=reason, pack=pack.info.name)
    return Finding(path, CHECK, rule.id, pack.info.id, rule.severity, message)
