"""What every fault of a table has: its message with the label of the place, and the place itself."""

from __future__ import annotations

from gouji.checks.fault import Fault
from gouji.checks.tables.rule import TablesRule
from gouji.findings.model import Part, Where
from gouji.forms.report import Report
from gouji.messages.message import Message
from gouji.text.spans import Text


def fault(report: Report, rule: TablesRule, where: Where, text: Text | None, **values: str | int | Message) -> Fault:
    """A fault at ``where``, which is written at ``text``; ``values`` are for the message."""
    message = rule.message.fill(label=where.label or "", **values)
    place = report.place(text.span()) if text else None
    return Fault(rule, message, where, place, parts=(Part(where, str(values.get("count", ""))),))
