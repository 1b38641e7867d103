"""What is said beside a document about each of its findings, whatever its format is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from gouji.annotations import messages
from gouji.findings.model import Finding, Related, Severity
from gouji.linter.results import FileResult
from gouji.messages.message import Language, Message
from gouji.reporters import messages as words
from gouji.reporters.shared import wording
from gouji.reporters.shared.rules import Rulebook
from gouji.text.source import Decoded
from gouji.text.spans import Span

INITIALS = "gouji"
_OWN_BASIS = "gouji"
"""The basis of rules that stand on no regulation: nothing to look up."""
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def _author(severity: Severity, language: Language) -> str:
    return messages.AUTHOR.fill(severity=wording.SEVERITIES[severity]).in_language(language)


AUTHORS = frozenset(_author(severity, language) for severity in wording.SEVERITIES for language in _LANGUAGES)
"""Who signs a note, in any language and at any severity: by this name earlier notes are known."""
Kind = Literal["message", "hint", "related", "why", "basis", "rule"]


class Line(Struct, frozen=True):
    """A line of a note: what is wrong, what it should be, what belongs to it, why and on what basis, by which rule.

    ``span`` is another place that the line is about, in a document with lines.
    """

    kind: Kind
    text: str
    span: Span | None = None


class Note(Struct, frozen=True):
    """A note; ``span`` is what it stands at, None for the document as a whole.

    It is a range of the text of the document where that has lines, else of its transcript (Word).

    ``severity_word`` is what it begins with, with the mark behind it. ``lines`` has at least one.
    """

    severity: Severity
    author: str
    severity_word: str
    lines: tuple[Line, ...]
    span: Span | None = None


class Noted(Struct, frozen=True):
    """All that is noted in a document: ``notes`` at their places, ``whole`` about the document as such.

    ``counts`` are the findings of each severity, whether they have a place or not.
    """

    language: Language
    notes: tuple[Note, ...]
    whole: Note | None
    counts: Mapping[Severity, int]

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self.notes) + (self.whole is not None)


class Notes(Struct, frozen=True):
    """Writes notes in a language, by what is known of the rules.

    ``decoded`` is the text of the document, in which places are lines and columns; None where it has spots.
    """

    language: Language
    book: Rulebook
    decoded: Decoded | None = None

    def noted(self, file: FileResult, *remarks: Message) -> Noted:
        """All notes of a file; ``remarks`` are about it as a whole."""
        counts = Counter(finding.severity for finding in file.findings)
        return Noted(self.language, tuple(self.of(file)), self.of_the_whole(file, *remarks), counts)

    def of(self, file: FileResult) -> Iterator[Note]:
        """A note for each finding that has a place, in the order of the findings."""
        return (self._note(finding, span) for finding in file.findings if (span := self._span(finding)))

    def of_the_whole(self, file: FileResult, *remarks: Message) -> Note | None:
        """One note with all that has no place, or was not checked; None where there is nothing of the kind."""
        findings = [finding for finding in wording.worst_first(file.findings) if self._span(finding) is None]
        further = [self._say(remark) for remark in (*_remarks(file), *remarks)]
        if len(findings) == 1 and not further:
            return self._note(findings[0], None)
        lines = [*(self._item(finding) for finding in findings), *(Line("message", each) for each in further)]
        if not lines:
            return None
        if not findings:
            return self._signed("info", tuple(lines), None)
        return self._signed(findings[0].severity, (Line("message", self._say(messages.OF_THE_WHOLE)), *lines), None)

    def _span(self, finding: Finding) -> Span | None:
        if finding.spot:
            return finding.spot.span
        return self.decoded.span(finding.place) if self.decoded and finding.place else None

    def _note(self, finding: Finding, span: Span | None) -> Note:
        return self._signed(finding.severity, tuple(self._lines(finding)), span)

    def _signed(self, severity: Severity, lines: tuple[Line, ...], span: Span | None) -> Note:
        word = (wording.SEVERITIES[severity] + messages.AFTER_SEVERITY).in_language(self.language)
        return Note(severity, _author(severity, self.language), word, lines, span)

    def _lines(self, finding: Finding) -> Iterator[Line]:
        yield Line("message", self._say(finding.message))
        if hint := wording.hint(finding, self.language):
            yield Line("hint", f"→ {wording.one_line(hint)}")
        for related in finding.related:
            yield self._related(related)
        entry = self.book.of(finding)
        if entry.why:
            yield Line("why", self._say(words.WHY, why=entry.why))
        if entry.basis and entry.basis != _OWN_BASIS:
            yield Line("basis", self._say(words.BASIS, basis=entry.basis))
        yield Line("rule", finding.rule)

    def _related(self, related: Related) -> Line:
        """Another place, which a link shows where it can: lines and columns are of no document that a person sees."""
        span = self.decoded.span(related.place) if self.decoded and related.place and related.path is None else None
        told = wording.related(replace(related, place=None) if span else related, self.language)
        return Line("related", self._say(messages.ALSO, related=told), span)

    def _item(self, finding: Finding) -> Line:
        sentence = wording.sentence(finding, self.language)
        severity = wording.SEVERITIES[finding.severity]
        return Line("message", self._say(messages.ITEM, severity=severity, sentence=sentence, rule=finding.rule))

    def _say(self, message: Message, **values: str | Message) -> str:
        filled = message.fill(**values) if values else message
        return wording.one_line(filled.in_language(self.language))


def _remarks(file: FileResult) -> Iterator[Message]:
    """What keeps the file from being wholly checked, and what to do."""
    if remark := wording.remark(file):
        yield remark
    if rules := file.unevaluated_rules:
        yield messages.NOT_EVALUATED.fill(count=len(rules), rules=", ".join(rules))
