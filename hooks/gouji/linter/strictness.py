"""What a strict run does not let pass: whatever was left out or not wholly checked, unless that is allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from gouji.findings.model import SEVERITIES, Severity
from gouji.linter import messages
from gouji.linter.omissions import KINDS, Omission, sentence
from gouji.linter.results import FileResult
from gouji.linter.run import LintRun
from gouji.messages.message import Message
from gouji.system.files import relative

_INCOMPLETE: Mapping[str, Message] = {
    "partial": messages.STRICT_PARTIAL,
    "skipped": messages.STRICT_SKIPPED,
    "not-evaluated": messages.STRICT_NOT_EVALUATED,
}
KNOWN = (*KINDS, *_INCOMPLETE)
"""What may be allowed."""
_NAMED = 5
"""Files that a sentence names."""


class Strictness(Struct, frozen=True):
    """``allowed`` are names of :data:`KNOWN`; ``fail_on`` is the severity from which findings fail a run.

    Findings below that which were left out would not have failed it and may be; what the configuration leaves out that
    was named when the run was started is the choice of whoever did so.
    """

    allowed: Collection[str] = ()
    fail_on: Severity = "error"

    def refused(self, run: LintRun) -> Mapping[str, Message]:
        """Why the run fails: a sentence for each kind of what is not allowed."""
        return {
            name: messages.STRICT.fill(reason=reason, name=name)
            for name, reason in (*self._omitted(run), *self._incomplete(run))
            if name not in self.allowed
        }

    def _omitted(self, run: LintRun) -> Iterator[tuple[str, Message]]:
        for kind in KINDS:
            omissions = [each for each in run.result.omissions if each.kind == kind and self._counts(each)]
            if omissions:
                yield kind, sentence(omissions)

    def _counts(self, omission: Omission) -> bool:
        if omission.chosen:
            return False
        if omission.unevaluated and "not-evaluated" not in self.allowed:
            return True
        if not omission.rules:  # files
            return True
        return omission.worst is not None and SEVERITIES.index(omission.worst) <= SEVERITIES.index(self.fail_on)

    def _incomplete(self, run: LintRun) -> Iterator[tuple[str, Message]]:
        named = {file.path for file in run.found.files if file.named}
        files = run.result.files
        for name, found in (
            ("partial", [file for file in files if file.status == "partial"]),
            ("skipped", [file for file in files if _is_skipped(file, named=file.path in named)]),
            ("not-evaluated", [file for file in files if file.missed]),
        ):
            if found:
                listed = ", ".join(relative(file.path) for file in found[:_NAMED])
                yield name, _INCOMPLETE[name].fill(count=len(found), files=listed + ("…" if found[_NAMED:] else ""))


def _is_skipped(file: FileResult, *, named: bool) -> bool:
    """Whether a file was skipped that a person named, or that looks like a report."""
    return file.status == "skipped" and (named or file.reason is not None) and not file.excluded
