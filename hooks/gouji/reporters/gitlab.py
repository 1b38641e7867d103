"""GitLab's code quality report, shown in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from gouji.findings.identity import fingerprints
from gouji.findings.model import Finding, Severity
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language
from gouji.reporters.json import dumps
from gouji.reporters.shared import wording
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.system.files import relative

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """One array. Fingerprints are unique, since GitLab keeps only the first of equals. It knows lines, no columns.

    In formats without lines everything stands on line 1, and the message names the place.
    """
    del screen
    issues: list[dict[str, Any]] = []
    for file in result.files:
        pairs = zip(file.findings, fingerprints(file.findings, file.lines), strict=True)
        issues += [_issue(finding, fingerprint, language) for finding, fingerprint in pairs]
        issues += [] if quiet else _remarks(file, language)
    yield dumps([*issues, *(_omission(omission, language) for omission in result.omissions)])


def _issue(finding: Finding, fingerprint: str, language: Language) -> dict[str, Any]:
    return {
        "description": wording.sentence(finding, language),
        "check_name": finding.rule,
        "fingerprint": _unique(finding.path, fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": _location(finding.path, finding.place.line if finding.place else 1),
    }


def _remarks(file: FileResult, language: Language) -> Iterator[dict[str, Any]]:
    for number, remark in enumerate(wording.remarks(file)):
        yield {
            "description": wording.one_line(remark.in_language(language)),
            "check_name": wording.NOT_CHECKED,
            "fingerprint": _unique(file.path, f"{wording.NOT_CHECKED}:{number}"),
            "severity": "info",
            "location": _location(file.path, 1),
        }


def _omission(omission: Omission, language: Language) -> dict[str, Any]:
    """An issue of what left something out: in a merge request that adds it, it is shown as new."""
    return {
        "description": wording.omitted(omission, language),
        "check_name": wording.LEFT_OUT,
        "fingerprint": _unique(omission.path, f"{wording.LEFT_OUT}:{omission.kind}:{omission.line}:{omission.cause}"),
        "severity": "info",
        "location": _location(omission.path, omission.line or 1),
    }


def _location(path: str, line: int) -> dict[str, Any]:
    return {"path": relative(path), "lines": {"begin": line}}


def _unique(path: str, fingerprint: str) -> str:
    return sha256(f"{relative(path)}\0{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()
