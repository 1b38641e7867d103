"""The end to the time that a file may take; ``gouji.system.deadline``."""

from __future__ import annotations

from unittest.mock import Mock

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


def test_where_the_processor_did_less_than_the_wall_shows_its_time_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine. Its clock costs a call of the system, and is read only where time may be over."""
    wall, processor = Mock(return_value=0.0), Mock(return_value=0.0)
    monkeypatch.setattr(deadline, "monotonic", wall)
    monkeypatch.setattr(deadline, "process_time", processor)
    with deadline.within(20):
        wall.return_value, processor.return_value = 19.999, 5.0
        assert deadline.left(1.0) == 1.0
        wall.return_value, processor.return_value = 30.0, 6.0
        before = processor.call_count
        assert [deadline.left(1.0) for _ in range(9)] == [1.0] * 9
        assert not deadline.over()
        assert processor.call_count == before
        wall.return_value, processor.return_value = 45.0, 19.5
        assert deadline.left(1.0) == 0.5
        processor.return_value = 20.0
        wall.return_value = 46.0
        assert deadline.over()


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
