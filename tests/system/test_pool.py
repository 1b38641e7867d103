from __future__ import annotations

import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path
from time import sleep

import pytest

from gouji.system import pool
from support.pooled import Heavy, died, doubled, heavy, inverse, is_there, own_process

STARTS = ["spawn", *(["fork"] if sys.platform == "linux" else [])]


@pytest.fixture(params=STARTS)
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "context", lambda **_: get_context(request.param))


@pytest.mark.usefixtures("start")
@pytest.mark.parametrize(("jobs", "count"), [(1, 0), (2, 0), (1, 40), (2, 7), (2, 40), (3, 8)])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    items = range(110, 110 + count)
    assert list(pool.spread(doubled, items, jobs, died)) == [2 * item for item in items]


@pytest.mark.usefixtures("start")
@pytest.mark.parametrize("count", [20, 120])
def test_an_item_that_kills_its_process_is_reported_and_the_others_go_on(count: int) -> None:
    expected = [-item if item % 100 == 7 else 2 * item for item in range(count)]
    assert list(pool.spread(doubled, range(count), 2, died)) == expected


@pytest.mark.usefixtures("start")
def test_whatever_the_sizes_the_order_is_that_of_the_items() -> None:
    sizes = [1, 1, 1, 900, 1, 1, 1, 1, 1, 1, 500, 1]
    items = range(110, 110 + len(sizes))
    assert list(pool.spread(doubled, items, 2, died, sizes)) == [2 * item for item in items]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([1, 1, 1], [0, 1, 2]),
        ([0, 0], [0, 1]),
        ([*[1] * 20, 500, *[1] * 20, 900], [41, 20, *range(20), *range(21, 41)]),
    ],
)
def test_large_items_are_begun_first(sizes: list[int], expected: list[int]) -> None:
    assert pool.begun(sizes) == expected


@pytest.mark.usefixtures("start")
def test_what_items_share_is_sent_at_most_once_a_process(tmp_path: Path) -> None:
    shared = Heavy(tmp_path)
    assert list(pool.spread(heavy, [(number, shared) for number in range(40)], 2, lambda _: -1)) == list(range(40))
    assert len(list(tmp_path.iterdir())) <= 2


@pytest.mark.usefixtures("start")
def test_what_goes_wrong_with_an_item_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(pool.spread(inverse, range(-8, 8), 2, lambda _: 0.0))


@pytest.mark.usefixtures("start")
def test_processes_end_with_whoever_wants_no_more_of_them() -> None:
    results = pool.spread(own_process, range(40), 2, lambda _: 0)
    started = {next(results), next(results)}
    results.close()  # type: ignore[attr-defined]  # a generator
    assert not any(map(is_there, started))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is a copy of another")
def test_processes_end_with_their_parent() -> None:
    code = "import os, signal; from gouji.system import pool; from support.pooled import own_process, died\n"
    code += "results = pool.spread(own_process, range(40), 2, died)\n"
    code += "print(*{next(results) for _ in range(20)}, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    run = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, check=False, cwd=Path(__file__).parents[1]
    )
    started = list(map(int, run.stdout.split()))
    assert started
    for _ in range(100):
        if not any(map(is_there, started)):
            return
        sleep(0.1)
    pytest.fail("they wait for somebody who is dead")


def test_at_least_one_processor() -> None:
    assert pool.processors() >= 1
