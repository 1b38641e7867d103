"""One JSON object, for programs. Keys may be added in later versions; those that are here stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from msgspec import to_builtins
from msgspec.structs import asdict

from gouji import __version__
from gouji.findings.model import Finding, Fix, Related, Spot, Where
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language
from gouji.reporters.shared.clusters import clusters
from gouji.reporters.shared.output import (
    ClusterOutput,
    EditOutput,
    FileOutput,
    FindingOutput,
    FixOutput,
    OmissionOutput,
    Output,
    ReasonOutput,
    RelatedOutput,
    SpotOutput,
    SummaryOutput,
    SuspectOutput,
    WhereOutput,
)
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.system.files import relative
from gouji.text.neutral import escaped
from gouji.text.source import Place

_ASCII = 127


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """The run, as :class:`gouji.reporters.shared.output.Output`."""
    del screen, quiet  # a program wants everything, and nothing else
    whole = Output(
        version=1,
        gouji=__version__,
        language=language,
        files=tuple(_file(file, language) for file in result.files if not file.settings),
        findings=tuple(_finding(finding, language) for finding in result.findings),
        clusters=tuple(ClusterOutput(each.origin, each.members, each.size) for each in clusters(result.findings)),
        omissions=tuple(_omission(omission) for omission in result.omissions),
        summary=SummaryOutput(**asdict(result.summary)),
    )
    yield dumps(to_builtins(whole))


def dumps(value: object) -> str:
    """JSON for a file in UTF-8. A file name that is no text has lone surrogates, which that can't hold."""
    text = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()
    return escaped(text, _escape) + "\n"


def _escape(code: int) -> str:
    return json.dumps(chr(code))[1:-1] if code > _ASCII else f"\\u{code:04x}"


def _file(file: FileResult, language: Language) -> FileOutput:
    return FileOutput(
        path=file.path,
        pack=file.pack,
        status=file.status,
        reason=file.reason.in_language(language) if file.reason else None,
        evaluated=file.evaluated,
        not_evaluated=tuple(dict.fromkeys(verdict.rule for verdict in file.not_evaluated)),
        not_evaluated_reasons=tuple(
            ReasonOutput(verdict.rule, verdict.reason.in_language(language), verdict.lacks)
            for verdict in file.not_evaluated
        ),
    )


def _omission(omission: Omission) -> OmissionOutput:
    return OmissionOutput(
        **{**asdict(omission), "path": relative(omission.path), "cause": omission.cause or None},
    )


def _finding(finding: Finding, language: Language) -> FindingOutput:
    return FindingOutput(
        path=finding.path,
        **_place(finding.place),
        where=_where(finding.where, language),
        check=finding.check,
        rule=finding.rule,
        pack=finding.pack or None,
        severity=finding.severity,
        message=finding.message.in_language(language),
        actual=finding.actual,
        expected=finding.expected,
        confidence=finding.confidence,
        suspects=tuple(SuspectOutput(**asdict(suspect)) for suspect in finding.suspects),
        related=tuple(_related(related, finding.path, language) for related in finding.related),
        fix=_fix(finding.fix) if finding.fix else None,
        spot=_spot(finding.spot),
    )


def _related(related: Related, path: str, language: Language) -> RelatedOutput:
    return RelatedOutput(
        path=related.path or path,
        **_place(related.place),
        where=_where(related.where, language),
        message=related.message.in_language(language),
        spot=_spot(related.spot),
    )


def _fix(fix: Fix) -> FixOutput:
    return FixOutput(fix.safe, tuple(EditOutput(**_place(edit.place), text=edit.text) for edit in fix.edits))


def _spot(spot: Spot | None) -> SpotOutput | None:
    return SpotOutput(spot.section, spot.paragraph, spot.before, spot.text, spot.after) if spot else None


def _place(place: Place | None) -> dict[str, int | None]:
    return {name: getattr(place, name, None) for name in Place.__struct_fields__}


def _where(where: Where, language: Language) -> WhereOutput:
    return WhereOutput(**{**asdict(where), "label": where.label and where.label.in_language(language)})
