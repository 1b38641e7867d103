"""What a run has found: a value for every file, and their sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from gouji.findings import Finding, NotEvaluated
from gouji.messages import Message

Status = Literal["read", "partial", "unreadable", "skipped"]


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file.

    ``reason`` says why it was skipped, read in part or unreadable, or why its pack may not apply; a file that was
    skipped without a reason is simply no report. ``evaluated`` counts the rules that were applied; those that could not
    be are in ``not_evaluated`` and count nowhere else. ``lines`` holds the source lines (by number) on which findings
    stand. ``crashed`` says that gouji itself failed on the file.
    """

    path: str
    status: Status
    pack: str | None = None
    reason: Message | None = None
    findings: tuple[Finding, ...] = ()
    evaluated: int = 0
    not_evaluated: tuple[NotEvaluated, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)
    crashed: bool = False

    @property
    def unevaluated_rules(self) -> tuple[str, ...]:
        """Ids of the rules that could not be applied, each once."""
        return tuple(dict.fromkeys(verdict.rule for verdict in self.not_evaluated))


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all files; ``files`` includes those that were skipped or unreadable."""

    files: int
    skipped: int
    unreadable: int
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True)
class Result:
    """A whole run, files in the order in which they were found."""

    files: tuple[FileResult, ...]

    @property
    def findings(self) -> Iterator[Finding]:
        """All findings, file by file."""
        return (finding for file in self.files for finding in file.findings)

    @cached_property
    def summary(self) -> Summary:
        """What a reader wants to know first."""
        states = Counter(file.status for file in self.files)
        severities = Counter(finding.severity for finding in self.findings)
        return Summary(
            files=len(self.files),
            skipped=states["skipped"],
            unreadable=states["unreadable"],
            errors=severities["error"],
            warnings=severities["warning"],
            infos=severities["info"],
        )

    @cached_property
    def unevaluated(self) -> Mapping[str, int]:
        """Rules that could not be applied, each with the number of files that this concerns."""
        return Counter(rule for file in self.files for rule in file.unevaluated_rules)
