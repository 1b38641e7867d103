from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from gouji.findings.identity import fingerprints
from gouji.findings.model import Finding, Where
from gouji.messages.message import Message
from gouji.text.source import Place

CELL = Where("fees", "fees", "fees", "amount")
FINDING = Finding(
    "一.txt", "tables", "cell-blank", "某包", "error", Message("第 3 格空着", "…"), CELL, Place(3, 1, 3, 3)
)
LINES = {3: "一、收费 12 万元", 4: "二、罚款 12 万元", 7: "一、收费 12 万元", 8: "（二）收费13万元"}


def prints(*findings: Finding) -> tuple[str, ...]:
    return fingerprints(findings, LINES)


SAME: list[tuple[str, Callable[[Finding], Finding]]] = [
    ("moved", lambda finding: replace(finding, place=Place(7, 1, 7, 3))),
    ("another figure", lambda finding: replace(finding, message=Message("第 4 格空着", "…"), actual="3")),
    ("another file", lambda finding: replace(finding, path="二.txt")),
    ("another severity", lambda finding: replace(finding, severity="warning")),
    ("another translation", lambda finding: replace(finding, message=Message("第 3 格空着", "other words"))),
]
OTHER: list[tuple[str, Callable[[Finding], Finding]]] = [
    ("another rule", lambda finding: replace(finding, rule="cell-text")),
    ("another pack", lambda finding: replace(finding, pack="另一包")),
    ("another row", lambda finding: replace(finding, where=Where("fees", "fees", "other", "amount"))),
    ("no address", lambda finding: replace(finding, where=Where())),
]


@pytest.mark.parametrize(("case", "change"), SAME, ids=[name for name, _ in SAME])
def test_the_same_fault(case: str, change: Callable[[Finding], Finding]) -> None:
    assert prints(change(FINDING)) == prints(FINDING), case


@pytest.mark.parametrize(("case", "change"), OTHER, ids=[name for name, _ in OTHER])
def test_another_fault(case: str, change: Callable[[Finding], Finding]) -> None:
    assert prints(change(FINDING)) != prints(FINDING), case


def test_equal_ones_are_numbered() -> None:
    one, two = prints(FINDING, FINDING)
    assert (one.partition(":")[0], one[-2:], two[-2:]) == (two.partition(":")[0], ":1", ":2")


def test_where_no_cell_is_meant_the_words_tell() -> None:
    where = Where(section="fees")
    here, there, other, enumerated = (
        replace(FINDING, where=where, place=Place(line, 1, line, end))
        for line, end in ((3, 12), (7, 12), (4, 12), (8, 11))
    )
    assert prints(here) == prints(there)
    assert prints(here) != prints(other)
    assert prints(here) == prints(enumerated)  # neither figures nor list marks count


def test_without_lines_the_message_tells() -> None:
    def reported(message: str) -> tuple[str, ...]:
        return prints(replace(FINDING, where=Where(), place=None, message=Message(message, "…")))

    assert reported("有 191 字相同") == reported("有 8 字相同")
    assert reported("有 191 字相同") != reported("有 191 字不同")
