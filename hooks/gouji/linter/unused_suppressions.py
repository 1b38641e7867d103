"""Entries under ``ignore`` in ``.gouji.yaml`` that suppress nothing, or no longer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from gouji.config.keys import Suppression
from gouji.findings.model import Finding
from gouji.linter import builtin_rules, messages
from gouji.linter.omission_sources import Checked
from gouji.linter.plan import Plan
from gouji.linter.policy import built_in_finding
from gouji.linter.results import FileResult
from gouji.messages.message import Message
from gouji.system.files import relative


def with_unused_entries(checked: Checked, folders: Sequence[Path]) -> Iterator[FileResult]:
    """The results, with a finding for each unused entry in the first of the files that it is about.

    An entry for many files is unused only if it is so in all of them: that shows in a run over one of the ``folders``
    that holds the whole of the configuration's.
    """
    unused: dict[int, list[Finding]] = {}
    for plan in {id(plan): plan for plan, _ in checked}.values():
        entries = (_EntryScope(plan, number, entry, checked) for number, entry in plan.config.settings.suppressions)
        reported = [(scope, message) for scope in entries if (message := scope.message(folders))]
        more = len(reported) - builtin_rules.MOST_UNUSED
        for scope, message in reported[: builtin_rules.MOST_UNUSED]:
            index, findings = scope.findings(message, about=str(scope.entry))
            unused.setdefault(index, []).extend(findings)
        if more > 0:
            path = relative(plan.config.path or "")
            message = messages.SETTINGS_UNUSED_MORE.fill(path=path, key="ignore", count=more)
            index, findings = reported[builtin_rules.MOST_UNUSED][0].findings(message)
            unused.setdefault(index, []).extend(findings)
    for index, (_, file) in enumerate(checked):
        yield replace(file, findings=(*file.findings, *unused[index])) if index in unused else file


class _EntryScope(Struct, frozen=True):
    """An entry, and the results of files that it is about."""

    plan: Plan
    number: int
    entry: Suppression
    checked: Checked

    @property
    def files(self) -> list[tuple[int, FileResult]]:
        return [
            (index, file)
            for index, (plan, file) in enumerate(self.checked)
            if plan is self.plan and file.status == "read" and plan.config.suppresses(self.number, file.path)
        ]

    def findings(self, message: Message, about: str | None = None) -> tuple[int, Iterator[Finding]]:
        """The index of the first of the files, and what is reported in it."""
        index, file = self.files[0]
        policy = self.plan.policy(file.path)
        return index, built_in_finding(file.path, builtin_rules.UNUSED, message, policy, about=about)

    def message(self, folders: Sequence[Path]) -> Message | None:
        """What to report of the entry."""
        files = [file for _, file in self.files]
        if not files:
            return None
        if self.entry.ended(self.plan.request.today):
            return self._sentence(messages.SUPPRESSION_EXPIRED)
        if any(self.number in file.used or self._is_silent(file) for file in files):
            return None
        return self._sentence(messages.SUPPRESSION_UNUSED_THERE) if self._is_whole(folders) else None

    def _is_silent(self, file: FileResult) -> bool:
        """Whether rules that it is about were not applied to the file."""
        from gouji.linter.suppressions import concerns  # noqa: PLC0415 - a run without entries needs none of it

        unevaluated = [(verdict.rule, verdict.check) for verdict in file.not_evaluated]
        return concerns([self.entry.rule], [*self.plan.unselected, *unevaluated])

    def _is_whole(self, folders: Sequence[Path]) -> bool:
        """Whether all files that it is about are among the results."""
        root = self.plan.config.root
        single = self.entry.path is not None and (root / self.entry.path).is_file()
        return single or any(root.is_relative_to(folder) for folder in folders)

    def _sentence(self, sentence: Message) -> Message:
        problem = self.plan.config.problem(sentence, "ignore", self.number)
        return sentence.fill(
            path=relative(problem.path), line=problem.line or 1, until=self.entry.until or "", rules=self.entry.rule
        )
