"""What is said beside a document about each of its findings, whatever its format is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from gouji.annotations import messages
from gouji.findings.model import Finding, Severity
from gouji.linter.results import FileResult
from gouji.messages.message import Language, Message
from gouji.reporters import messages as words
from gouji.reporters.shared import wording
from gouji.reporters.shared.rules import Rulebook
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
    """A line of a note: what is wrong, what it should be, what belongs to it, why and on what basis, by which rule."""

    kind: Kind
    text: str


class Note(Struct, frozen=True):
    """A note; ``span`` is what it stands at in the transcript, None for the document as a whole.

    ``severity_word`` is what it begins with, with the mark behind it. ``lines`` has at least one.
    """

    severity: Severity
    author: str
    severity_word: str
    lines: tuple[Line, ...]
    span: Span | None = None


class Notes(Struct, frozen=True):
    """Writes notes in a language, by what is known of the rules."""

    language: Language
    book: Rulebook

    def of(self, file: FileResult) -> Iterator[Note]:
        """A note for each finding that has a spot, in the order of the findings."""
        return (self._note(finding, finding.spot.span) for finding in file.findings if finding.spot)

    def of_the_whole(self, file: FileResult, *remarks: Message) -> Note | None:
        """One note with all that has no spot, or was not checked; None where there is nothing of the kind."""
        findings = [finding for finding in wording.worst_first(file.findings) if finding.spot is None]
        further = [self._say(remark) for remark in (*_remarks(file), *remarks)]
        if len(findings) == 1 and not further:
            return self._note(findings[0], None)
        lines = [*(self._item(finding) for finding in findings), *(Line("message", each) for each in further)]
        if not lines:
            return None
        if not findings:
            return self._signed("info", tuple(lines), None)
        return self._signed(findings[0].severity, (Line("message", self._say(messages.OF_THE_WHOLE)), *lines), None)

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
            yield Line("related", self._say(messages.ALSO, related=wording.related(related, self.language)))
        entry = self.book.of(finding)
        if entry.why:
            yield Line("why", self._say(words.WHY, why=entry.why))
        if entry.basis and entry.basis != _OWN_BASIS:
            yield Line("basis", self._say(words.BASIS, basis=entry.basis))
        yield Line("rule", finding.rule)

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
