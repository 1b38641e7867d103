from __future__ import annotations

from lxml import etree

from gouji.linter.results import Result
from gouji.reporters import checkstyle


def root(result: Result, *, quiet: bool = False) -> etree._Element:
    return etree.fromstring("".join(checkstyle.report(result, "zh", quiet=quiet)).encode())


def test_findings_and_what_was_not_checked(result: Result) -> None:
    found = [
        (
            file.get("name"),
            [(each.get("line"), each.get("column"), each.get("severity"), each.get("source")) for each in file],
        )
        for file in root(result)
    ]
    assert found == [
        ("报告/一.txt", [("1", "1", "info", "gouji.section-title"), ("3", "6", "error", "gouji.requests-flow")]),
        (
            "二.docx",
            [
                (None, None, "error", "gouji.cell-blank"),
                (None, None, "info", "gouji.not-checked"),
                (None, None, "info", "gouji.not-checked"),
            ],
        ),
        ("三.txt", [(None, None, "error", "gouji.document-unreadable")]),
        ("四.md", [(None, None, "info", "gouji.not-checked")]),
    ]


def test_quiet_leaves_only_findings(result: Result) -> None:
    sources = [each.get("source") for each in root(result, quiet=True).iter("error")]
    assert len(sources) == 4
    assert "gouji.not-checked" not in sources
