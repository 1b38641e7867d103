"""Rows of tables that were not read as such: labels of the form and values, nothing else."""

from __future__ import annotations

import pytest

from gouji.forms.row_lines import is_row_line
from gouji.packs.library import Library

FORM = Library().get("gia-2021").form


@pytest.mark.parametrize(
    "line",
    [
        "一、本年新收政府信息公开申请数量0000000",
        "一、本年新收政府信息公开申请数量：3件",
        "二、上年结转政府信息公开申请数量 0 0 0",
        "三、本年度办理结果（一）予以公开220000022",
        "三、本年度办理结果",
        "三、本年度办理结果（一）予以公开",
        "四、结转下年度继续办理///////",
        "2.重复申请",
        "规章000",
    ],
)
def test_rows(line: str) -> None:
    assert is_row_line(line, FORM)


@pytest.mark.parametrize(
    "line",
    [
        "一、工作开展情况",
        "一、行政许可",
        "（一）重复申请",
        "一、本年新收政府信息公开申请数量比上年减少3件",
        "四、政府信息公开行政复议、行政诉讼情况",
        "2024",
        "",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_row_line(line, FORM)
