"""The end to the time that a file may take; ``gouji.system.deadline``."""

from __future__ import annotations

import pytest

from gouji.system import deadline
from gouji.system.deadline import OutOfTime


def test_without_an_end_there_is_always_time() -> None:
    deadline.check()
    assert not deadline.over()
    assert deadline.left(1.0) == 1.0


def test_there_is_never_more_time_than_is_left() -> None:
    with deadline.within(1000):
        deadline.check()
        assert deadline.left(1.0) == 1.0
        assert 0 < deadline.left(5000) <= 1000


def test_when_the_time_is_over_nothing_goes_on() -> None:
    with deadline.within(-1):
        assert deadline.over()
        with pytest.raises(OutOfTime):
            deadline.check()
        with pytest.raises(OutOfTime):
            deadline.left(1.0)
    assert not deadline.over()


def test_of_two_ends_the_nearer_holds() -> None:
    with deadline.within(1000):
        with deadline.within(-1):
            assert deadline.over()
        assert not deadline.over()
    with deadline.within(-1), deadline.within(1000):
        assert deadline.over()
