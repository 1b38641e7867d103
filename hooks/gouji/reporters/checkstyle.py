"""Checkstyle's XML, which many review tools and CI servers read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gouji import __version__
from gouji.findings.model import Finding
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language
from gouji.reporters.shared import wording
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.reporters.shared.xml import element, serialised
from gouji.system.files import relative


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """A ``file`` for each file that was checked. The format knows where a finding starts, not where it ends.

    Columns are 1-based and count code points. In formats without lines both are left out, as the format allows.
    """
    del screen
    root = element("checkstyle", version=f"gouji-{__version__}")
    for file in result.files:
        if file.status != "skipped" or (file.reason and not quiet):
            root.append(_file(file, language, quiet=quiet))
    for omission in result.omissions:
        root.append(_omission(omission, language))
    yield serialised(root)


def _file(file: FileResult, language: Language, *, quiet: bool) -> etree._Element:
    node = element("file", name=relative(file.path))
    node.extend(_error(finding, language) for finding in file.findings)
    for remark in () if quiet else wording.remarks(file):
        message = wording.one_line(remark.in_language(language))
        node.append(element("error", severity="info", message=message, source=f"gouji.{wording.NOT_CHECKED}"))
    return node


def _omission(omission: Omission, language: Language) -> etree._Element:
    node = element("file", name=relative(omission.path))
    message, place = wording.omitted(omission, language), {"line": omission.line} if omission.line else {}
    source = f"gouji.{wording.LEFT_OUT}"
    node.append(element("error", **place, severity="info", message=message, source=source))
    return node


def _error(finding: Finding, language: Language) -> etree._Element:
    place = finding.place
    position = {"line": place.line, "column": place.column} if place else {}
    message = wording.sentence(finding, language)
    return element("error", **position, severity=finding.severity, message=message, source=f"gouji.{finding.rule}")
