"""The file as a whole: unreadable, read in part, worth a note, or of another form than its pack.

Messages of these rules may name ``{reason}``, the sentence of the reader or of the form, and ``{pack}``; those of
``citation`` rules ``{found}``, the words that name another form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gouji.checks.document.rule import DocumentRule
from gouji.checks.fault import Fault
from gouji.document.model import Note, Paragraph
from gouji.findings.model import Where
from gouji.forms.document_titles import is_labelled, is_prose, titles
from gouji.forms.report import Report
from gouji.messages.message import Message, plain
from gouji.schema.info import PackInfo
from gouji.text.patterns import pattern

if TYPE_CHECKING:
    from gouji.checks.context import Context

Rules = Sequence[DocumentRule]


def check(report: Report, rules: Rules, context: Context) -> Iterator[Fault]:
    """A fault for each note of the reader, for the basis of another form, and for a title that is missing."""
    for rule in rules:
        if rule.finds == "citation":
            yield from _citation(report, rule, context.info)
        if rule.finds == "untitled" and _is_untitled(report, context.info):
            yield _fault(rule, context.info, context.info.name)
    yield from noted(report.document.notes, rules, context.info)


def noted(notes: Sequence[Note], rules: Rules, info: PackInfo) -> Iterator[Fault]:
    """A fault for each note: the reader's on what it did not read, the linter's on what it does not report."""
    for rule in rules:
        for note in notes:
            if rule.finds == ("partial" if note.partial else "note"):
                yield _fault(rule, info, note.message)


def other_pack(reason: Message, rules: Rules, info: PackInfo) -> Iterator[Fault]:
    """The file is pinned to a pack that does not claim it."""
    return (_fault(rule, info, reason) for rule in rules if rule.finds == "other-pack")


def unreadable(reason: Message, rules: Rules, info: PackInfo) -> Fault | None:
    """The file can't be read; None where the pack has no rule for that."""
    return next((_fault(rule, info, reason) for rule in rules if rule.finds == "unreadable"), None)


def _is_untitled(report: Report, info: PackInfo) -> bool:
    """Whether all sections are there and nothing above them is a title, not even of other or misspelt words."""
    if info.claims is None or report.lacking or titles(report, info.claims):
        return False
    return all(is_prose(line) or is_labelled(line) for line in report.preamble)


def _citation(report: Report, rule: DocumentRule, info: PackInfo) -> Iterator[Fault]:
    """The first place before the tables that cites what the rule lists; once is enough to know."""
    passages: list[tuple[str | None, Paragraph]] = [(None, paragraph) for paragraph in report.preamble]
    passages += [(section.form.id, paragraph) for section, paragraph in report.narrative]
    for section, paragraph in passages:
        for text in rule.texts:
            found = pattern(text).search(paragraph.text.value)
            if found:
                fault = _fault(rule, info, plain(found.group()), found=found.group())
                place = report.place(paragraph.text.span(*found.span()))
                yield replace(fault, place=place, where=Where(section=section))
                return


def _fault(rule: DocumentRule, info: PackInfo, reason: Message, **values: str) -> Fault:
    return Fault(rule, rule.message.fill(reason=reason, pack=info.name, **values))
