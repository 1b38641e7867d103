"""A check applied to a report by the rules of a pack, and what the linter makes of it."""

from __future__ import annotations

from gouji.checks import kinds
from gouji.checks.context import Context
from gouji.checks.identities.rule import IdentitiesRule
from gouji.findings.model import Finding, NotEvaluated
from gouji.forms.report import Report
from gouji.linter.verdicts import verdict_of
from gouji.packs.contents import Pack


def applied(kind: str, report: Report, pack: Pack) -> list[Finding | NotEvaluated]:
    """All that the check of a kind finds, whatever is selected."""
    context = Context(pack.info, report, pack.of_type(IdentitiesRule))
    check = kinds()[kind].load_check()
    return [verdict_of(each, report.document.path, pack) for each in check(report, pack.rules_of(kind), context)]
