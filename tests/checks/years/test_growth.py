from __future__ import annotations

import pytest
from msgspec.structs import replace

from support.two_years import compared, fault, record, unevaluated

RULE = "growth-figures"
WAYS = ("requests.new@total", "requests.carried_in@total")


def read(text: str, this: int = 36, last: int = 31) -> list[tuple[str | None, str | None]]:
    """What is misstated and what it should be, where so many requests were received in the two years."""
    own = record(2023, sections={"overview": f"（二）依申请公开。{text}"}, cells={WAYS[0]: this})
    found = compared(RULE, own, record(2022, cells={WAYS[0]: last}))
    return [(each.actual, each.expected) for each in found]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开申请36件，同比上升16.13%，按期办结36件。",
        "新收到依申请公开36件，较上年（31件）增加5件，增幅16.1%。",
        "全年收到政府信息公开申请36件，与上年相比增加5件。",
        "全年收到政府信息公开申请36件，比2022年增长约20%。",
        "全年收到政府信息公开申请36件，办结率同比提高5%。",
        "全年收到政府信息公开申请36件，其中线上30件，同比增长50%。",
        "全年收到政府信息公开申请36件，比2021年增长50%。",
        "全年收到政府信息公开申请36件。网站公开信息412条，同比增长50%。",
        "申请量同比增长16%。",
    ],
)
def test_what_agrees_and_what_is_about_something_else(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年收到政府信息公开申请36件，同比上升20%。", ("20", "16")),
        ("全年收到政府信息公开申请36件（同比增长16.2%）。", ("16.2", "16.1")),
        ("全年收到政府信息公开申请36件，比上年增加6件，增长16.1%。", ("6", "5")),
        ("全年收到政府信息公开申请36件，比上年减少5件。", ("5", "-5")),
        ("申请量同比增长30%。", ("30", "16")),
        ("与上年相比，申请量下降16%。", ("16", "-16")),
        ("上年度收到政府信息公开申请30件。", ("30", "31")),
    ],
)
def test_what_is_misstated(text: str, found: tuple[str, str]) -> None:
    assert read(text) == [found]


def test_what_was_on_hand_may_be_compared_as_well() -> None:
    own = record(
        2023,
        sections={"overview": "（二）依申请公开。收到政府信息公开申请36件，同比增长50%。"},
        cells={WAYS[0]: 36, WAYS[1]: 9},
    )
    assert compared(RULE, own, record(2022, cells={WAYS[0]: 28, WAYS[1]: 2})) == []


def test_a_finding_names_the_cells_of_both_reports() -> None:
    text = "（二）依申请公开。全年收到政府信息公开申请36件，同比上升20%。"
    found = fault(
        RULE, record(2023, sections={"overview": text}, cells={WAYS[0]: 36}), record(2022, cells={WAYS[0]: 31})
    )
    assert found.message.zh.startswith("正文写“同比上升20%”，按两年报告的数字应为 16%")
    assert found.where.section == "overview"
    assert [(each.path, each.where.row) for each in found.related] == [("2022.md", "new"), (None, "new")]


def test_the_place_is_that_of_the_figure() -> None:
    lines = ["# 青石县水利局2023年政府信息公开工作年度报告", "", "## 一、总体情况", ""]
    lines += ["（二）依申请公开。收到政府信息公开申请36件，同比上升20%。"]
    page = "\n".join(lines)
    own = record(2023, document=page)
    assert [passage.place and passage.place.line for passage in own.passages] == [5]
    cells = record(2023, cells={WAYS[0]: 36}).cells
    found = fault(RULE, replace(own, cells=cells), record(2022, cells={WAYS[0]: 31}))
    place = found.place
    assert place
    assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == "20"


def test_without_last_years_figure_it_is_not_evaluated() -> None:
    own = record(
        2023, sections={"overview": "（二）依申请公开。收到政府信息公开申请36件，同比上升20%。"}, cells={WAYS[0]: 36}
    )
    last = record(2022, cells={WAYS[0]: "/"})
    assert unevaluated(RULE, own, last).startswith("places in the text that compare with last year")
