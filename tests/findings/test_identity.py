from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from gouji.findings.identity import filled, keys
from gouji.findings.model import Finding, Part, Suspect, Where
from gouji.messages.message import Message, plain
from gouji.text.source import Decoded, Place

DECODED = Decoded("甲\n乙 丙\n乙\n丙\n丁\n", "utf-8")
FINDING = Finding(
    "a.md",
    "text",
    "stray",
    "p",
    "error",
    plain("乙丙"),
    Where(section="one"),
    Place(2, 1, 2, 4),
    actual="1",
    expected="2",
)

Change = Callable[[Finding], Finding]


@pytest.mark.parametrize(
    "change",
    [
        lambda finding: replace(finding, place=Place(3, 1, 4, 2)),  # the same words on two lines
        lambda finding: replace(finding, message=plain("reworded"), severity="info", pack="q", path="b.md"),
        lambda finding: replace(finding, where=Where("one", label=plain("第一部分"))),
    ],
)
def test_the_same_fault(change: Change) -> None:
    assert keys(filled(change(FINDING), DECODED)) == keys(filled(FINDING, DECODED))


@pytest.mark.parametrize(
    "change",
    [
        lambda finding: replace(finding, place=Place(3, 1, 3, 2)),
        lambda finding: replace(finding, rule="other"),
        lambda finding: replace(finding, where=Where("two")),
        lambda finding: replace(finding, where=Where("one", "t", "r", "c")),
        lambda finding: replace(finding, actual="3"),
        lambda finding: replace(finding, expected=None),
        lambda finding: replace(finding, suspects=(Suspect("r", "c", "1"),)),
        lambda finding: replace(finding, parts=(Part(Where("one"), "乙"),)),
    ],
)
def test_another_fault(change: Change) -> None:
    assert keys(filled(change(FINDING), DECODED)) != keys(filled(FINDING, DECODED))


def test_without_lines_it_is_what_the_message_says_in_chinese() -> None:
    def key(zh: str, en: str) -> object:
        return keys(filled(replace(FINDING, place=None, message=Message(zh, en)), None))

    assert key("甲", "a") == key("甲", "b") != key("乙", "a")


@pytest.mark.parametrize(
    ("where", "address"),
    [
        (Where(), ""),
        (Where("requests"), "requests"),
        (Where("requests", "t"), "t/*/*"),
        (Where("requests", "t", None, "total"), "t/*/total"),
        (Where("requests", "t", "new", "total"), "t/new/total"),
    ],
)
def test_addresses(where: Where, address: str) -> None:
    assert keys(replace(FINDING, where=where))[0].where == address


def test_a_finding_may_sum_up_faults_of_other_rules() -> None:
    faults = (Part(Where("one"), "甲"), Part(Where("one"), "甲", "other"))
    assert [key.rule for key in keys(replace(FINDING, parts=faults))] == ["stray", "other"]
