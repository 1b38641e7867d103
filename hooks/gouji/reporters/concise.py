"""One line for each finding: what a commit hook shows."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import catalogue
from gouji.findings import Finding
from gouji.messages import Language, Message
from gouji.reporters import wording
from gouji.results import FileResult, Result


def report(result: Result, language: Language, *, colour: bool = False, quiet: bool = False) -> Iterator[str]:
    """``path:line:column: severity rule message``; nothing at all where nothing is to be said.

    Columns are 1-based and count code points. Formats without lines show the place in the form instead.
    """
    del colour  # one line of plain text is what editors and log viewers parse
    for file in result.files:
        yield from (f"{_finding(finding, language)}\n" for finding in file.findings)
        if not quiet:
            yield from (f"{_info(file, remark, language)}\n" for remark in _remarks(file))


def _finding(finding: Finding, language: Language) -> str:
    place = finding.place
    position = f"{finding.path}:{place.line}:{place.column}" if place else finding.path
    hint = wording.hint(finding, language)
    message = finding.message.in_language(language)
    label = "" if place else wording.label(finding.where, message)
    parts = [f"[{label}]" if label else "", message, f"→ {hint}" if hint else ""]
    return wording.one_line(f"{position}: {finding.severity} {finding.rule} {' '.join(filter(None, parts))}")


def _remarks(file: FileResult) -> Iterator[Message]:
    remark = wording.remark(file)
    if remark:
        yield remark
    if file.not_evaluated:
        yield catalogue.NOT_EVALUATED_RULES.fill(rules=", ".join(file.unevaluated_rules))


def _info(file: FileResult, remark: Message, language: Language) -> str:
    return wording.one_line(f"{file.path}: info {remark.in_language(language)}")
