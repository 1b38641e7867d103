"""Names of units as they are compared; ``gouji.records.names``."""

from __future__ import annotations

import pytest

from gouji.records.names import folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("青石镇人民政府", "青石镇 人民政府", True),
        ("青石镇（本级）", "青石镇(本级)", True),
        ("Ａ局", "a局", True),
        ("青石镇", "青石乡", False),
    ],
)
def test_names_of_units(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (folded(one) == folded(other)) is same
