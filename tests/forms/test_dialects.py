"""Every shape that tables come in is read to the same 200 figures."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.forms import lay
from gouji.forms.report import Report
from gouji.packs.library import Library
from gouji.readers import read
from gouji.source import Source
from support.dialects import DIALECTS
from support.official_form import Address, addresses, grids

FORM = Library().get("gia-2021").form
FIGURES = st.one_of(st.just(0), st.integers(0, 40), st.integers(100, 99_999))


@st.composite
def figures(draw: st.DrawFn) -> Mapping[Address, str]:
    return {address: str(draw(FIGURES)) for address in addresses()}


def report(values: Mapping[Address, str], dialect: str) -> Report:
    tables = {section: "\n".join(DIALECTS[dialect](grid)) for section, grid in grids(values).items()}
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
    return lay(read(Source("report.txt", text.encode())), FORM)


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=15, deadline=None)
@given(values=figures())
def test_every_dialect_gives_every_figure(dialect: str, values: Mapping[Address, str]) -> None:
    laid = report(values, dialect)
    found = {
        (table.form.id, *address): str(fact.value.number)
        for table in laid.tables
        for address, fact in table.facts.items()
        if fact.doubt <= 0.5
    }
    wrong = {address: found.get(address) for address in values if found.get(address) != values[address]}
    assert not wrong


@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_of_a_table_is_taken_for_narrative(dialect: str) -> None:
    laid = report(dict.fromkeys(addresses(), "7"), dialect)
    assert [len(section.narrative) for section in laid.sections] == [1, 0, 0, 0, 1, 1]


@pytest.mark.parametrize("dialect", ["tabs", "tabs_repeated", "pipes", "piped_cells", "trailing_tabs", "cut_by_pages"])
@settings(max_examples=15, deadline=None)
@given(blank=st.sampled_from([address for address in addresses() if address[0] == "requests"]))
def test_a_blank_cell_is_blank_and_shifts_nothing(dialect: str, blank: Address) -> None:
    values = {address: str(100 + index) for index, address in enumerate(addresses())} | {blank: ""}
    laid = report(values, dialect)
    found = {
        (table.form.id, *address): "" if fact.value.state == "blank" else str(fact.value.number)
        for table in laid.tables
        for address, fact in table.facts.items()
        if fact.doubt <= 0.5
    }
    assert found == values


@pytest.mark.parametrize("dialect", ["cells", "cells_apart", "spaces"])
def test_where_a_blank_has_vanished_nothing_is_guessed(dialect: str) -> None:
    blank = ("requests", "new", "research")
    values = {address: str(100 + index) for index, address in enumerate(addresses())} | {blank: ""}
    laid = report(values, dialect)
    table = laid.table("requests")
    assert table is not None
    sure = {address: str(fact.value.number) for address, fact in table.facts.items() if fact.doubt <= 0.5}
    assert not {address for address in sure if address[0] == "new"}
    assert sure == {address: values[("requests", *address)] for address in sure}
    assert len(sure) >= 18 * 7
