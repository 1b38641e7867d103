"""What ``--format json`` writes, as types; its JSON Schema and ``docs/json.md`` come from them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from gouji.findings.model import Confidence, OtherReports, Severity
from gouji.linter.omissions import OmissionKind
from gouji.linter.results import Status
from gouji.messages.message import Language


class WhereOutput(Struct, frozen=True, omit_defaults=True):
    """An address by ids of the pack; what is not known is left out.

    ``section`` is the id of a section. ``table`` is the id of a table. ``row`` is the full id of a row. ``column`` is
    the full id of a column. ``label`` is the address for people.
    """

    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    label: str | None = None


class SuspectOutput(Struct, frozen=True):
    """A cell that would explain the finding.

    ``row`` is the full id of its row. ``column`` is the full id of its column. ``actual`` is what stands there.
    ``expected`` is the value that would be right, null where it is not known.
    """

    row: str
    column: str
    actual: str
    expected: str | None


class SpotOutput(Struct, frozen=True):
    """A place in a Word document, in its own words.

    ``section`` is the heading over it as printed, null before the first one. ``paragraph`` is which paragraph of that
    section it is, from 1, null in headings and tables. ``before`` are some words before it in its paragraph. ``text``
    are the words that are meant. ``after`` are some words after them.
    """

    section: str | None
    paragraph: int | None
    before: str
    text: str
    after: str


class RelatedOutput(Struct, frozen=True):
    """Another place that belongs to a finding: the origin of a copy, an equation that fails.

    ``path`` is the file. ``line`` is the line where it begins. ``column`` is the column where it begins. ``end_line``
    is the line where it ends. ``end_column`` is the column behind it. ``where`` is its address. ``message`` says what
    it is. ``spot`` is where it is in a Word document, null in other formats.
    """

    path: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    where: WhereOutput
    message: str
    spot: SpotOutput | None


class EditOutput(Struct, frozen=True):
    """A replacement of text.

    ``line`` is the line where it begins. ``column`` is the column where it begins. ``end_line`` is the line where it
    ends. ``end_column`` is the column behind it. ``text`` is what belongs there.
    """

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    text: str


class FixOutput(Struct, frozen=True):
    """What would mend the finding.

    ``safe`` says whether it can be applied without looking. ``edits`` are the replacements.
    """

    safe: bool
    edits: tuple[EditOutput, ...]


class FindingOutput(Struct, frozen=True):
    """A finding.

    ``path`` is the file. ``line`` is the line where it begins, null in formats without lines or where something is
    missing. ``column`` is the column where it begins. ``end_line`` is the line where it ends. ``end_column`` is the
    column behind it. ``where`` is its address. ``check`` is the check kind of the rule. ``rule`` is the id of the rule.
    ``pack`` is the id of the pack, null for rules of gouji itself. ``severity`` is how much it weighs. ``message`` is
    what is wrong. ``actual`` is what stands there. ``expected`` is what should stand there. ``confidence`` is how sure
    it is which cell is wrong: certain or likely; ambiguous where it may be several; structural where more are wrong
    than can be named, or figures are shifted. ``suspects`` are the cells that would explain it, the likeliest first.
    ``related`` are other places. ``fix`` is what would mend it. ``spot`` is where it is in a Word
    document, null in other formats and where something is missing.
    """

    path: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    where: WhereOutput
    check: str
    rule: str
    pack: str | None
    severity: Severity
    message: str
    actual: str | None
    expected: str | None
    confidence: Confidence | None
    suspects: tuple[SuspectOutput, ...]
    related: tuple[RelatedOutput, ...]
    fix: FixOutput | None
    spot: SpotOutput | None


class ReasonOutput(Struct, frozen=True):
    """Why a rule was not evaluated.

    ``rule`` is the id of the rule. ``reason`` is the reason. ``lacks`` is which other reports are not at hand that it
    compares with, null for all other reasons.
    """

    rule: str
    reason: str
    lacks: OtherReports | None


class FileOutput(Struct, frozen=True):
    """A file.

    ``path`` is the file. ``pack`` is the id of the pack by which it was checked. ``status`` is whether it was read,
    wholly or in part. ``reason`` is why it was skipped, unreadable or read in part. ``evaluated`` is how many rules
    were applied. ``not_evaluated`` are the ids of rules that could not be applied: they did not pass.
    ``not_evaluated_reasons`` are the reasons for that.
    """

    path: str
    pack: str | None
    status: Status
    reason: str | None
    evaluated: int
    not_evaluated: tuple[str, ...]
    not_evaluated_reasons: tuple[ReasonOutput, ...]


class OmissionOutput(Struct, frozen=True):
    """What one source left out of the run.

    ``kind`` is what it did. ``count`` is how many findings or files it left out. ``path`` is the file in which it
    stands. ``line`` is the line in that file. ``cause`` is what stands there. ``worst`` is the worst severity of the
    findings, null for files. ``rules`` are the ids of the rules concerned. ``unevaluated`` is how many rules that could
    not be applied are not reported. ``chosen`` says that whoever started the run named the file as its configuration.
    """

    kind: OmissionKind
    count: int
    path: str
    line: int | None
    cause: str | None
    worst: Severity | None
    rules: tuple[str, ...]
    unevaluated: int
    chosen: bool


class ClusterOutput(Struct, frozen=True):
    """Reports with the same passages, each with a finding of its own, but for the origin.

    ``origin`` is the file that they are probably from, null where nobody can tell. ``paths`` are the files that are
    known, that one included. ``size`` is how many there are in all: where one file of many is checked, not all of the
    others are named.
    """

    origin: str | None
    paths: tuple[str, ...]
    size: int


class SummaryOutput(Struct, frozen=True):
    """Counts over all files.

    ``files`` is how many files there were, those included that were not read. ``skipped`` is how many were no report.
    ``unreadable`` is how many could not be read. ``errors`` is how many findings are errors. ``warnings`` is how many
    are warnings. ``infos`` is how many are infos. ``suppressed`` is how many findings a person left alone. ``known`` is
    how many are in the baseline. ``mended`` is how many of the baseline are gone. ``fixed`` is how many findings were
    fixed. ``fixed_files`` is how many files were changed by that. ``excluded`` is how many files the configuration
    excludes. ``ignored`` is how many findings it leaves out by their rule. ``lowered`` is how many have a lower
    severity by it. ``replaced_packs`` is how many files were not checked by the pack of gouji that claims them.
    ``nested`` is how many lie under a configuration that takes the place of one further up.
    """

    files: int
    skipped: int
    unreadable: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
    known: int
    mended: int
    fixed: int
    fixed_files: int
    excluded: int
    ignored: int
    lowered: int
    replaced_packs: int
    nested: int


class Output(Struct, frozen=True):
    """A run. Lines and columns are 1-based and count code points; the end is exclusive. Absent values are null.

    ``version`` is that of this format. ``gouji`` is the version of gouji. ``language`` is that of the messages.
    ``files`` are the files of the run. ``findings`` are the findings. ``clusters`` are reports that copy from each
    other. ``omissions`` are what was left out of the run. ``summary`` counts them.
    """

    version: Literal[1]
    gouji: str
    language: Language
    files: tuple[FileOutput, ...]
    findings: tuple[FindingOutput, ...]
    clusters: tuple[ClusterOutput, ...]
    omissions: tuple[OmissionOutput, ...]
    summary: SummaryOutput
