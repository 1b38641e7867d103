from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.findings.model import Severity
from gouji.linter.results import Result
from gouji.messages.message import plain
from gouji.reporters import github
from gouji.text.source import Place


def lines(result: Result, *, quiet: bool = False) -> list[str]:
    return "".join(github.report(result, "zh", quiet=quiet)).splitlines()


def test_errors_first_then_what_was_not_checked(result: Result) -> None:
    *findings, notice = lines(result)
    assert findings == [
        (
            "::error file=报告/一.txt,line=3,endLine=3,col=6,endColumn=8,title=requests-flow::"
            "第一项加第二项不等于第三项加第四项 → 现为 12，应为 14（确定）"
        ),
        "::error file=二.docx,title=cell-blank::[表三 · 上年结转 × 总计] 单元格空着 → 应为 0",
        "::error file=三.txt,title=document-unreadable::无法读取：已加密",
        "::notice file=报告/一.txt,line=1,endLine=1,col=1,endColumn=5,title=section-title::标题写法不同",
    ]
    assert notice.split("%0A") == [
        (
            "::notice title=gouji::检查了 2 个文件；错误 3，警告 0，提示 1；跳过 2 个文件（其中 1 个已说明原因）；"
            "无法检查 1 个文件；未评估的规则：fees-sum"
        ),
        "二.docx: 只读取了一部分：图片中的文字没有读",
        "二.docx: 未评估的规则：fees-sum",
        "四.md: 已跳过：是 2019 年的报告",
    ]


def test_quiet_leaves_only_findings(result: Result) -> None:
    assert not any(line.startswith("::notice title=gouji::") for line in lines(result, quiet=True))


def test_what_would_end_a_command_is_escaped(result: Result) -> None:
    file = result.files[0]
    finding = replace(file.findings[0], path="甲,乙:丙%.txt", message=plain("100% 相同：甲::乙"), place=None)
    assert lines(Result((replace(file, findings=(finding,)),))) == [
        "::notice file=甲%2C乙%3A丙%25.txt,title=section-title::100%25 相同：甲::乙"
    ]


def test_columns_only_on_one_line(result: Result) -> None:
    file = result.files[0]
    finding = replace(file.findings[0], place=Place(2, 3, 4, 1), message=plain("…"))
    assert lines(Result((replace(file, findings=(finding,)),))) == [
        "::notice file=报告/一.txt,line=2,endLine=4,title=section-title::…"
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "shown", "left_out"),
    [
        (10, 10, 9, (10, 10, 9), None),
        (11, 2, 0, (10, 2, 0), (1, 0, 0)),
        (0, 0, 10, (0, 0, 9), (0, 0, 1)),  # the tenth notice is the one that counts the rest
        (300, 12, 40, (10, 10, 9), (290, 2, 31)),
    ],
)
def test_limits(
    result: Result,
    errors: int,
    warnings: int,
    infos: int,
    shown: tuple[int, int, int],
    left_out: tuple[int, int, int] | None,
) -> None:
    file = result.files[0]
    severities: list[Severity] = ["info"] * infos + ["warning"] * warnings + ["error"] * errors
    findings = tuple(replace(file.findings[0], severity=severity) for severity in severities)
    out = lines(Result((replace(file, findings=findings),)))
    reported = [line for line in out if not line.startswith("::notice title=gouji::")]
    kinds = [line.split(" ")[0] for line in reported]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    assert tuple(map(kinds.count, ("::error", "::warning", "::notice"))) == shown
    sentence = "::notice title=gouji::另有 {} 个错误、{} 个警告、{} 个提示没有列出（GitHub 只显示每一步的前 10 条）"
    assert out[len(reported) :] == ([sentence.format(*left_out)] if left_out else [])
