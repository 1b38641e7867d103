"""The findings of a file by what they are about: each table that is drawn, then the text and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from gouji.findings.excerpts import TableExcerpt
from gouji.findings.model import SEVERITIES, Finding
from gouji.linter.results import FileResult
from gouji.messages.message import Message, listed
from gouji.reporters.html.messages import TEXT
from gouji.reporters.shared.wording import worst_first


class Group(Struct, frozen=True):
    """Findings with their numbers in the file (from 1), worst first, and the ``tables`` that they are about."""

    title: Message
    tables: tuple[TableExcerpt, ...]
    findings: tuple[tuple[int, Finding], ...]


def groups(file: FileResult) -> list[Group]:
    """Those with the worst findings first."""
    tables = file.excerpts.tables if file.excerpts else ()
    homes = _homes(tables)
    by_home: dict[str | None, list[Finding]] = {}
    for finding in worst_first(file.findings):
        by_home.setdefault(homes.get(finding.where.table or ""), []).append(finding)
    found = sorted(by_home.items(), key=lambda each: (SEVERITIES.index(each[1][0].severity), each[0] is None))
    made = []
    start = 1
    for home, findings in found:
        theirs = tuple(table for table in tables if home and homes[next(iter(table.names))] == home)
        made.append(Group(_title(theirs), theirs, tuple(enumerate(findings, start))))
        start += len(findings)
    return made


def _homes(tables: Iterable[TableExcerpt]) -> Mapping[str, str]:
    """The group of each table: tables of the form that stand in one of the document are of one."""
    homes: dict[str, str] = {}
    for table in tables:
        home = next((homes[name] for name in table.names if name in homes), next(iter(table.names)))
        homes |= dict.fromkeys((name for name in table.names if name not in homes), home)
    return homes


def _title(tables: Iterable[TableExcerpt]) -> Message:
    names = {identifier: name for table in tables for identifier, name in table.names.items()}
    return listed(names.values()) if names else TEXT
