"""Whose document it is, read from its title by the shape of the template; ``gouji.scaffold.report.titles``."""

from __future__ import annotations

import pytest

from gouji.scaffold.report.titles import unit_in

REPORT = "{unit}{year}年政府信息公开工作年度报告"
FOIA = "{unit} - Annual FOIA Report, Fiscal Year {year}"


@pytest.mark.parametrize(
    ("shape", "title", "unit"),
    [
        (REPORT, "青石县水利局2024年政府信息公开工作年度报告", "青石县水利局"),
        (REPORT, "青石县水利局　2024 年政府信息公开工作年度报告", "青石县水利局"),
        (REPORT, "2024年政府信息公开工作年度报告", None),
        (REPORT, "青石县水利局2024年度工作总结", None),
        (FOIA, "Bureau of Tides - Annual FOIA Report, Fiscal Year 2024", "Bureau of Tides"),
        ("Report of {unit}", "Report of the Bureau of Tides", "the Bureau of Tides"),
        ("年度报告", "年度报告", None),
        ("{unit}（{year}）", "青石县水利局（2024）", "青石县水利局"),
    ],
)
def test_the_name_in_a_title(shape: str, title: str, unit: str | None) -> None:
    assert unit_in(title, shape) == unit
