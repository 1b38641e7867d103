from __future__ import annotations

from msgspec.structs import replace

from gouji.linter.results import Result
from gouji.messages.message import Message
from gouji.reporters import text
from gouji.reporters.shared.terminal import Screen


def test_in_chinese(result: Result) -> None:
    assert (
        "".join(text.report(result, "zh"))
        == """\
报告/一.txt (gia-2021)
  错误  requests-flow  3:6  表三 · 上年结转 × 总计
    第一项加第二项不等于第三项加第四项
        3 | 上年结转  12  0
          |           ^^
    → 现为 12，应为 14（确定）
      9:1 表三 · 总计：10 + 12 ≠ 24
  提示  section-title  1:1
    标题写法不同
        1 | 一、总的情况
          | ^^^^^^^^

二.docx (gia-2021)
  错误  cell-blank  表三 · 上年结转 × 总计
    单元格空着
    → 应为 0
  只读取了一部分：图片中的文字没有读
  未评估 fees-sum：没有找到表格
  未评估 fees-sum：没有找到行

三.txt
  错误  document-unreadable
    无法读取：已加密

四.md
  已跳过：是 2019 年的报告

检查了 2 个文件；错误 3，警告 0，提示 1；跳过 2 个文件（其中 1 个已说明原因）；无法检查 1 个文件；未评估的规则：fees-sum
"""
    )


def test_in_english(result: Result) -> None:
    lines = "".join(text.report(result, "en")).splitlines()
    assert lines[1:3] == [
        "  error  requests-flow  3:6  表三 · 上年结转 × 总计",
        "    items 1 and 2 do not add up to items 3 and 4",
    ]
    assert lines[5] == "    → found 12, expected 14 (certain)"
    assert lines[-1] == (
        "files checked: 2; errors: 3, warnings: 0, infos: 1; skipped: 2 (with a reason above: 1); could not be "
        "checked: 1; rules not evaluated: fees-sum"
    )


def test_quiet_leaves_only_findings(result: Result) -> None:
    lines = "".join(text.report(result, "zh", quiet=True)).splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "报告/一.txt (gia-2021)",
        "二.docx (gia-2021)",
        "三.txt",
    ]
    assert not any("未评估" in line or "只读取" in line for line in lines)


def test_a_place_that_the_message_names_is_not_said_twice(result: Result) -> None:
    file = result.files[1]
    finding = replace(file.findings[0], message=Message("请填写表三 · 上年结转 × 总计", "…"), expected=None)
    lines = "".join(text.report(Result((replace(file, findings=(finding,)),)), "zh", quiet=True)).splitlines()
    assert lines == ["二.docx (gia-2021)", "  错误  cell-blank", "    请填写表三 · 上年结转 × 总计", ""]


def test_nothing_found() -> None:
    assert "".join(text.report(Result(()), "zh")) == "检查了 0 个文件；错误 0，警告 0，提示 0\n"


def test_colours_only_where_asked(result: Result) -> None:
    assert "\033" not in "".join(text.report(result, "zh"))
    coloured = "".join(text.report(result, "zh", screen=Screen(colour=True)))
    assert "\033[31m错误\033[0m" in coloured
    assert "\033[31m^^\033[0m" in coloured
