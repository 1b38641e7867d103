"""For people at a terminal: findings grouped by file, errors first, each with its source line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from gouji.findings.model import Finding, Severity, Spot
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, Message
from gouji.reporters import messages
from gouji.reporters.shared import wording
from gouji.reporters.shared.snippet import frame
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.text import neutral
from gouji.text.source import Place

if TYPE_CHECKING:
    from gouji.reporters.shared.rules import Rulebook, RuleEntry

_BOLD = "1"
_MARGIN = 12  # cells before a source line
_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """A block for each file with something to report, then a line that sums up the run."""
    return _blocks(result, _TextReport(language, screen), quiet=quiet)


def explained(result: Result, language: Language, *, screen: Screen, quiet: bool) -> Iterator[str]:
    """The same, with the reason and the basis of every rule where a file first breaks it."""
    from gouji.reporters.shared.rules import rulebook  # noqa: PLC0415 - the other of the two tells no reasons

    return _blocks(result, _TextReport(language, screen, rulebook(result)), quiet=quiet)


def _blocks(result: Result, page: _TextReport, *, quiet: bool) -> Iterator[str]:
    for file in result.files:
        lines = list(page.findings(file))
        lines += [] if quiet else page.remarks(file)
        if lines:
            yield f"{page.heading(file)}\n"
            yield from (f"{line}\n" for line in lines)
            yield "\n"
    yield from (f"{sentence}\n" for sentence in wording.omissions(result, page.language))
    if not quiet:
        yield f"{wording.one_line(wording.summary(result, page.language))}\n"


class _TextReport(Struct, frozen=True):
    language: Language
    screen: Screen
    book: Rulebook | None = None

    def heading(self, file: FileResult) -> str:
        return self._paint(neutral.path(file.path), _BOLD) + (f" ({file.pack})" if file.pack else "")

    def findings(self, file: FileResult) -> Iterator[str]:
        known: set[str] = set()
        for finding in wording.worst_first(file.findings):
            yield from self.finding(finding, file)
            if self.book and finding.rule not in known:
                yield from self._reasons(self.book.of(finding))
            known.add(finding.rule)

    def finding(self, finding: Finding, file: FileResult) -> Iterator[str]:
        place = finding.place
        severity = self._paint(self._say(wording.SEVERITIES[finding.severity]), _COLOURS[finding.severity])
        message = self._say(finding.message)
        address = wording.one_line(wording.address(finding.where, finding.spot, message, self.language))
        head = [severity, finding.rule, wording.position(place), address]
        yield "  " + "  ".join(part for part in head if part)
        yield f"    {message}"
        if place and place.line in file.lines:
            yield from self._marked(str(place.line), file.lines[place.line], place, finding.severity)
        elif finding.spot and _tells_words(finding, finding.spot):
            yield from self._marked("", *_in_line(finding.spot), finding.severity)
        hint = wording.hint(finding, self.language)
        if hint:
            yield f"    → {wording.one_line(hint)}"
        yield from (f"      {wording.related(related, self.language)}" for related in finding.related)

    def _marked(self, number: str, line: str, place: Place, severity: Severity) -> Iterator[str]:
        source, carets = frame(line, place, self.screen.columns - _MARGIN)
        blank, mark = carets[: -len(carets.lstrip())], carets.lstrip()
        yield f"    {number:>5} | {source}".rstrip()
        yield f"          | {blank}{self._paint(mark, _COLOURS[severity])}"

    def remarks(self, file: FileResult) -> Iterator[str]:
        remark = wording.remark(file)
        if remark:
            yield f"  {self._say(remark)}"
        for verdict in file.missed:
            if verdict.lacks is None:
                yield f"  {self._say(messages.NOT_EVALUATED.fill(rule=verdict.rule, reason=verdict.reason))}"
        yield from (f"  {self._say(sentence)}" for sentence in wording.not_compared(file))

    def _reasons(self, entry: RuleEntry) -> Iterator[str]:
        if entry.why:
            yield f"    {self._say(messages.WHY.fill(why=entry.why))}"
        if entry.basis:
            yield f"    {self._say(messages.BASIS.fill(basis=entry.basis))}"

    def _say(self, message: Message) -> str:
        return wording.one_line(message.in_language(self.language))

    def _paint(self, text: str, code: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.screen.colour else text


def _tells_words(finding: Finding, spot: Spot) -> bool:
    """Whether the words of a spot tell more than its address: those of a cell are what its message names."""
    return spot.paragraph is not None or (finding.where.row is None and bool(spot.text))


def _in_line(spot: Spot) -> tuple[str, Place]:
    """The words around a spot as one line, and where in it those stand that are meant."""
    start = len(spot.before) + 1
    return f"{spot.before}{spot.text}{spot.after}", Place(1, start, 1, start + len(spot.text))
