"""What a run has found: a value for every file, and their sum."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct, field

from gouji.findings.excerpts import Excerpts
from gouji.findings.model import SEVERITIES, Finding, NotEvaluated, OtherReports, Severity
from gouji.linter.omissions import Omission, OmissionKind, Omitted
from gouji.messages.message import Message

if TYPE_CHECKING:
    from gouji.packs.contents import Pack
    from gouji.records.model import Record

Status = Literal["read", "partial", "unreadable", "skipped"]


class Author(Struct, frozen=True):
    """Who wrote a report, for which year; ``parent`` is the unit right above, empty where nobody says which."""

    unit: str
    year: int | None = None
    parent: str = ""


class _Year(Struct, frozen=True):
    """All of a record that need be known of most."""

    year: int | None = None


class FileResult(Struct, frozen=True):
    """One file.

    ``reason`` is why it was skipped, read in part or unreadable, or why its pack may not apply; a file that was skipped
    without a reason is simply no report. ``evaluated`` counts the rules that were applied; those that could not be are
    in ``not_evaluated`` and count nowhere else; ``rules`` are the ids of those that were applied. ``lines`` holds the
    source lines (by number) at which findings, what is related to them and their fixes begin or end. ``crashed`` means
    that gouji itself failed on the file. ``suppressed`` counts findings that are left out because a person decided so,
    ``known`` those that are in the baseline; ``used`` are the entries of ``.gouji.yaml`` that suppressed any;
    ``omitted`` says of each finding that is left out, or lowered, by what. ``excluded``: a configuration excludes the
    file; ``settings``: it is a configuration itself, which counts as no checked file. ``fixed`` counts findings
    that were fixed, ``patch`` is the unified diff that would fix them, and ``unfixed`` is why a fix could not be
    written. ``excerpts`` are what an output shows of the document that draws it; None where none was asked for.
    ``packed`` is its :attr:`record` as it is kept, so that what never looks at it need not know what that is.
    ``asked`` are the other reports with which somebody asked for it to be compared. ``author`` is who wrote it, known
    where reports were compared. ``compared_only``: nothing is told but what comparisons with other reports say.
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
    rules: tuple[str, ...] = ()
    suppressed: int = 0
    known: int = 0
    used: frozenset[int] = frozenset()
    fixed: int = 0
    patch: str = ""
    unfixed: Message | None = None
    omitted: tuple[Omitted, ...] = ()
    excluded: bool = False
    settings: bool = False
    excerpts: Excerpts | None = None
    packed: bytes = b""
    asked: frozenset[OtherReports] = frozenset()
    author: Author | None = None
    compared_only: bool = False

    @property
    def record(self) -> "Record | None":
        """What other reports are compared with, made anew whenever it is asked for; None where there is none."""
        if not self.packed:
            return None
        from gouji.records.packing import unpacked  # noqa: PLC0415 - most runs compare nothing

        return unpacked(self.packed, self.path)

    @property
    def year(self) -> int | None:
        """The year that its record is about; None where that does not say, or there is none."""
        return msgspec.msgpack.decode(self.packed, type=_Year).year if self.packed else None

    @property
    def missed(self) -> tuple[NotEvaluated, ...]:
        """The rules that could not be applied, but for those for which nobody asked that other reports be at hand."""
        return tuple(each for each in self.not_evaluated if each.lacks is None or each.lacks in self.asked)

    @property
    def unevaluated_rules(self) -> tuple[str, ...]:
        """Ids of the ``missed`` rules, each once."""
        return tuple(dict.fromkeys(verdict.rule for verdict in self.missed))


class Summary(Struct, frozen=True):
    """Counts over all files; ``files`` includes those that were skipped or unreadable.

    ``suppressed`` and ``known`` (in the baseline) are findings that count nowhere else. ``mended`` are faults of the
    baseline that are gone. ``fixed`` are findings that were fixed, in ``fixed_files`` files.

    ``excluded`` are files that a configuration excludes, ``ignored`` findings of rules that it leaves out, ``lowered``
    findings of which it changed the severity for a lower one. ``replaced_packs`` are files that were not checked by the
    pack of gouji that claims them, ``nested`` those under a configuration that takes the place of one further up.
    """

    files: int
    skipped: int
    unreadable: int
    errors: int
    warnings: int
    infos: int
    suppressed: int = 0
    known: int = 0
    mended: int = 0
    fixed: int = 0
    fixed_files: int = 0
    excluded: int = 0
    ignored: int = 0
    lowered: int = 0
    replaced_packs: int = 0
    nested: int = 0


class Result(Struct, frozen=True, dict=True):
    """A whole run, files in the order in which they were found; ``packs`` are those that applied to any of them.

    ``omissions`` are what was left out of it.
    """

    files: tuple[FileResult, ...]
    packs: "Sequence[Pack]" = ()
    mended: int = 0
    omissions: tuple[Omission, ...] = ()

    @property
    def findings(self) -> Iterator[Finding]:
        """All findings, file by file."""
        return (finding for file in self.files for finding in file.findings)

    def reaches(self, severity: Severity) -> bool:
        """Whether there is a finding of this severity or a worse one."""
        reaching = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return any(finding.severity in reaching for finding in self.findings)

    @cached_property
    def summary(self) -> Summary:
        """What a reader wants to know first."""
        states = Counter(file.status for file in self.files)
        severities = Counter(finding.severity for finding in self.findings)
        return Summary(
            files=sum(not file.settings for file in self.files),
            skipped=states["skipped"],
            unreadable=states["unreadable"],
            errors=severities["error"],
            warnings=severities["warning"],
            infos=severities["info"],
            suppressed=sum(file.suppressed for file in self.files),
            known=sum(file.known for file in self.files),
            mended=self.mended,
            fixed=sum(file.fixed for file in self.files),
            fixed_files=sum(file.fixed > 0 for file in self.files),
            excluded=self._omitted("excluded"),
            ignored=self._omitted("ignored"),
            lowered=self._omitted("severity"),
            replaced_packs=self._omitted("pack"),
            nested=self._omitted("nested"),
        )

    @cached_property
    def authors(self) -> Mapping[str, Author]:
        """Who wrote the reports, by path; of none where reports were not compared."""
        return {file.path: file.author for file in self.files if file.author}

    def _omitted(self, kind: OmissionKind) -> int:
        return sum(omission.count for omission in self.omissions if omission.kind == kind)
