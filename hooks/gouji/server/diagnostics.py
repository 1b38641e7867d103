"""Findings, and what is wrong with settings and packs, as diagnostics of the protocol."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from lsprotocol import types
from msgspec import Struct
from pygls.uris import from_fs_path

from gouji import __url__
from gouji.findings.model import Finding, Related, Severity
from gouji.linter import builtin_rules
from gouji.linter.results import FileResult
from gouji.messages.errors import GoujiError, Problem
from gouji.messages.message import Language, Message
from gouji.packs.library import built_in
from gouji.reporters.messages import SAID_OF
from gouji.reporters.shared import wording
from gouji.server import messages
from gouji.server.documents import TextDocument
from gouji.server.positions import Positions
from gouji.server.setup import Setup
from gouji.text.lazy import lazy_re
from gouji.text.source import Place

SOURCE = "gouji"
_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_WORD = lazy_re(r"[^\s,\[\]{}]+")


class Checked(Struct, frozen=True):
    """A version of a document and the result for it; None of one that is no business of gouji.

    ``error`` is why it could not be judged.
    """

    document: TextDocument
    setup: Setup
    language: Language
    result: FileResult | None
    error: GoujiError | None = None

    def range(self, finding: Finding) -> types.Range:
        """Where a finding is; the first line where it has no place, or the document could not be read."""
        positions = self.document.positions
        return positions.range(finding.place) if finding.place else positions.line()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found."""
        return self.result.findings if self.result else ()


def diagnostics(checked: Checked) -> list[types.Diagnostic]:
    """What there is to say of a document."""
    if checked.error:
        lines = "; ".join(checked.error.lines(checked.language))
        return [_remark(checked, messages.UNCHECKED.fill(error=lines), types.DiagnosticSeverity.Error)]
    if checked.result is None or checked.result.status == "skipped":
        return []
    remarks = (_remark(checked, each) for each in wording.remarks(checked.result))
    return [*(diagnostic(checked, finding) for finding in checked.findings), *remarks]


def diagnostic(checked: Checked, finding: Finding) -> types.Diagnostic:
    """A finding."""
    page = rule_page(finding.pack, finding.rule)
    return types.Diagnostic(
        range=checked.range(finding),
        message=wording.sentence(finding, checked.language),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(page) if page else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.rule == builtin_rules.UNUSED else None,
        related_information=[_related(checked, finding, each) for each in finding.related] or None,
    )


def rule_page(pack: str, rule: str) -> str | None:
    """The address of the page of a rule; None of one of gouji itself, or of a pack that does not ship with it."""
    return f"{__url__}/blob/main/docs/rules/{pack}.md#{rule}" if pack in _shipped() else None


@cache
def _shipped() -> frozenset[str]:
    return frozenset(folder.name for folder in built_in())


def _related(checked: Checked, finding: Finding, related: Related) -> types.DiagnosticRelatedInformation:
    message = related.message.in_language(checked.language)
    name = wording.label(related.where, message, checked.language)
    said = SAID_OF.fill(name=name, message=message).in_language(checked.language) if name else message
    return types.DiagnosticRelatedInformation(_location(checked, finding, related), wording.one_line(said))


def _location(checked: Checked, finding: Finding, related: Related) -> types.Location:
    """Where it is; what has no place, an equation for instance, is where the finding is."""
    if related.path is None:
        place = checked.document.positions.range(related.place) if related.place else checked.range(finding)
        return types.Location(checked.document.uri, place)
    return types.Location(uri_of(related.path), _point(related.place))


def _point(place: Place | None) -> types.Range:
    """The beginning of a line of a file that is not at hand."""
    start = types.Position(place.line - 1 if place else 0, 0)
    return types.Range(start, start)


def uri_of(path: str) -> str:
    """The address of a file."""
    return from_fs_path(str(Path(path).absolute())) or ""


def _remark(
    checked: Checked, message: Message, severity: types.DiagnosticSeverity = types.DiagnosticSeverity.Information
) -> types.Diagnostic:
    return types.Diagnostic(
        range=checked.document.positions.line(),
        message=wording.one_line(message.in_language(checked.language)),
        severity=severity,
        code=wording.NOT_CHECKED,
        source=SOURCE,
    )


def of_problems(problems: Iterable[Problem], positions: Positions, language: Language) -> list[types.Diagnostic]:
    """What is wrong with a file of settings or of a pack."""
    return [
        types.Diagnostic(
            range=_word(positions, problem),
            message=wording.one_line(problem.message.in_language(language)),
            severity=types.DiagnosticSeverity.Error,
            source=SOURCE,
        )
        for problem in problems
    ]


def _word(positions: Positions, problem: Problem) -> types.Range:
    """The word at which a problem stands; the first line where it is about the file as a whole."""
    if problem.line is None or problem.column is None or problem.line > positions.decoded.lines:
        return positions.line()
    word = _WORD.match(positions.decoded.line(problem.line), problem.column - 1)
    end = word.end() + 1 if word else problem.column
    return positions.range(Place(problem.line, problem.column, problem.line, end))
