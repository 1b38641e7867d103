"""What tells two units apart by their names."""

from __future__ import annotations

import pytest

from gouji.checks.copies.names import telling_part


@pytest.mark.parametrize(
    ("name", "beside", "part"),
    [
        ("青石镇人民政府", "白河镇人民政府", "青石镇"),
        ("东河镇人民政府", "西河镇人民政府", "东河镇"),
        ("青石县教育局", "青石县水利局", "教育局"),
        ("青石县水利局", "白河县水利局", "青石县"),
        ("青石县高新一区", "青石县高新二区", "新一区"),
        ("Town of Ashford", "Town of Ashby", "Ashford"),
        ("Department of Health", "Department of Housing", "Health"),
        ("青石县水利局", "青石县水利局", ""),
        ("青石县", "青石县水利局", ""),
        ("", "青石县", ""),
    ],
)
def test_the_telling_part(name: str, beside: str, part: str) -> None:
    assert telling_part(name, beside) == part
