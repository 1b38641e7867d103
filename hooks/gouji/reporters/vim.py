"""As ``concise``, for Vim and Neovim, whose columns count bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from gouji.findings.model import Finding
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language
from gouji.reporters import concise
from gouji.reporters.shared.columns import in_bytes
from gouji.reporters.shared.terminal import PLAIN, Screen


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """Columns are 1-based and count bytes of UTF-8, which Vim holds text in whatever the encoding of the file."""
    counted = replace(result, files=tuple(_file(file) for file in result.files))
    return concise.report(counted, language, screen=screen, quiet=quiet)


def _file(file: FileResult) -> FileResult:
    return replace(file, findings=tuple(_finding(finding, file.lines) for finding in file.findings))


def _finding(finding: Finding, lines: Mapping[int, str]) -> Finding:
    place = finding.place
    if place is None or place.line not in lines:
        return finding
    return replace(finding, place=replace(place, column=in_bytes(lines[place.line], place.column)))
