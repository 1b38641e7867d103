from __future__ import annotations

from msgspec.structs import replace

from gouji.findings.model import NotEvaluated
from gouji.linter.results import Author, FileResult, Result
from gouji.messages.message import Message
from gouji.reporters import concise


def test_one_line_for_each_finding_and_for_each_thing_not_checked(result: Result) -> None:
    assert (
        "".join(concise.report(result, "zh"))
        == """\
报告/一.txt:1:1: info section-title 标题写法不同
报告/一.txt:3:6: error requests-flow 第一项加第二项不等于第三项加第四项 → 现为 12，应为 14（确定）
二.docx: error cell-blank [表三 · 上年结转 × 总计] 单元格空着 → 应为 0
二.docx: info 只读取了一部分：图片中的文字没有读
二.docx: info 未评估的规则：fees-sum
三.txt: error document-unreadable 无法读取：已加密
四.md: info 已跳过：是 2019 年的报告
"""
    )


def test_quiet_leaves_only_findings(result: Result) -> None:
    lines = list(concise.report(result, "en", quiet=True))
    assert [line.split(":")[0] for line in lines] == ["报告/一.txt", "报告/一.txt", "二.docx", "三.txt"]


def lacking(name: str, unit: str, year: int = 2022) -> FileResult:
    reason = Message(f"没有找到 {unit} {year} 年的报告", f"found no report of {unit} for {year}")
    verdict = NotEvaluated(name, "years", "carried-over", "gia-2021", reason, "last_year")
    author = Author(unit, year + 1)
    return FileResult(name, "read", "gia-2021", not_evaluated=(verdict,), asked=frozenset({"last_year"}), author=author)


def test_of_many_files_that_lack_the_same_the_first_are_named_and_all_are_counted() -> None:
    files = [lacking(f"{number}.md", f"第{number}村") for number in range(5)]
    another = lacking("9.md", "第9村", 2021)
    lines = list(concise.report(Result((*files, another)), "zh"))
    assert lines == [
        *(
            f"{number}.md: info 未与其他报告对照（1 条规则）：没有找到 第{number}村 2022 年的报告\n"
            for number in range(3)
        ),
        "3.md: info 同样未与其他报告对照；这样的文件共 5 个（--format full 逐个列出）\n",
        "9.md: info 未与其他报告对照（1 条规则）：没有找到 第9村 2021 年的报告\n",
    ]
    assert list(concise.report(Result((*files, another)), "zh", quiet=True)) == []


def test_silent_where_nothing_is_to_be_said() -> None:
    assert not list(concise.report(Result((FileResult("一.txt", "read", "gia-2021"),)), "zh"))


def test_a_finding_stays_on_its_line_and_cannot_control_the_terminal(result: Result) -> None:
    file = result.files[0]
    finding = replace(file.findings[0], path="一\n二.txt", message=Message("第一行\n第二行\033[2J", "…"))
    lines = list(concise.report(Result((replace(file, findings=(finding,)),)), "zh"))
    assert lines == ["一 二.txt:1:1: info section-title 第一行 第二行[2J\n"]


def test_what_the_message_says_already_is_not_said_again(result: Result) -> None:
    file = result.files[0]
    reported = replace(file.findings[1], message=Message("现为 12，应为 14", "12 should be 14"))
    half = replace(file.findings[1], message=Message("第 14.5 项现为 12", "item 14.5 says 12"))
    lines = list(concise.report(Result((replace(file, findings=(reported, half)),)), "zh"))
    assert lines == [
        "报告/一.txt:3:6: error requests-flow 现为 12，应为 14\n",
        "报告/一.txt:3:6: error requests-flow 第 14.5 项现为 12 → 应为 14（确定）\n",
    ]


def test_a_file_that_was_not_read_is_reported_even_if_its_finding_is_ignored() -> None:
    file = FileResult("三.txt", "unreadable", reason=Message("已加密", "encrypted"))
    assert list(concise.report(Result((file,)), "en")) == ["三.txt: info cannot be read: encrypted\n"]


def test_a_place_that_the_message_begins_with_is_not_said_twice(result: Result) -> None:
    file = result.files[1]
    finding = replace(file.findings[0], message=Message("表三 · 上年结转 × 总计空着", "…"), expected=None)
    lines = list(concise.report(Result((replace(file, findings=(finding,)),)), "zh", quiet=True))
    assert lines == ["二.docx: error cell-blank 表三 · 上年结转 × 总计空着\n"]
