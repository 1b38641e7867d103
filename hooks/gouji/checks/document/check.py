"""The file as a whole: unreadable, read in part, worth a note, or of another form than its pack.

Messages of these rules may name ``{reason}``, the sentence of the reader or of the form, and ``{pack}``; those of
``citation`` rules ``{found}``, the words that name another form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from msgspec.structs import replace

from gouji.checks.document import messages
from gouji.checks.document.rule import DocumentRule
from gouji.document.model import Note, Paragraph
from gouji.findings.model import Finding, Where
from gouji.forms.report import Report
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack

CHECK = "document"
_TIMEOUT = 1.0
UNREADABLE = "document-unreadable"
"""Rule of findings about files that no reader understands, where no pack has a word of its own for them."""


def check(report: Report, pack: Pack) -> Iterator[Finding]:
    """A finding for each note of the reader, and for the basis of another form where the document names one."""
    for rule in _rules(pack):
        if rule.finds == "citation":
            yield from _citation(report, rule, pack)
    yield from noted(report.document.path, pack, report.document.notes)


def noted(path: str, pack: Pack, notes: Sequence[Note]) -> Iterator[Finding]:
    """A finding for each note: the reader's on what it did not read, the linter's on what it does not tell."""
    for rule in _rules(pack):
        for note in notes:
            if rule.finds == ("partial" if note.partial else "note"):
                yield _finding(path, rule, pack, note.message)


def _citation(report: Report, rule: DocumentRule, pack: Pack) -> Iterator[Finding]:
    """The first place before the tables that cites what the rule lists; once is enough to know."""
    passages: list[tuple[str | None, Paragraph]] = [(None, paragraph) for paragraph in report.preamble]
    passages += [(section.form.id, paragraph) for section in report.sections for paragraph in section.narrative]
    for section, paragraph in passages:
        for pattern in rule.texts:
            found = regex.search(pattern, paragraph.text.value, timeout=_TIMEOUT)
            if found:
                finding = _finding(report.document.path, rule, pack, plain(found.group()), found=found.group())
                place = report.place(paragraph.text.span(*found.span()))
                yield replace(finding, place=place, where=Where(section=section))
                return


def other_pack(path: str, pack: Pack, reason: Message) -> Iterator[Finding]:
    """The file is pinned to a pack that does not claim it."""
    return (_finding(path, rule, pack, reason) for rule in _rules(pack) if rule.finds == "other-pack")


def unreadable(path: str, reason: Message, pack: Pack | None = None) -> Finding:
    """The file can't be read. This is told whether or not a pack is known, and whether or not it has a rule for it."""
    for rule in _rules(pack) if pack else ():
        if pack and rule.finds == "unreadable":
            return _finding(path, rule, pack, reason)
    return _built_in(path, messages.UNREADABLE.fill(reason=reason))


def failed(path: str, reason: Message) -> Finding:
    """Gouji itself failed on the file, which is not its author's fault, but leaves it unchecked all the same."""
    return _built_in(path, reason)


def _built_in(path: str, message: Message) -> Finding:
    return Finding(path, CHECK, UNREADABLE, "", "error", message)


def _rules(pack: Pack) -> Iterator[DocumentRule]:
    return (rule for rule in pack.rules if isinstance(rule, DocumentRule))


def _finding(path: str, rule: DocumentRule, pack: Pack, reason: Message, **values: str) -> Finding:
    message = rule.message.fill(reason=reason, pack=pack.info.name, **values)
    return Finding(path, CHECK, rule.id, pack.info.id, rule.severity, message)
