"""Every shape that tables come in is read to the same 200 figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.forms.bind import bind
from gouji.forms.report import Report
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.dialects import DIALECTS
from support.examples import FEWEST
from support.official_form import Address, addresses, grids

FORM = Library().get("gia-2021").form
FIGURES = st.one_of(st.just(0), st.integers(0, 40), st.integers(100, 99_999))


@st.composite
def figures(draw: st.DrawFn) -> Mapping[Address, str]:
    return {address: str(draw(FIGURES)) for address in addresses()}


def report(values: Mapping[Address, str], dialect: str, disputes: str | None = None) -> Report:
    tables = {section: "\n".join(DIALECTS[dialect](grid)) for section, grid in grids(values).items()}
    tables["disputes"] = disputes or tables["disputes"]
    text = f"""石桥镇人民政府2024年政府信息公开工作年度报告

一、总体情况

全年工作按计划推进，各项公开任务均已完成，群众对办事信息的查询更加方便。

二、主动公开政府信息情况

{tables["proactive"]}

三、收到和处理政府信息公开申请情况

{tables["requests"]}

四、政府信息公开行政复议、行政诉讼情况

{tables["disputes"]}

五、存在的主要问题及改进情况

公开栏更新还不够及时，下一步由专人每周检查一次并通报结果。

六、其他需要报告的事项

本年度未收取信息处理费。
"""
    return bind(read(Source("report.txt", text.encode())), FORM)


@pytest.mark.parametrize("dialect", DIALECTS)
@FEWEST
@given(values=figures())
def test_every_dialect_gives_every_figure(dialect: str, values: Mapping[Address, str]) -> None:
    bound = report(values, dialect)
    found = {
        (table.form.id, *address): str(fact.value.number)
        for table in bound.tables
        for address, fact in table.facts.items()
        if fact.doubt <= 0.5
    }
    wrong = {address: found.get(address) for address in values if found.get(address) != values[address]}
    assert not wrong


@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_of_a_table_is_taken_for_narrative(dialect: str) -> None:
    bound = report(dict.fromkeys(addresses(), "7"), dialect)
    assert [len(section.narrative) for section in bound.sections] == [1, 0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    "dialect",
    [
        "tabs",
        "tabs_repeated",
        "pipes",
        "piped_cells",
        "trailing_tabs",
        "cut_by_pages",
        "commas",
        "drawn",
        "ruled",
    ],
)
@FEWEST
@given(blank=st.sampled_from([address for address in addresses() if address[0] == "requests"]))
def test_a_blank_cell_is_blank_and_shifts_nothing(dialect: str, blank: Address) -> None:
    values = {address: str(100 + index) for index, address in enumerate(addresses())} | {blank: ""}
    bound = report(values, dialect)
    found = {
        (table.form.id, *address): "" if fact.value.state == "blank" else str(fact.value.number)
        for table in bound.tables
        for address, fact in table.facts.items()
        if fact.doubt <= 0.5
    }
    assert found == values


@pytest.mark.parametrize("dialect", ["cells", "cells_apart", "spaces", "wide_spaces", "spaces_repeated"])
def test_where_a_blank_has_vanished_nothing_is_guessed(dialect: str) -> None:
    blank = ("requests", "new", "research")
    values = {address: str(100 + index) for index, address in enumerate(addresses())} | {blank: ""}
    bound = report(values, dialect)
    table = bound.table("requests")
    assert table is not None
    sure = {address: str(fact.value.number) for address, fact in table.facts.items() if fact.doubt <= 0.5}
    assert not {address for address in sure if address[0] == "new"}
    assert sure == {address: values[("requests", *address)] for address in sure}
    assert len(sure) >= 18 * 7


def table_of(*rows: str) -> Sequence[str]:
    """Rows of a table; blanks between cells."""
    return ["\t".join(row.split()) for row in rows]


RESULTS = "结果维持 结果纠正 其他结果 尚未审结 总计"
ARRANGEMENTS = {
    "turned": table_of(
        *("行政复议 结果维持 1", "_ 结果纠正 2", "_ 其他结果 3", "_ 尚未审结 4", "_ 总计 10"),
        *("未经复议直接起诉 结果维持 5", "_ 结果纠正 6", "_ 其他结果 7", "_ 尚未审结 8", "_ 总计 26"),
        *("复议后起诉 结果维持 9", "_ 结果纠正 11", "_ 其他结果 12", "_ 尚未审结 13", "_ 总计 45"),
    ),
    "in two pieces": table_of(
        *("行政复议", RESULTS, "1 2 3 4 10", "行政诉讼", "未经复议直接起诉 _ _ _ _ 复议后起诉"),
        *(f"{RESULTS} {RESULTS}", "5 6 7 8 26 9 11 12 13 45"),
    ),
    "in three pieces": table_of(
        *("行政复议", RESULTS, "1 2 3 4 10", "行政诉讼", "未经复议直接起诉", RESULTS, "5 6 7 8 26"),
        *("行政诉讼", "复议后起诉", RESULTS, "9 11 12 13 45"),
    ),
}


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
@pytest.mark.parametrize("separator", ["\t", "\n", " "], ids=["tabs", "a cell a line", "blanks"])
def test_a_table_may_be_turned_or_cut_between_columns(arrangement: str, separator: str) -> None:
    rows = [row.replace("_", "") for row in ARRANGEMENTS[arrangement]]
    if separator != "\t":
        rows = [separator.join(filter(None, row.split("\t"))) for row in rows]
    bound = report(dict.fromkeys(addresses(), "7"), "tabs", "\n".join(rows)).table("disputes")
    assert bound is not None
    found = [bound.facts["cases", column].value.number for column in bound.columns]
    assert found == [1, 2, 3, 4, 10, 5, 6, 7, 8, 26, 9, 11, 12, 13, 45]
    assert max(fact.doubt for fact in bound.facts.values()) <= 0.5
