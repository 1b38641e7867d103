"""Lists that stand side by side in one grid, and grids that only look like such."""

from __future__ import annotations

import pytest

from support.pack_files import bound, form_of

HEAD = "## 一、收支\n\n"
TWO = form_of("""
sections: [{id: money, number: 一, title: 收支}]
tables:
  - id: income
    section: money
    name: {zh: 收入, en: income}
    columns: [{id: item, label: 项目, values: key}, {id: line, label: 行次, values: text}, {id: sum, label: 金额}]
    rows: [{id: grants, label: 补助}, {id: other, label: 其他}, {id: total, label: 总计}]
  - id: spent
    section: money
    name: {zh: 支出, en: spending}
    columns: [{id: item, label: 项目, values: key}, {id: line, label: 行次, values: text}, {id: sum, label: 金额}]
    rows: [{id: kinds, key: item, any: ['.+费']}, {id: total, label: 总计}]
""")
GRID = """
| 收入 | | | 支出 | | |
|---|---|---|---|---|---|
| 项目 | 行次 | 金额 | 项目 | 行次 | 金额 |
| 补助 | 1 | 80 | 修船费 | 4 | 70 |
| 其他 | 2 | 20 | 灯油费 | 5 | 30 |
|  |  |  |  | 6 |  |
| 总计 | 3 | 100 | 总计 | 7 | 100 |
"""


def figures(form_text: object, document: str) -> dict[str, dict[str, object]]:
    report = bound(form_text, document)  # type: ignore[arg-type] - a form
    return {
        table.form.id: {row: fact.value.number for (row, column), fact in table.facts.items() if column == "sum"}
        for table in report.tables
    }


def test_two_lists_are_read_one_below_the_other() -> None:
    report = bound(TWO, HEAD + GRID)
    assert figures(TWO, HEAD + GRID) == {
        "income": {"grants": 80, "other": 20, "total": 100},
        "spent": {"kinds.修船费": 70, "kinds.灯油费": 30, "total": 100},
    }
    assert [table.extra_rows for table in report.tables] == [(), ()]


THREE = form_of("""
sections: [{id: money, number: 一, title: 收支}]
tables:
  - id: paid
    section: money
    name: {zh: 付款, en: payments}
    columns: [{id: code, label: 编码, values: key}, {id: words, label: 名称, values: text}, {id: sum, label: 金额}]
    rows:
      - {id: crew, key: code, named: words, any: ['1\\d*']}
      - {id: crew_total, label: 船员合计}
      - {id: office, key: code, named: words, any: ['[23]\\d*']}
      - {id: office_total, label: 公务合计}
""")
BLANK = """
| 船员 | | | 公务 | | | | | |
|---|---|---|---|---|---|---|---|---|
| 编码 | 名称 | 金额 | 编码 | 名称 | 金额 | 编码 | 名称 | 金额 |
| 1 | 工资 | 9 | 2 | 办公 | 4 | 3 | 设备 | 1 |
| 101 | 基本工资 | 9 | 201 | 纸张 | 4 |  |  |  |
| 船员合计 | | 9 | 公务合计 | | | | | 5 |
"""
SPANS = """
<table>
<tr><th colspan="3">船员</th><th colspan="6">公务</th></tr>
<tr><td>编码</td><td>名称</td><td>金额</td><td>编码</td><td>名称</td><td>金额</td><td>编码</td><td>名称</td><td>金额</td></tr>
<tr><td>1</td><td>工资</td><td>9</td><td>2</td><td>办公</td><td>4</td><td>3</td><td>设备</td><td>1</td></tr>
<tr><td>101</td><td>基本工资</td><td>9</td><td>201</td><td>纸张</td><td>4</td><td></td><td></td><td></td></tr>
<tr><td colspan="2">船员合计</td><td>9</td><td colspan="5">公务合计</td><td>5</td></tr>
</table>
"""


@pytest.mark.parametrize("grid", [pytest.param(BLANK, id="blank cells"), pytest.param(SPANS, id="merged cells")])
def test_a_total_under_several_lists_is_that_of_the_list_where_it_begins(grid: str) -> None:
    assert figures(THREE, HEAD + grid) == {
        "paid": {
            "crew.1": 9,
            "crew.1.101": 9,
            "crew_total": 9,
            "office.2": 4,
            "office.2.201": 4,
            "office.3": 1,
            "office_total": 5,
        }
    }


def test_columns_that_a_header_says_again_are_no_lists() -> None:
    form = form_of("""
sections: [{id: money, number: 一, title: 收支}]
tables:
  - id: plan
    section: money
    name: {zh: 预算, en: plan}
    corner: [项目]
    columns:
      - {id: plan, label: 预算数, columns: [{id: sum, label: 合计}, {id: boat, label: 船}]}
      - {id: done, label: 决算数, columns: [{id: sum, label: 合计}, {id: boat, label: 船}]}
    rows: [{id: one, label: 北码头}, {id: two, label: 南码头}]
""")
    grid = "| 项目 | 预算数 | | 决算数 | |\n|---|---|---|---|---|\n| | 合计 | 船 | 合计 | 船 |\n"
    (table,) = bound(form, f"{HEAD}{grid}| 北码头 | 1 | 2 | 3 | 4 |\n| 南码头 | 5 | 6 | 7 | 8 |\n").tables
    assert [fact.value.number for fact in table.facts.values()] == [1, 2, 3, 4, 5, 6, 7, 8]


NAMELESS = form_of("""
sections: [{id: money, number: 一, title: 收支}]
tables:
  - id: fees
    section: money
    name: {zh: 费用, en: fees}
    columns: [{id: all, label: 合计}, {id: boat, label: 船费}, {id: oil, label: 油费}]
    rows: [{id: money, label: ''}]
""")


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        pytest.param(["1 | 2 | 3", "15 | 0 | 12"], [15, 0, 12], id="over the figures"),
        pytest.param(["1 | 2 | 3"], [1, 2, 3], id="not as the only row"),
    ],
)
def test_numbers_of_columns_are_no_figures(rows: list[str], read: list[int]) -> None:
    grid = "| 合计 | 船费 | 油费 |\n|---|---|---|\n" + "".join(f"| {row} |\n" for row in rows)
    (table,) = bound(NAMELESS, HEAD + grid).tables
    assert [fact.value.number for fact in table.facts.values()] == read
