"""Work that gets out of hand ends without its caller."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest

from gouji.messages.message import Message
from gouji.readers import sandbox
from gouji.text.source import Unreadable

REASON = Message("太旧", "too old")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere work isn't done apart")


def refuse() -> None:
    raise Unreadable(REASON)


def never_end() -> None:
    while True:
        pass


def take_all_memory() -> None:
    taken = []
    while True:
        taken.append(bytes(sandbox.MEMORY // 10))


def test_what_work_returns() -> None:
    assert sandbox.run(lambda: ["甲" * 100_000, None], 60) == ["甲" * 100_000, None]
    assert sandbox.run(lambda: None, 60) is None


def test_what_it_refuses() -> None:
    with pytest.raises(Unreadable) as refused:
        sandbox.run(refuse, 60)
    assert refused.value.reason == REASON


@pytest.mark.parametrize(
    ("work", "seconds"), [(never_end, 0.1), (never_end, 600), (take_all_memory, 60), (lambda: os._exit(1), 60)]
)
def test_work_out_of_hand(work: Callable[[], object], seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "PROCESSOR", 1)
    with pytest.raises(sandbox.OutOfBounds):
        sandbox.run(work, seconds)


def test_memory_of_the_caller_is_not_counted() -> None:
    """A command that has read thousands of files still reads the next PDF."""
    held = bytearray(sandbox.MEMORY)
    assert sandbox.run(lambda: len(bytearray(sandbox.MEMORY // 2)), 60) == len(held) // 2
