from __future__ import annotations

import os

import pytest

from gouji.system import pool


def doubled(number: int) -> int:
    if number == 7:
        os._exit(1)  # as the system does with a process that takes too much memory
    return 2 * number


def died(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 40])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    items = range(100, 100 + count)
    assert list(pool.spread(doubled, items, jobs, died)) == [2 * item for item in items]


def test_an_item_that_kills_its_process_is_reported_and_the_others_go_on() -> None:
    expected = [-7 if item == 7 else 2 * item for item in range(20)]
    assert list(pool.spread(doubled, range(20), 2, died)) == expected


def test_at_least_one_processor() -> None:
    assert pool.processors() >= 1
