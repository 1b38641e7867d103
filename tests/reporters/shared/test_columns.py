from __future__ import annotations

import pytest

from gouji.reporters.shared.columns import in_bytes


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("上年结转\t12", 1, 1),
        ("上年结转\t12", 6, 14),
        ("𠮷祥村", 2, 5),
        ("abc", 3, 3),
        ("", 1, 1),
        ("一", 2, 4),
        ("\udcff一", 2, 2),
    ],
)
def test_bytes_of_utf8(line: str, column: int, expected: int) -> None:
    assert in_bytes(line, column) == expected
