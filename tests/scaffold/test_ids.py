"""Ids that are made from labels."""

from __future__ import annotations

import pytest

from gouji.scaffold.ids import ids


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["First half", "Whole year"], ["first_half", "whole_year"]),
        (["Number of Grants", "Number of Denials"], ["grants", "denials"]),
        (["Ex. 1", "Ex. 7(A)"], ["ex_1", "ex_7_a"]),
        (["1-20 Days", "TOTAL"], ["c1_20_days", "total"]),
        (["一、新收", "（二）结转"], ["新收", "结转"]),
        (["收到和处理潮汐信息公开申请情况", "其他"], ["c1", "其他"]),
        (["Column", "For every one"], ["column_2", "for_every_one"]),
        (["合计", "上年"], ["合计", "上年_2"]),
        (["A", "a", "a"], ["a", "a_2", "a_3"]),
        ([""], ["c1"]),
    ],
)
def test_of_labels(labels: list[str], found: list[str]) -> None:
    assert ids(labels, "c") == found
