"""What checks yield, as findings of a file."""

from __future__ import annotations

from gouji.checks.fault import Fault, NotEvaluable
from gouji.findings.model import Finding, NotEvaluated
from gouji.packs.contents import Pack


def verdict_of(verdict: Fault | NotEvaluable, path: str, pack: Pack) -> Finding | NotEvaluated:
    """What a check yields, with the file, the rule and the pack that it is about."""
    if isinstance(verdict, NotEvaluable):
        return NotEvaluated(path, verdict.rule.check, verdict.rule.id, pack.info.id, verdict.reason, verdict.lacks)
    return finding_of(verdict, path, pack)


def finding_of(fault: Fault, path: str, pack: Pack) -> Finding:
    """A fault with the file and the pack that it is about, and what it stands for likewise."""
    return Finding(
        path=path,
        check=fault.rule.check,
        rule=fault.rule.id,
        pack=pack.info.id,
        severity=fault.rule.severity,
        message=fault.message,
        where=fault.where,
        place=fault.place,
        actual=fault.actual,
        expected=fault.expected,
        confidence=fault.confidence,
        suspects=fault.suspects,
        related=fault.related,
        fix=fault.fix,
        parts=fault.parts,
        replaced=tuple(finding_of(each, path, pack) for each in fault.replaced),
        passages=fault.passages,
        unnamed=fault.unnamed,
    )
