from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from gouji.linter.results import FileResult, Result
from gouji.messages.message import Message
from gouji.reporters import junit


def root(result: Result, *, quiet: bool = False) -> etree._Element:
    return etree.fromstring("".join(junit.report(result, "zh", quiet=quiet)).encode())


def outcomes(suite: etree._Element) -> list[tuple[str | None, str, str | None]]:
    """Name, outcome and message of every test."""
    found = []
    for case in suite:
        outcome = case[0] if len(case) else None
        found.append((case.get("name"), "passed" if outcome is None else str(outcome.tag), None))
        if outcome is not None:
            found[-1] = (*found[-1][:2], outcome.get("message") or outcome.text)
    return found


def test_a_file_is_a_suite_and_a_rule_a_test(result: Result) -> None:
    suites = root(result)
    assert dict(suites.attrib) == {"name": "gouji", "tests": "10", "failures": "2", "errors": "1"}
    assert [(suite.get("name"), outcomes(suite)) for suite in suites] == [
        (
            "报告/一.txt",
            [
                ("section-title", "system-out", "报告/一.txt:1:1: info section-title 标题写法不同"),
                ("requests-flow", "failure", "第一项加第二项不等于第三项加第四项 → 现为 12，应为 14（确定）"),
                ("fees-sum", "passed", None),
                ("cell-blank", "passed", None),
            ],
        ),
        (
            "二.docx",
            [
                ("section-title", "passed", None),
                ("requests-flow", "passed", None),
                ("cell-blank", "failure", "[表三 · 上年结转 × 总计] 单元格空着 → 应为 0"),
                ("fees-sum", "skipped", "没有找到表格"),
            ],
        ),
        ("三.txt", [("document-unreadable", "error", "无法读取：已加密")]),
        ("四.md", [("not-checked", "skipped", "已跳过：是 2019 年的报告")]),
    ]


def test_counts_of_a_suite(result: Result) -> None:
    word = root(result)[1]
    assert [word.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["4", "1", "0", "1"]


def test_several_findings_of_a_rule_are_one_failure(result: Result) -> None:
    file = result.files[1]
    (failure,) = root(Result((replace(file, findings=file.findings * 3),))).iter("failure")
    assert str(failure.get("message")).endswith("（同一规则共 3 处）")
    assert len(str(failure.text).splitlines()) == 3


def test_a_rule_that_failed_where_it_could_be_applied_is_not_reported_as_skipped(result: Result) -> None:
    file = result.files[1]
    both = replace(file, findings=(replace(file.findings[0], rule="fees-sum"),))
    assert [outcome for name, outcome, _ in outcomes(root(Result((both,)))[0]) if name == "fees-sum"] == ["failure"]


def test_characters_that_xml_cannot_hold(result: Result) -> None:
    file = result.files[0]
    odd = replace(file.findings[1], path="a\udcff.txt", message=Message("甲\ufffe\x07乙", "…"))
    failure = next(root(Result((replace(file, findings=(odd,)),))).iter("failure"))
    assert str(failure.get("message")).startswith("甲\ufffd乙")


def test_a_run_without_reports() -> None:
    assert len(root(Result((FileResult("说明.md", "skipped"),)))) == 0
