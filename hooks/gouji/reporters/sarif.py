"""SARIF 2.1.0, for code scanning on GitHub, Azure DevOps and others, and for viewers in editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html; section numbers below are of that text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from msgspec import Struct

from gouji import __url__, __version__
from gouji.findings.identity import fingerprints
from gouji.findings.model import Finding, Fix, Related, Severity, Where
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, Message, in_both
from gouji.reporters import messages
from gouji.reporters.json import dumps
from gouji.reporters.shared import wording
from gouji.reporters.shared.paths import uri
from gouji.reporters.shared.rules import RuleEntry, rulebook
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.text.source import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "gouji/v1"
_GITHUB_FINGERPRINT = "primaryLocationLineHash"
_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}

_Object = dict[str, Any]


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """One run. Columns are 1-based and count code points; the end is exclusive.

    Places in formats without lines are logical locations only, beside the file itself. Notifications of the invocation
    report what was not checked. Rules of one id in several packs are descriptors of their own where they differ.
    """
    del screen, quiet  # a viewer leaves out what a person does not want
    entries = tuple(rulebook(result).entries.values())
    rules: list[_Object] = []
    for entry in entries:
        described = _descriptor(entry, language)
        if described not in rules:
            rules.append(described)
    index = {(entry.pack, entry.rule): rules.index(_descriptor(entry, language)) for entry in entries}
    yield dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_SarifRun(language, index).whole(result, rules)]})


class _SarifRun(Struct, frozen=True):
    """What every part of a run needs: the language, and the index of each rule (pack, id)."""

    language: Language
    index: Mapping[tuple[str, str], int]

    def whole(self, result: Result, rules: list[_Object]) -> _Object:
        return {
            "tool": {"driver": {"name": "gouji", "version": __version__, "informationUri": __url__, "rules": rules}},
            "language": _LANGUAGES[self.language],
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {
                    "executionSuccessful": not result.summary.unreadable,
                    "toolExecutionNotifications": [
                        *(self._omission(omission) for omission in result.omissions),
                        *(note for file in result.files for note in self._notes(file)),
                    ],
                }
            ],
            "results": [
                self._result(finding, fingerprint)
                for file in result.files
                for finding, fingerprint in zip(file.findings, fingerprints(file.findings, file.lines), strict=True)
            ],
        }

    def _result(self, finding: Finding, fingerprint: str) -> _Object:
        prints = {_FINGERPRINT: fingerprint}
        if finding.place is None:  # else GitHub computes its own from the lines
            prints[_GITHUB_FINGERPRINT] = fingerprint
        facts = {"confidence": finding.confidence, "actual": finding.actual, "expected": finding.expected}
        properties = {"pack": finding.pack, **{name: value for name, value in facts.items() if value is not None}}
        found: _Object = {
            "ruleId": finding.rule,
            "ruleIndex": self.index[finding.pack, finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": wording.sentence(finding, self.language)},
            "locations": [_location(finding.path, finding.place, finding.where, self.language)],
            "partialFingerprints": prints,
            "properties": properties,
        }
        if finding.related:
            found["relatedLocations"] = [self._related(related, finding.path) for related in finding.related]
        if finding.fix and finding.fix.safe:
            found["fixes"] = [self._fix(finding.fix, finding.path)]
        return found

    def _related(self, related: Related, path: str) -> _Object:
        location = _location(related.path or path, related.place, related.where, self.language)
        return location | {"message": self._text(related.message)}

    def _fix(self, fix: Fix, path: str) -> _Object:
        replacements = [
            {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}} for edit in fix.edits
        ]
        change = {"artifactLocation": {"uri": uri(path)}, "replacements": replacements}
        return {"description": self._text(messages.FIX), "artifactChanges": [change]}

    def _notes(self, file: FileResult) -> Iterator[_Object]:
        """What was not checked, or not wholly (3.20.21)."""
        levels = {"unreadable": "error", "partial": "warning", "read": "warning", "skipped": "note"}
        locations = [_location(file.path, None, Where(), self.language)]
        if file.reason:
            sentence = wording.remark(file) or file.reason
            yield {"level": levels[file.status], "message": self._text(sentence), "locations": locations}
        for verdict in file.missed:
            sentence = messages.NOT_EVALUATED.fill(rule=verdict.rule, reason=verdict.reason)
            note = {"level": "warning", "message": self._text(sentence), "locations": locations}
            rule = {"id": verdict.rule}
            index = self.index.get((verdict.pack, verdict.rule))
            yield note | {"associatedRule": rule if index is None else {**rule, "index": index}}

    def _omission(self, omission: Omission) -> _Object:
        """A warning about what left something out, with the counts for programs."""
        physical: _Object = {"artifactLocation": {"uri": uri(omission.path)}}
        if omission.line:
            physical["region"] = {"startLine": omission.line}
        return {
            "level": "warning",
            "descriptor": {"id": f"{wording.LEFT_OUT}/{omission.kind}"},
            "message": {"text": wording.omitted(omission, self.language)},
            "locations": [{"physicalLocation": physical}],
            "properties": {"count": omission.count, "rules": omission.rules},
        }

    def _text(self, message: Message) -> _Object:
        return {"text": wording.one_line(message.in_language(self.language))}


def _descriptor(entry: RuleEntry, language: Language) -> _Object:
    """A rule (3.49). Its help is what ``gouji explain`` shows."""
    summary = wording.one_line(entry.summary.in_language(language))
    why = wording.one_line((entry.why or entry.summary).in_language(language))
    described: _Object = {
        "id": entry.rule,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why},
        "help": {"text": _help(entry, why, language)},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
        "properties": {"tags": [entry.check]},
    }
    return described


def _help(entry: RuleEntry, why: str, language: Language) -> str:
    parts = [why]
    for title, text in (
        (messages.EXPLAIN_BASIS, entry.basis),
        (messages.EXPLAIN_EXAMPLE, entry.example),
        (messages.EXPLAIN_COUNTER_EXAMPLE, entry.counter_example),
    ):
        if text:
            said = in_both(text).in_language(language).strip()
            parts.append(f"{title.in_language(language)}{'：' if language == 'zh' else ': '}{said}")
    return "\n\n".join(parts)


def _location(path: str, place: Place | None, where: Where, language: Language) -> _Object:
    physical: _Object = {"artifactLocation": {"uri": uri(path)}}
    if place:
        physical["region"] = _region(place)
    location: _Object = {"physicalLocation": physical}
    logical = _logical(where, language) or (None if place else _whole(path))
    if logical:
        location["logicalLocations"] = [logical]
    return location


def _region(place: Place) -> _Object:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _logical(where: Where, language: Language) -> _Object | None:
    """The place in the form (3.33): its path of ids, and its label for people."""
    steps = {"section": where.section, "table": where.table, "row": where.row, "column": where.column}
    known = {kind: step for kind, step in steps.items() if step}
    if not known and not where.label:
        return None
    logical: _Object = {"name": where.label.in_language(language) if where.label else _last(known.values())}
    if known:
        logical["fullyQualifiedName"] = "/".join(known.values())
        logical["kind"] = "cell" if where.row and where.column else _last(known)
    return logical


def _whole(path: str) -> _Object:
    """The document as a whole, where nothing smaller is known."""
    return {"name": PurePath(path).name, "kind": "document"}


def _last(words: Iterable[str]) -> str:
    return list(words)[-1]
