"""What a check yields: what is wrong by which rule, and where. The linter makes findings of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.findings.model import Confidence, Fix, OtherReports, Part, Related, Suspect, Where
from gouji.messages.message import Message
from gouji.schema.rule import Rule
from gouji.text.source import Place


class Fault(Struct, frozen=True):
    """Something that is wrong by a rule; the rest is as in :class:`~gouji.findings.model.Finding`."""

    rule: Rule
    message: Message
    where: Where = Where()
    place: Place | None = None
    actual: str | None = None
    expected: str | None = None
    confidence: Confidence | None = None
    suspects: tuple[Suspect, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    parts: tuple[Part, ...] = ()
    replaced: tuple[Fault, ...] = ()
    passages: tuple[str, str] | None = None
    unnamed: int = 0


class NotEvaluable(Struct, frozen=True):
    """A rule that could not be applied, and why; ``lacks`` are the other reports that are not at hand for it."""

    rule: Rule
    reason: Message
    lacks: OtherReports | None = None


Outcomes = Iterator[Fault | NotEvaluable]
"""What a check yields."""
