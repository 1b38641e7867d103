"""What a check finds: what, where, how bad, and what would fix it."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from gouji.messages.message import Message
from gouji.text.source import Place
from gouji.text.spans import Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Confidence = Literal["certain", "likely", "ambiguous", "structural"]
OtherReports = Literal["last_year", "children", "siblings"]
"""What a report is compared with: that of the year before, those of the units below, those of other units."""


class Where(Struct, frozen=True):
    """The place in the form, by the ids of the pack; ``label`` is for people, and nothing is told apart by it."""

    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    label: Message | None = None


class Spot(Struct, frozen=True):
    """The place of a finding in a document without lines, as a person finds it there.

    ``section`` is the heading over it as printed, None before the first one. ``paragraph`` counts from 1, in the
    section or before the first one; it is None for headings and for what stands in tables. ``text`` are the words that
    are meant, on one line, ``before`` and ``after`` those around them; “…” stands for the rest. ``span`` is the range
    in the transcript of the document; an empty one is a point.
    """

    span: Span
    section: str | None = None
    paragraph: int | None = None
    before: str = ""
    text: str = ""
    after: str = ""


class Related(Struct, frozen=True):
    """Another place that belongs to the finding: the origin of a copy, an equation that fails.

    ``path`` is None for the same file; ``place`` and ``spot`` as in :class:`Finding`.
    """

    message: Message
    place: Place | None = None
    where: Where = Where()
    path: str | None = None
    spot: Spot | None = None


class Suspect(Struct, frozen=True):
    """A cell that would explain the finding, and the value that would fix it (None: not known)."""

    row: str
    column: str
    actual: str
    expected: str | None = None


class Edit(Struct, frozen=True):
    """Replace the text at ``place`` by ``text``."""

    place: Place
    text: str


class Fix(Struct, frozen=True):
    """Edits that fix the finding; safe ones can be applied without looking."""

    edits: tuple[Edit, ...]
    safe: bool


class Part(Struct, frozen=True):
    """One of the faults that a finding sums up: its address, what stands there, and its rule if that is another."""

    where: Where
    text: str
    rule: str | None = None


class Finding(Struct, frozen=True):
    """One fault. ``place`` is None in formats without lines, or where something is missing altogether.

    ``spot`` is the place in such formats, None where there are lines, where none is known and in PDF. Checks give a
    ``place`` in either case; the linter makes the spot of it.

    ``parts`` are for comparing with earlier runs, and the same in all formats: every cell, aspect or paragraph that the
    finding sums up. A check leaves them out where the text at ``place`` distinguishes findings of a rule; the linter
    fills them in then.

    ``replaced`` are reported where the rule of the finding is not selected: what follows from it, and the same fault as
    other rules would report it. The linter takes them out.

    ``passages``, of a finding that something repeats another: what stands there, and what it repeats. ``unnamed`` is in
    how many files it stands beside those that are related.
    """

    path: str
    check: str
    rule: str
    pack: str
    severity: Severity
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
    replaced: "tuple[Finding, ...]" = ()
    passages: tuple[str, str] | None = None
    spot: Spot | None = None
    unnamed: int = 0

    @property
    def places(self) -> Iterator[Place]:
        """All places in its file that it is about: its own, what is related to it, what its fix replaces."""
        if self.place:
            yield self.place
        yield from (related.place for related in self.related if related.place and related.path is None)
        yield from (edit.place for edit in (self.fix.edits if self.fix else ()))

    @property
    def in_others(self) -> list[Related]:
        """What belongs to it in other files."""
        return [each for each in self.related if each.path not in (None, self.path)]


class NotEvaluated(Struct, frozen=True):
    """A rule that could not be applied: its section, table or cells could not be bound. Never shown as passed.

    ``lacks`` are the other reports that it compares with, where they are not at hand; None for all other reasons.
    """

    path: str
    check: str
    rule: str
    pack: str
    reason: Message
    lacks: OtherReports | None = None
