"""Which reports are one cluster of copies, and which of them is the origin; ``gouji.reporters.shared.clusters``."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.findings.model import Finding
from gouji.reporters.shared.clusters import clusters
from support.across_reports import copy

ELSE = "图书室添置查询机两台，周末由志愿者值守，教老年人在手机上查询补贴明细，全年服务三千人次"


def unsure(path: str, *others: str, text: str = ELSE) -> Finding:
    return copy(path, *others, text=text, confidence="ambiguous")


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([copy("b", "a")], [["a", "b"]]),
        ([copy("b", "a"), copy("c", "a")], [["a", "b", "c"]]),
        ([copy("b", "a"), copy("c", "b")], [["a", "b", "c"]]),
        ([copy("a", "b", "c")], [["b", "a", "c"]]),
        ([copy("b", "a"), copy("d", "c"), copy("e", "c")], [["c", "d", "e"], ["a", "b"]]),
        ([copy("b", "a"), copy("b", "a", section="overview")], [["a", "b"]]),
        ([copy("c", "b"), copy("d", "b"), copy("d", "a")], [["b", "a", "c", "d"]]),
        ([copy("b", "a"), copy("b", "c", text=ELSE), copy("d", "c", text=ELSE)], [["c", "b", "d"], ["a", "b"]]),
        ([copy("b", "a", "c"), unsure("b", "d"), unsure("d", "b")], [["a", "b", "c"], ["b", "d"]]),
        ([], []),
    ],
)
def test_what_was_copied_from_one_is_a_cluster_with_the_origin_first(
    findings: list[Finding], expected: list[list[str]]
) -> None:
    assert [[*cluster.members] for cluster in clusters(findings)] == expected


@pytest.mark.parametrize(
    ("findings", "members", "origin"),
    [
        ([unsure("a", "b"), unsure("b", "a")], "ab", None),
        ([unsure("c", "a", "b"), unsure("b", "a", "c"), unsure("a", "b", "c")], "abc", None),
        ([unsure("a", "b", "c"), unsure("b", "a"), unsure("c", "d", "a"), unsure("d", "c")], "abcd", None),
        ([unsure("c", "b"), copy("a", "b", text=ELSE)], "bac", "b"),
        ([copy("b", "a"), copy("c", "a"), copy("c", "b")], "abc", "a"),
    ],
)
def test_there_is_an_origin_where_something_tells(findings: list[Finding], members: str, origin: str | None) -> None:
    (cluster,) = clusters(findings)
    assert ("".join(cluster.members), cluster.origin) == (members, origin)
    assert {*cluster.findings} == {*findings}


@pytest.mark.parametrize(
    ("findings", "size"),
    [
        ([unsure("a", "b")], 2),
        ([replace(unsure("a", "b", "c"), unnamed=25)], 28),
        ([replace(unsure("a", "b"), unnamed=1), replace(unsure("b", "a"), unnamed=1)], 3),
        ([copy("b", "a"), copy("c", "a"), copy("d", "a"), copy("e", "a")], 5),
    ],
)
def test_reports_that_no_finding_names_are_counted(findings: list[Finding], size: int) -> None:
    (cluster,) = clusters(findings)
    assert cluster.size == size


def test_a_long_chain() -> None:
    chain = [copy(f"{number + 1:05}", f"{number:05}") for number in range(5000)]
    assert [len(cluster.members) for cluster in clusters(chain)] == [5001]
