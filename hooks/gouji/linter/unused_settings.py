"""Settings that are about nothing: patterns that no file fits, packs of the repository that apply to no file.

Most likely they are misspelt, or what they were about is gone. That shows only in a run over the whole folder of the
configuration, and only of those that lie beside the documents.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from gouji.findings.model import Finding
from gouji.linter import builtin_rules, messages
from gouji.linter.plan import Plan
from gouji.linter.policy import built_in_finding
from gouji.linter.results import FileResult
from gouji.messages.errors import Problem
from gouji.messages.message import Message
from gouji.packs.library import packs_in
from gouji.system.files import relative
from gouji.text.source import Place


def unused_settings(
    found: Sequence[tuple[Plan, str]], results: Sequence[FileResult], folders: Sequence[Path]
) -> Iterator[FileResult]:
    """A result for each configuration that has any. ``found`` are all files, those that are excluded, too."""
    for plan in {id(plan): plan for plan, _ in found}.values():
        if plan.config.path and not plan.request.config and _is_covered(plan, folders):
            files = [path for each, path in found if each is plan]
            judged = [result for result in results if result.path in set(files)]
            findings = tuple(_UnusedSettings(plan, files, judged).findings())
            if findings:
                yield _result(plan.config.path, findings)


def _is_covered(plan: Plan, folders: Sequence[Path]) -> bool:
    return any(plan.config.root.is_relative_to(folder) for folder in folders)


class _UnusedSettings(Struct, frozen=True):
    """The configuration of a plan, its files and their results."""

    plan: Plan
    files: Sequence[str]
    results: Sequence[FileResult]

    def findings(self) -> Iterator[Finding]:
        settings = self.plan.config.settings
        exclusions = {
            index: messages.EXCLUDE_UNUSED.fill(pattern=settings.exclude[index])
            for index in self.plan.config.idle_exclusions(self.files)
        }
        yield from self._under("exclude", builtin_rules.EXCLUDE_UNUSED, exclusions)
        if self.plan.request.pack:
            return
        pins = {
            index: messages.PIN_UNUSED.fill(paths=", ".join(settings.files[index].paths))
            for index in self.plan.config.idle_pins(self.files)
        }
        yield from self._under("files", builtin_rules.PACK_UNUSED, pins)
        needed = {*(settings.files[index].pack for index in pins), *self._used_packs()}
        packs = {
            index: messages.PACK_UNUSED.fill(names=", ".join(sorted(names)))
            for index, names in enumerate({pack.name for pack in packs_in(path)} for path in self.plan.config.packs)
            if not names & needed
        }
        yield from self._under("packs", builtin_rules.PACK_UNUSED, packs)

    def _under(self, key: str, rule: str, sentences: Mapping[int, Message]) -> Iterator[Finding]:
        """Findings for the entries under a key with these indices; beyond as many as are of use, one for all others."""
        for number, (index, sentence) in enumerate(sentences.items()):
            if number == builtin_rules.MOST_UNUSED:
                path, count = relative(self.plan.config.path or ""), len(sentences) - number
                more = messages.SETTINGS_UNUSED_MORE.fill(path=path, key=key, count=count)
                yield from self._finding(rule, more, key, index)
                return
            yield from self._finding(rule, sentence, key, index)

    def _used_packs(self) -> Collection[str]:
        """Packs that apply to a file, and those that they extend; all, where some file could not be read."""
        if any(file.status == "unreadable" for file in self.results):
            return self.plan.library.names()
        used: set[str] = set()
        for file in self.results:
            pack = file.pack
            while pack and pack in self.plan.library.folders and pack not in used:
                used.add(pack)
                pack = self.plan.library.get(pack).info.extends
        return used

    def _finding(self, rule: str, message: Message, *keys: str | int) -> Iterator[Finding]:
        problem = self.plan.config.problem(message, *keys)
        path = relative(problem.path)
        yield from built_in_finding(path, rule, message, self.plan.policy(path), _place(problem))


def _place(problem: Problem) -> Place:
    line, column = problem.line or 1, problem.column or 1
    return Place(line, column, line, column)


def _result(path: Path, findings: tuple[Finding, ...]) -> FileResult:
    lines = path.read_text("utf-8-sig", "replace").split("\n")
    shown = {finding.place.line: lines[finding.place.line - 1].rstrip() for finding in findings if finding.place}
    return FileResult(relative(path), "read", findings=findings, lines=shown, settings=True)
