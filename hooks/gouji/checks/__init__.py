"""The check kinds. A check is a module with a function ``check`` as in :class:`Check`, and one line in ``MODULES``.

A check sees a report and a pack, and yields findings and verdicts "not evaluated". It never prints, never filters, and
knows no file format. Modules are imported when they are first needed: a run pays only for what it selects.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from gouji.findings.model import Finding, NotEvaluated
from gouji.forms.report import Report
from gouji.schema.rules import Pack

MODULES = {
    "document": "gouji.checks.document.check",
    "duplicates": "gouji.checks.duplicates.check",
    "identities": "gouji.checks.identities.check",
    "narrative": "gouji.checks.narrative.check",
    "sections": "gouji.checks.sections.check",
    "tables": "gouji.checks.tables.check",
    "text": "gouji.checks.text.check",
}


class Check(Protocol):
    """Applies the rules of its kind that the pack holds."""

    def __call__(self, report: Report, pack: Pack) -> Iterator[Finding | NotEvaluated]:
        """Findings and rules that could not be evaluated, in the order of the form."""


def load(kind: str) -> Check:
    """The check of a kind.

    Raises:
        KeyError: there is no such kind.
    """
    return cast("Check", import_module(MODULES[kind]).check)
