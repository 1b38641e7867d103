"""Documents that are too much for the process that checks them; ``gouji.serving.workers``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.linter.results import FileResult
from gouji.linter.session import Session
from gouji.serving.workers import Workers
from support.failing import FailingChecker

pytestmark = pytest.mark.xdist_group("serve")


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    """One process, which has twenty seconds for a document: it may begin with being started."""
    found = Workers(FailingChecker(Session(), "zh"), str(tmp_path_factory.mktemp("temporary")), 1, seconds=20)
    yield found
    found.end()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("slow", "用时超过 20 秒，已经停止"),
        ("killed", "检查它的进程中断了，多半是内存不足：请关闭其他程序再试，或把文件拆小"),
        ("memory", "检查它的进程中断了，多半是内存不足：请关闭其他程序再试，或把文件拆小"),
        ("error", "ValueError: error"),
    ],
)
def test_what_went_wrong_is_told_and_the_next_one_is_checked(workers: Workers, name: str, said: str) -> None:
    failed = workers.check(name, b"").result
    assert (failed.status, failed.crashed) == ("unreadable", True)
    assert failed.reason
    assert said in failed.reason.zh
    assert workers.check("sound", b"").result.status == "read"
    assert workers.page([FileResult("a", "read"), FileResult("b", "read")]) == "ab"


def test_none_is_left_at_the_end(tmp_path: Path) -> None:
    workers = Workers(FailingChecker(Session(), "zh"), str(tmp_path), 2, seconds=20)
    workers.end()
    assert workers.check("sound", b"").result.crashed
