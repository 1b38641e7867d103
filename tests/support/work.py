"""Work, counted in calls of functions: the same on every machine, however busy it is."""

from __future__ import annotations

import sys
from collections.abc import Callable


def calls(task: Callable[[], object]) -> int:
    """How many functions are called to do this."""
    count = 0

    def called(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        task()
    finally:
        sys.setprofile(before)
    return count // 2  # an end is reported as well
