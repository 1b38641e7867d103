"""What the verdicts of all checks have in common: document, rule and pack."""

from __future__ import annotations

from gouji.findings.model import Finding, NotEvaluated, Where
from gouji.forms.report import Report
from gouji.messages.message import Message
from gouji.packs.contents import Pack
from gouji.schema.rule import Rule
from gouji.text.source import Place


def finding_of(
    report: Report, pack: Pack, rule: Rule, message: Message, where: Where, place: Place | None = None
) -> Finding:
    """A finding of a rule."""
    return Finding(report.document.path, rule.check, rule.id, pack.info.id, rule.severity, message, where, place)


def not_evaluated(report: Report, pack: Pack, rule: Rule, reason: Message) -> NotEvaluated:
    """A rule that could not be applied."""
    return NotEvaluated(report.document.path, rule.check, rule.id, pack.info.id, reason)
