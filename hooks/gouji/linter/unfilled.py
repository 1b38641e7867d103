"""What is still to be filled in of a document that a pack judges: one finding each, at its place."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from gouji.document.model import Placeholder
from gouji.findings.model import Finding, Part, Where
from gouji.forms.report import Report
from gouji.linter import builtin_rules, messages
from gouji.linter.policy import Policy, built_in_finding


def unfilled(report: Report, policy: Policy) -> Iterator[Finding]:
    """A finding for each of the placeholders of a document."""
    document = report.document
    if not document.placeholders:
        return
    sections = {id(block): section.where for section in report.all_sections for block in section.blocks}
    for each in document.placeholders:
        where = sections.get(id(document.blocks[each.block]), Where())
        yield from (_there(finding, where, each) for finding in _found(report, each, policy))


def _found(report: Report, placeholder: Placeholder, policy: Policy) -> Iterator[Finding]:
    message = messages.UNFILLED.fill(text=placeholder.text.value)
    place = report.place(placeholder.text.span())
    return built_in_finding(report.document.path, builtin_rules.UNFILLED, message, policy, place)


def _there(finding: Finding, where: Where, placeholder: Placeholder) -> Finding:
    return replace(finding, where=where, parts=(Part(where, placeholder.text.value),))
