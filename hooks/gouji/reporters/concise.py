"""One line for each finding: what a commit hook shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gouji.findings.model import Finding
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, Message
from gouji.reporters.shared import repeated, wording
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.text import neutral


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """``path:line:column: severity rule message``; nothing at all where there is nothing to report.

    Columns are 1-based and count code points. Formats without lines show the place in the form instead.
    """
    del screen  # one line of plain text is what editors and log viewers parse
    alone = defaultdict[str, list[Message]](list)
    for file, reason in () if quiet else repeated.not_compared(result.files):
        alone[file.path].append(reason)
    for file in result.files:
        yield from (f"{line(finding, language)}\n" for finding in file.findings)
        remarks = () if quiet else (*wording.remarks_by_itself(file), *alone[file.path])
        yield from (f"{_info(file, remark, language)}\n" for remark in remarks)


def line(finding: Finding, language: Language) -> str:
    """The line of a finding, without its end."""
    place = finding.place
    path = neutral.path(finding.path)
    position = f"{path}:{place.line}:{place.column}" if place else path
    return wording.one_line(f"{position}: {finding.severity} {finding.rule} {wording.sentence(finding, language)}")


def _info(file: FileResult, remark: Message, language: Language) -> str:
    return wording.one_line(f"{neutral.path(file.path)}: info {remark.in_language(language)}")
