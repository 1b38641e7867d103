"""Some rows of the gate's table of docs/ci.md in a true run of pre-commit."""

from __future__ import annotations

import pytest

from support.gate import NOT_CALLED, STATES, table
from support.repository import Repository, configure

pytestmark = pytest.mark.xdist_group("hooks")
"""Environments of hooks are built once, in one process."""

TABLE = table()


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    "state",
    [
        "合格",
        "有错",
        "只有警告",
        "空壳",
        "读不了",
        "不支持的类型",
        "引出库外的链接",
        "被排除",
        "被注释抑制",
        "占用标记",
    ],
)
def test_a_row(reports: Repository, hooks: Repository, state: str) -> None:
    configure(reports, hooks, "gouji")
    name = STATES[state](reports.folder)
    reports.git("add", "--all")
    code, output = reports.pre_commit("run", "gouji")
    expected = TABLE[state]["hook"]
    assert (code != 0) == (expected.outcome not in ("0", NOT_CALLED)), output
    assert ("exit code: 2" in output) == (expected.outcome == "2")
    assert (name in output) == (code != 0)
    assert all(word in output for word in expected.words) or code == 0
