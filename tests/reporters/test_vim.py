from __future__ import annotations

from msgspec.structs import replace

from gouji.linter.results import Result
from gouji.reporters import concise, vim


def test_columns_count_bytes_and_all_else_is_as_in_concise(result: Result) -> None:
    ours, theirs = list(vim.report(result, "zh")), list(concise.report(result, "zh"))
    assert len(ours) == len(theirs)
    assert [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other] == [
        (
            "报告/一.txt:3:14: error requests-flow 第一项加第二项不等于第三项加第四项 → 现为 12，应为 14（确定）\n",
            "报告/一.txt:3:6: error requests-flow 第一项加第二项不等于第三项加第四项 → 现为 12，应为 14（确定）\n",
        )
    ]


def test_a_line_that_is_not_at_hand_keeps_its_column(result: Result) -> None:
    file = replace(result.files[0], lines={})
    assert list(vim.report(Result((file,)), "zh"))[1].startswith("报告/一.txt:3:6: ")
