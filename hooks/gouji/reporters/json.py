"""One JSON object, for programs. Keys may be added in later versions; those that are here stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec.structs import asdict

from gouji import __version__
from gouji.findings.model import Finding, Fix, Related, Where
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.system.files import relative
from gouji.text.neutral import escaped
from gouji.text.source import Place

_ASCII = 127


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """Lines and columns are 1-based and count code points; the end is exclusive. Absent values are null."""
    del screen, quiet  # a program wants everything, and nothing else
    whole = {
        "version": 1,
        "gouji": __version__,
        "language": language,
        "files": [_file(file, language) for file in result.files if not file.settings],
        "findings": [_finding(finding, language) for finding in result.findings],
        "omissions": [_omission(omission) for omission in result.omissions],
        "summary": asdict(result.summary),
    }
    yield dumps(whole)


def dumps(value: object) -> str:
    """JSON for a file in UTF-8. A file name that is no text has lone surrogates, which that can't hold."""
    text = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()
    return escaped(text, _escape) + "\n"


def _escape(code: int) -> str:
    return json.dumps(chr(code))[1:-1] if code > _ASCII else f"\\u{code:04x}"


def _file(file: FileResult, language: Language) -> dict[str, Any]:
    return {
        "path": file.path,
        "pack": file.pack,
        "status": file.status,
        "reason": file.reason.in_language(language) if file.reason else None,
        "evaluated": file.evaluated,
        "not_evaluated": list(file.unevaluated_rules),
        "not_evaluated_reasons": [
            {"rule": verdict.rule, "reason": verdict.reason.in_language(language)} for verdict in file.not_evaluated
        ],
    }


def _omission(omission: Omission) -> dict[str, Any]:
    return {**asdict(omission), "path": relative(omission.path), "cause": omission.cause or None}


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "path": finding.path,
        **_place(finding.place),
        "where": _where(finding.where, language),
        "check": finding.check,
        "rule": finding.rule,
        "pack": finding.pack or None,
        "severity": finding.severity,
        "message": finding.message.in_language(language),
        "actual": finding.actual,
        "expected": finding.expected,
        "confidence": finding.confidence,
        "suspects": [asdict(suspect) for suspect in finding.suspects],
        "related": [_related(related, finding.path, language) for related in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _related(related: Related, path: str, language: Language) -> dict[str, Any]:
    return {
        "path": related.path or path,
        **_place(related.place),
        "where": _where(related.where, language),
        "message": related.message.in_language(language),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"safe": fix.safe, "edits": [{**_place(edit.place), "text": edit.text} for edit in fix.edits]}


def _place(place: Place | None) -> dict[str, int | None]:
    return {name: getattr(place, name, None) for name in Place.__struct_fields__}


def _where(where: Where, language: Language) -> dict[str, str]:
    label = where.label and where.label.in_language(language)
    return {name: value for name, value in {**asdict(where), "label": label}.items() if value is not None}
