"""The finding that slips become: of a paragraph, or of the whole document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from gouji.checks.fault import Fault
from gouji.checks.text import messages
from gouji.checks.text.passage import Slip, TextPassage, window
from gouji.checks.text.rule import TextRule
from gouji.document.model import Paragraph
from gouji.findings.edits import edit, fix
from gouji.findings.model import Fix, Part, Related, Where
from gouji.forms.report import Report
from gouji.forms.sections.bound import BoundSection
from gouji.messages.message import plain

_FURTHER = 4
"""Further places that are shown where a document has the slip in many paragraphs."""


class PlacedSlip(Struct, frozen=True, dict=True):
    """A slip in its paragraph, which belongs to a section or to none."""

    paragraph: Paragraph
    passage: TextPassage
    section: BoundSection | None
    slip: Slip

    @cached_property
    def where(self) -> Where:
        """The section."""
        return self.section.where if self.section else Where()

    @property
    def written(self) -> str:
        """What stands there."""
        return self.passage.text[self.slip.start : self.slip.end]

    @cached_property
    def quote(self) -> str:
        """The slip with a few characters around it."""
        return window(self.passage.text, self.slip.start, self.slip.end)

    def related(self, report: Report) -> Related:
        """The slip as a further place of a finding."""
        place = report.place(self.paragraph.text.span(self.slip.start, self.slip.end))
        return Related(plain(self.quote), place, self.where)


def fault(report: Report, rule: TextRule, slips: Sequence[PlacedSlip]) -> Fault:
    """One finding for all ``slips`` (at least one), at the place of the first."""
    first = slips[0]
    message = rule.message.fill(quote=first.quote, text=first.written, expected=first.slip.expected or "")
    further = slips[1:]
    if any(each.paragraph is not first.paragraph for each in slips):
        message = messages.TEXT_THROUGHOUT.fill(message=message, count=len(slips))
        further = further[:_FURTHER]
    elif further:
        message = messages.TEXT_SEVERAL.fill(message=message, count=len(slips))
    return Fault(
        rule,
        message,
        first.where,
        report.place(first.paragraph.text.span(first.slip.start, first.slip.end)),
        actual=first.written,
        expected=first.slip.expected,
        related=tuple(each.related(report) for each in further),
        parts=tuple(Part(Where(section=each.where.section), each.quote) for each in slips),
        fix=_fix(report, rule, slips),
    )


def _fix(report: Report, rule: TextRule, slips: Sequence[PlacedSlip]) -> Fix | None:
    """Width is safe to fix, and so is a mark that stands twice: neither changes the meaning."""
    safe = rule.finds == "half-width" or (
        rule.finds == "doubled-mark" and all(_is_repeated(each.written) for each in slips)
    )
    edits = [
        edit(report.document, each.paragraph.text, each.slip.expected, each.slip.start, each.slip.end)
        if each.slip.expected is not None
        else None
        for each in slips
    ]
    return fix(edits, safe=safe)


def _is_repeated(marks: str) -> bool:
    return len(set("".join(marks.split()))) == 1
