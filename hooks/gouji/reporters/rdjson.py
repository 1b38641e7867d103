"""Reviewdog's diagnostic format, for review comments on GitHub, GitLab, Gerrit and others.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gouji.findings.model import Finding, Severity
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language
from gouji.reporters.json import dumps
from gouji.reporters.shared import wording
from gouji.reporters.shared.columns import in_bytes
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.system.files import relative
from gouji.text.source import Place

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """One object. Columns are 1-based and count bytes of UTF-8, whatever the file's own encoding; the end is exclusive.

    Safe fixes are suggestions. In formats without lines there is no range, and the message names the place.
    """
    del screen
    diagnostics: list[dict[str, Any]] = []
    for file in result.files:
        diagnostics += [_diagnostic(finding, file, language) for finding in file.findings]
        diagnostics += [] if quiet else _remarks(file, language)
    diagnostics += [_omission(omission, language) for omission in result.omissions]
    yield dumps({"source": {"name": "gouji"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding, file: FileResult, language: Language) -> dict[str, Any]:
    location: dict[str, Any] = {"path": relative(finding.path)}
    if finding.place:
        location["range"] = _range(finding.place, file)
    diagnostic: dict[str, Any] = {
        "message": wording.sentence(finding, language),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    edits = finding.fix.edits if finding.fix and finding.fix.safe else ()
    if edits:
        diagnostic["suggestions"] = [{"range": _range(edit.place, file), "text": edit.text} for edit in edits]
    return diagnostic


def _remarks(file: FileResult, language: Language) -> Iterator[dict[str, Any]]:
    for remark in wording.remarks(file):
        yield {
            "message": wording.one_line(remark.in_language(language)),
            "location": {"path": relative(file.path)},
            "severity": "INFO",
            "code": {"value": wording.NOT_CHECKED},
        }


def _omission(omission: Omission, language: Language) -> dict[str, Any]:
    location: dict[str, Any] = {"path": relative(omission.path)}
    if omission.line:
        location["range"] = {"start": {"line": omission.line}}
    return {
        "message": wording.omitted(omission, language),
        "location": location,
        "severity": "INFO",
        "code": {"value": wording.LEFT_OUT},
    }


def _range(place: Place, file: FileResult) -> dict[str, Any]:
    """Whole lines where the text of one of them is not available."""
    start, end = {"line": place.line}, {"line": place.end_line}
    if place.line in file.lines and place.end_line in file.lines:
        start["column"] = in_bytes(file.lines[place.line], place.column)
        end["column"] = in_bytes(file.lines[place.end_line], place.end_column)
    return {"start": start, "end": end}
